import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ada, ana, liv } from "./support/people.js";
import { Server } from "./support/server.js";
import { goTo, signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

test("A product is shown to a chosen company alone; a file of products is looked through before it counts", async ({ newPage }) => {
  const server = await Server.start();
  try {
    const page = await newPage({ baseURL: server.url });
    await signIn(page, ada);
    await open(page, "/staff/catalogue");
    await page.getByRole("main").getByRole("link", { name: "Roll-up" }).click();
    await live(page);
    await page.getByRole("button", { name: "Only chosen companies" }).click();
    await expect(page.getByText("No company sees it yet.")).toBeVisible();
    await live(page);
    await page.getByLabel("Company").fill(liv.company);
    await page.getByRole("button", { name: "Show it to this company" }).click();
    await expect(page.getByRole("button", { name: `Hide: ${liv.company}` })).toBeVisible();
    for (const [buyer, seen] of [[liv, 1], [ana, 0]] as const) {
      const theirs = await newPage({ baseURL: server.url });
      await signIn(theirs, buyer);
      await goTo(theirs, "Catalogue");
      await expect(theirs.getByRole("main").getByRole("link", { name: "Roll-up" })).toHaveCount(seen);
    }

    await open(page, "/staff/catalogue");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export as CSV" }).click()]);
    const exported = await readFile(await download.path(), "utf8");
    expect(exported).toContain(liv.company);
    const renamed = exported.replace("Roll-up 85 × 200 cm", "Roll-up banner");
    await send(page, renamed.replace(/^poster,published,/m, "poster,sold out,"));
    await expect(page.getByRole("row").filter({ hasText: "Use draft, published or withdrawn." })).toContainText("state");
    await expect(page.getByRole("button", { name: "Import now" })).toHaveCount(0);
    await send(page, renamed);
    await expect(page.getByRole("row").filter({ hasText: "roll-up" })).toBeVisible();
    await live(page);
    await page.getByRole("button", { name: "Import now" }).click();
    await expect(page.getByRole("button", { name: "Import now" })).toHaveCount(0);
    await open(page, "/staff/catalogue");
    await expect(page.getByRole("main").getByRole("link", { name: "Roll-up banner" })).toBeVisible();
  } finally {
    await server.stop();
  }
});

async function send(page: Page, csv: string): Promise<void> {
  await open(page, "/staff/catalogue");
  await page.getByRole("main").getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import products" })).toBeVisible();
  await page.getByLabel("CSV file").setInputFiles({ name: "products.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Look through the file" }).click();
  await expect(page.getByText("products.csv")).toBeVisible();
}
