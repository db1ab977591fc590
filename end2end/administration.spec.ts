import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ada, casey, olga, robin, type Person } from "./support/people.js";
import { signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

// The manual's own procedures, each with its steps. That a CSR is added by Add User stands in users.spec.ts.

async function toGroups(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("link", { name: "Administration" }).click();
  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Groups" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Groups" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Administration" })).toHaveAttribute("aria-current", "true");
  await live(page);
}

async function addGroup(page: Page, name: string): Promise<void> {
  await toGroups(page);
  await page.getByRole("link", { name: "Add group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New group" })).toBeVisible();
  await live(page);
  await page.getByLabel("Name in English").fill(name);
  await page.getByLabel("Name in Japanese").fill(`${name} 班`);
  await page.getByLabel("For whom").selectOption("Staff");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await live(page);
}

async function openGroup(page: Page, name: string): Promise<void> {
  await toGroups(page);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await live(page);
}

const members = (page: Page) => page.getByRole("region", { name: "Members" });

async function addUsers(page: Page, ...people: Person[]): Promise<void> {
  const add = page.getByRole("region", { name: "Add users" });
  for (const { name } of people) await add.getByLabel(name).check();
  await add.getByRole("button", { name: "Add to group" }).click();
  for (const { name } of people) await expect(members(page).getByLabel(name)).toBeVisible();
  await live(page);
}

test("Add users to a group, and remove users from it", async ({ page }) => {
  await signIn(page, ada);
  await addGroup(page, "Night shift");
  await addUsers(page, casey, robin, olga);
  await expect(page.getByText("3 users were added.")).toBeVisible();

  await openGroup(page, "Night shift");
  for (const { name } of [casey, robin]) await members(page).getByLabel(name).check();
  await members(page).getByRole("button", { name: "Remove from group" }).click();
  await expect(page.getByText("2 users were removed.")).toBeVisible();
  await expect(members(page).getByLabel(casey.name)).toHaveCount(0);
  await expect(members(page).getByLabel(olga.name)).toBeVisible();
});

test("Delete a group: not while it is in use, and never a built-in one", async ({ page, allow }) => {
  allow(422);
  // The page of what is deleted is read again before the list takes its place.
  allow(404);
  await signIn(page, ada);
  await addGroup(page, "Holiday cover");
  await addUsers(page, olga);
  await toGroups(page);
  const row = page.getByRole("row").filter({ hasText: "Holiday cover" });
  await row.getByRole("button", { name: "Delete: Holiday cover" }).click();
  await expect(page.getByRole("main")).toContainText(olga.name);
  await expect(row).toBeVisible();
  const csr = page.getByRole("row").filter({ has: page.getByRole("link", { name: "CSR", exact: true }) });
  await expect(csr).toContainText("Built in");
  await expect(csr.getByRole("button")).toHaveCount(0);
  await openGroup(page, "CSR");
  await expect(page.getByText("It cannot be renamed or deleted.")).toBeVisible();

  await openGroup(page, "Holiday cover");
  await members(page).getByLabel(olga.name).check();
  await members(page).getByRole("button", { name: "Remove from group" }).click();
  await expect(page.getByText("1 user was removed.")).toBeVisible();
  await live(page);
  await page.getByRole("button", { name: "Delete group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Groups" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Holiday cover" })).toHaveCount(0);
});

test("Manage a group's page access: it holds from the member's next page on", async ({ page, newPage, allow }) => {
  allow(404);
  await signIn(page, ada);
  await addGroup(page, "Auditors");
  await addUsers(page, olga);
  const olgas = await newPage();
  await signIn(olgas, olga);
  await open(olgas, "/staff/audit-log");
  await expect(olgas.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();

  await toGroups(page);
  await page.getByRole("main").getByRole("link", { name: "Page access" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Page access" })).toBeVisible();
  await live(page);
  await page.getByRole("checkbox", { name: "Auditors: Audit log" }).check();
  await page.getByRole("button", { name: "Save page access" }).click();
  await expect(page.getByText("Page access is saved.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Auditors: Audit log" })).toBeChecked();
  // What a group is for stays: no box to tick, but a padlock that says why.
  await expect(page.getByRole("checkbox", { name: "CSR: Order on behalf" })).toHaveCount(0);

  await open(olgas, "/staff/audit-log");
  await expect(olgas.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
  await live(page);
  await page.getByRole("checkbox", { name: "Auditors: Audit log" }).uncheck();
  await page.getByRole("button", { name: "Save page access" }).click();
  await expect(page.getByRole("checkbox", { name: "Auditors: Audit log" })).not.toBeChecked();
});
