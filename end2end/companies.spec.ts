import { live, open } from "./support/live.js";
import { ada } from "./support/people.js";
import { signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

test("Ada sets up a company with a price sheet and an address, and tries its prices", async ({ page, allow }) => {
  allow(422);
  await signIn(page, ada);
  await open(page, "/staff/companies/price-sheets");
  await page.getByLabel("Name of the price sheet").fill("Partners");
  await page.getByLabel("Adjustment", { exact: true }).fill("-10");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Partners" })).toBeVisible();
  await live(page);
  await page.getByLabel("Category or product").selectOption({ label: "Business cards" });
  await page.getByLabel("Percent", { exact: true }).fill("-20");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("−20 %")).toBeVisible();

  await open(page, "/staff/companies");
  await page.getByRole("link", { name: "Add a company" }).click();
  await live(page);
  await page.getByRole("button", { name: "Add a company" }).click();
  await expect(page.getByText("Please enter a name.")).toBeVisible();
  await page.getByLabel("Name of the company").fill("Ferrous & Sons");
  await page.getByLabel("Price sheet").selectOption({ label: "Partners" });
  await page.getByRole("button", { name: "Add a company" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ferrous & Sons" })).toBeVisible();
  await live(page);

  const sections = page.getByRole("navigation", { name: "Sections of the company" });
  await sections.getByRole("link", { name: "Prices" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Try the prices" })).toBeVisible();
  await live(page);
  const row = page.getByRole("row", { name: /^500 / });
  await expect(row).toContainText("€36.00");
  await expect(row.getByRole("cell").last()).toHaveText("€28.80");
  await page.getByLabel("Price sheet").selectOption({ index: 0 });
  await page.getByLabel("Own adjustment in percent").fill("-50");
  await expect(row.getByRole("cell").last()).toHaveText("€18.00");

  await sections.getByRole("link", { name: "Addresses" }).click();
  await expect(page.getByText("There are no addresses yet.")).toBeVisible();
  await live(page);
  await page.getByLabel("Label").fill("Foundry");
  await page.getByLabel("Address, line by line").fill("1 Anvil Road\nIronbridge");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 3, name: "Foundry" })).toBeVisible();
  await expect(page.getByText("There are no addresses yet.")).toHaveCount(0);
});
