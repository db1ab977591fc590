import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { casey, jonas, liv, olga, type Person } from "./support/people.js";
import { Server } from "./support/server.js";
import { goTo, signIn, startFor, stop } from "./support/steps.js";
import { expect, test } from "./support/test.js";

const pdf = (text: string, size = 0): Buffer => Buffer.concat([Buffer.from(`%PDF-1.7\n${text}`), Buffer.alloc(size, 7)]);

/** Opens a job without an order and stays on its page. */
async function openJob(page: Page, name: string): Promise<string> {
  await goTo(page, "Jobs");
  await page.getByRole("link", { name: "Open a job" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Quantity").fill("2500");
  await page.getByLabel("Due date").fill("2027-03-18");
  await page.getByRole("button", { name: "Open a job" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await live(page);
  return new URL(page.url()).pathname;
}

const files = (page: Page) => page.getByRole("region", { name: "Files" });
const uploads = (page: Page) => page.getByRole("list", { name: "Uploads" }).getByRole("listitem");

async function choose(page: Page, ...chosen: { name: string; buffer: Buffer }[]): Promise<void> {
  await page.getByLabel("Choose files").setInputFiles(chosen.map((file) => ({ ...file, mimeType: "application/pdf" })));
}

async function as(newPage: () => Promise<Page>, person: Person, path: string): Promise<Page> {
  const page = await newPage();
  await signIn(page, person);
  await open(page, path);
  return page;
}

test("Liv opens a job, uploads its files, and the shop takes it to production", async ({ page, newPage, allow }) => {
  allow(422);
  await signIn(page, liv);
  const job = await openJob(page, "Winter catalogue");
  await choose(page, { name: "catalogue.pdf", buffer: pdf("one", 200_000) }, { name: "表紙.pdf", buffer: pdf("cover") });
  await expect(files(page).getByRole("link", { name: "catalogue.pdf" })).toBeVisible();
  await expect(files(page).getByRole("link", { name: "表紙.pdf" })).toBeVisible();
  await expect(page.getByText("Preflight", { exact: true }).first()).toBeVisible();
  await page.getByLabel("Comment for the print shop").fill("The cover is 300 g.");
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByRole("region", { name: "Comments" })).toContainText("The cover is 300 g.");
  await expect(page.getByLabel("Comment for the print shop")).toHaveValue("");

  const olgas = await as(newPage, olga, `/staff${job}`);
  await expect(olgas.getByRole("region", { name: "Comments" })).toContainText("Liv Dahl");
  await olgas.getByRole("button", { name: "Corrections requested" }).or(olgas.getByText("Corrections requested")).first().click();
  await olgas.getByRole("button", { name: "Request corrections" }).click();
  await expect(olgas.getByText("Write something first.")).toBeVisible();
  await olgas.getByLabel("What is to be corrected").fill("The bleed is missing.");
  await olgas.getByRole("button", { name: "Request corrections" }).click();
  await expect(olgas.getByRole("button", { name: "Awaiting files" })).toBeVisible();

  await page.reload();
  await live(page);
  await expect(page.getByRole("region", { name: "Comments" })).toContainText("the print shop");
  await choose(page, { name: "catalogue.pdf", buffer: pdf("two", 200_000) });
  await expect(files(page).getByText("Version 2")).toBeVisible();

  await olgas.reload();
  await live(olgas);
  for (const state of ["Proof ready", "Approved", "In production"]) {
    await olgas.getByRole("button", { name: state, exact: true }).click();
    await expect(olgas.getByRole("button", { name: state, exact: true })).toHaveCount(0);
  }
  await page.reload();
  await live(page);
  await expect(page.getByLabel("Choose files")).toHaveCount(0);
  await expect(page.getByText("Delete this job")).toHaveCount(0);
});

test("Files are dropped, downloaded as they were, deleted and had back", async ({ page }) => {
  await signIn(page, jonas);
  await openJob(page, "Poster");
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const name of ["a.pdf", "b.pdf"]) transfer.items.add(new File([`%PDF-1.7 ${name}`], name));
    return transfer;
  });
  const zone = page.getByRole("form", { name: "Upload" });
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(files(page).getByRole("link", { name: "b.pdf" })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), files(page).getByRole("link", { name: "a.pdf" }).click()]);
  expect(download.suggestedFilename()).toBe("a.pdf");
  const content = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(content as Buffer[]).toString()).toBe("%PDF-1.7 a.pdf");

  // The same content again is said, and a file that cannot be is refused before it leaves.
  await choose(page, { name: "a.pdf", buffer: Buffer.from("%PDF-1.7 a.pdf") }, { name: "empty.pdf", buffer: Buffer.alloc(0) });
  await expect(uploads(page).filter({ hasText: "a.pdf" })).toContainText("This content is there already.");
  await expect(uploads(page).filter({ hasText: "empty.pdf" })).toContainText("This file is empty.");
  for (const name of ["a.pdf", "empty.pdf"]) await page.getByRole("button", { name: `Dismiss: ${name}` }).click();
  await expect(uploads(page)).toHaveCount(0);

  await page.getByRole("button", { name: "Delete: b.pdf" }).click();
  await expect(files(page).getByRole("link", { name: "b.pdf" })).toHaveCount(0);
  await files(page).getByText("Deleted files").click();
  await page.getByRole("button", { name: "Restore: b.pdf" }).click();
  await expect(files(page).getByRole("link", { name: "b.pdf" })).toBeVisible();
});

test("A slow upload says how far it is, goes on on other pages, and can be cancelled", async ({ page }) => {
  await signIn(page, jonas);
  await openJob(page, "Banner");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 });
  await choose(page, { name: "large.pdf", buffer: pdf("large", 4_000_000) }, { name: "next.pdf", buffer: pdf("next") });
  const large = uploads(page).filter({ hasText: "large.pdf" });
  await expect(large).toContainText(/of 4 MB · .*\/s · .* left/);
  await expect(uploads(page).filter({ hasText: "next.pdf" })).toContainText("Waiting");
  await page.getByRole("link", { name: "Jobs" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  await page.goBack();
  await expect(large).toContainText(/of 4 MB/);
  await page.getByRole("button", { name: "Cancel: large.pdf" }).click();
  await browser.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await expect(files(page).getByRole("link", { name: "next.pdf" })).toBeVisible();
  await expect(uploads(page)).toHaveCount(0);
  await page.reload();
  await live(page);
  await expect(files(page).getByRole("link", { name: "large.pdf" })).toHaveCount(0);
});

test("An upload that the server's end cuts off is told, and sent again", async ({ newPage, allow }) => {
  allow("ERR_");
  const server = await Server.start();
  try {
    const page = await newPage({ baseURL: server.url });
    await signIn(page, liv);
    await openJob(page, "Cut off");
    const browser = await page.context().newCDPSession(page);
    const at = (uploadThroughput: number) =>
      browser.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await at(400_000);
    await choose(page, { name: "large.pdf", buffer: pdf("large", 4_000_000) });
    await expect(uploads(page)).toContainText(/of 4 MB · /);
    await server.crash();
    // A throttled browser tells of the end only once it has sent all.
    await at(-1);
    await expect(uploads(page)).toContainText("The connection was lost. Nothing of this file was kept.");
    await server.restart();
    await page.getByRole("button", { name: "Try again: large.pdf" }).click();
    await expect(files(page).getByRole("link", { name: "large.pdf" })).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("On behalf, files are customer service's for the buyer, and the CSR's for staff", async ({ page, newPage }) => {
  await signIn(page, casey);
  await startFor(page, liv, "files by phone");
  const job = await openJob(page, "By phone");
  await choose(page, { name: "phone.pdf", buffer: pdf("phone") });
  await expect(files(page)).toContainText("customer service");
  await stop(page, liv);
  await open(page, `/staff${job}`);
  await expect(files(page)).toContainText("Casey Lindgren, on behalf");
  const livs = await as(newPage, liv, job);
  await expect(files(livs)).toContainText("customer service");
  await expect(livs.getByRole("main")).not.toContainText("Casey");
});
