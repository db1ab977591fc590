import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ana, olga } from "./support/people.js";
import { orderSomething, signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

test("An operator makes a job on the board, prints its ticket, holds and ships it; the buyer follows", async ({ page, newPage, allow }) => {
  test.slow(); // from the cart to the parcel
  await signIn(page, ana);
  const order = await orderSomething(page);
  const job = `${order}-1`;
  await open(page, `/jobs/${job}`);
  await page.getByLabel("Choose files").setInputFiles({ name: "cards.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 cards") });
  await expect(page.getByRole("link", { name: "cards.pdf" })).toBeVisible();

  const olgas = await newPage();
  await signIn(olgas, olga);
  await open(olgas, `/staff/jobs/${job}`);
  for (const state of ["Proof ready", "Approved"]) {
    await olgas.getByRole("button", { name: state, exact: true }).click();
    await expect(olgas.getByRole("button", { name: state, exact: true })).toHaveCount(0);
  }

  await open(olgas, "/staff/production");
  await expect(column(olgas, "To start")).toContainText(job);
  allow(422);
  await olgas.getByRole("button", { name: "Start production" }).click();
  await expect(olgas.getByText("Choose at least one job.")).toBeVisible();
  await choose(olgas, job);
  await step(olgas, "Start production");
  await expect(column(olgas, "In production")).toContainText(job);

  await test.step("Its ticket is a PDF", async () => {
    await choose(olgas, job);
    const [answer] = await Promise.all([
      olgas.context().waitForEvent("response", (response) => response.url().endsWith("/tickets.pdf")),
      olgas.getByRole("button", { name: "Print job tickets" }).click(),
    ]);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
  });

  await test.step("On hold the buyer reads why", async () => {
    await olgas.locator("summary").filter({ hasText: "Put on hold" }).click();
    await olgas.getByRole("button", { name: "Put on hold" }).click();
    await expect(olgas.getByText("Say why: the customer reads it.")).toBeVisible();
    await olgas.getByLabel("Reason (the customer reads this)").fill("The paper comes tomorrow.");
    await step(olgas, "Put on hold");
    await expect(column(olgas, "On hold")).toContainText(job);
    await open(page, `/orders/${order}`);
    await expect(page.getByRole("main")).toContainText("The paper comes tomorrow.");
    await choose(olgas, job);
    await step(olgas, "Release");
    await expect(column(olgas, "In production")).toContainText(job);
  });

  await test.step("Shipped with a tracking number, which the buyer can follow", async () => {
    await choose(olgas, job);
    await step(olgas, "Finish");
    await expect(column(olgas, "Finished")).toContainText(job);
    await choose(olgas, job);
    await olgas.locator("summary").filter({ hasText: "Ship" }).click();
    await olgas.getByLabel("Tracking number").fill("00340434161094021501");
    await olgas.getByRole("button", { name: "Ship", exact: true }).click();
    await expect(olgas.getByText("Which carrier has this number?")).toBeVisible();
    await olgas.getByLabel("Carrier").fill("DHL");
    await step(olgas, "Ship");
    await expect(column(olgas, "Shipped today")).toContainText("DHL 00340434161094021501");
    await page.reload();
    await expect(page.getByRole("link", { name: "00340434161094021501" })).toHaveAttribute("href", /^https:/);
  });
});

function column(page: Page, stage: string) {
  return page.getByRole("region", { name: stage });
}

async function choose(page: Page, job: string): Promise<void> {
  await live(page);
  await page.getByRole("checkbox", { name: `Choose ${job}` }).check();
}

async function step(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `${name}: 1 done.` })).toBeVisible();
}
