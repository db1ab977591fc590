import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ada, ana } from "./support/people.js";
import { Server } from "./support/server.js";
import { addToCart, checkOut, openProduct, signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

test("Name, colour and logo are the storefront's at once; a wrong colour is told at its field", async ({ newPage, allow }) => {
  const server = await Server.start();
  try {
    const page = await newPage({ baseURL: server.url });
    await signIn(page, ada);
    await open(page, "/staff/settings/shop");
    allow(422);
    await page.getByLabel("Name", { exact: true }).fill("印刷所 Falk & Töchter");
    await page.getByLabel("Colour", { exact: true }).fill("green");
    await save(page);
    await expect(page.getByLabel("Colour", { exact: true })).toHaveAccessibleDescription(/Write a colour as # and six digits/);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("印刷所 Falk & Töchter");
    await page.getByLabel("Colour", { exact: true }).fill("#1c6037");
    await save(page);
    await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();

    const logo = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 36 } });
    await page.getByLabel("Logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.getByRole("button", { name: "Remove logo" })).toBeVisible();

    const guests = await newPage({ baseURL: server.url });
    await open(guests, "/sign-in");
    await expect(guests.getByRole("banner")).toContainText("印刷所 Falk & Töchter");
    await expect(guests.getByRole("banner").locator("img")).toHaveJSProperty("complete", true);
    await expect(guests.getByRole("button", { name: "Sign in" })).toHaveCSS("background-color", "rgb(28, 96, 55)");
  } finally {
    await server.stop();
  }
});

test("Tax by product and a way to ship are on the checkout; a draft's tax class waits until it is published", async ({ newPage, allow }) => {
  test.slow(); // two people, and pages of settings, catalogue and checkout
  const server = await Server.start();
  try {
    const page = await newPage({ baseURL: server.url });
    await signIn(page, ada);
    await open(page, "/staff/settings/tax");
    await addTax(page, "Standard", "標準税率", "19");
    await addTax(page, "Reduced", "軽減税率", "7");
    await open(page, "/staff/settings/shipping");
    allow(422);
    await fillNew(page, { "Name in English": "Parcel", "Name in Japanese": "宅配便", "Price, net": "about nine" });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("Write an amount such as 8.90.")).toBeVisible();
    await fillNew(page, { "Price, net": "8.90" });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Parcel" })).toBeVisible();

    await open(page, "/staff/catalogue");
    await page.getByRole("main").getByRole("link", { name: "Business cards" }).click();
    await live(page);
    await page.getByLabel("Tax class").selectOption({ label: "Reduced 7 %" });
    await page.getByRole("button", { name: "Save as draft" }).click();
    await expect(page.getByRole("button", { name: "Publish", exact: true })).toBeVisible();

    const anas = await newPage({ baseURL: server.url });
    await signIn(anas, ana);
    await openProduct(anas, "Business cards");
    await addToCart(anas);
    await checkOut(anas);
    await expect(anas.getByRole("main")).toContainText("Standard 19 %");
    await expect(anas.getByRole("main")).not.toContainText("Reduced 7 %");
    await live(page);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("Customers see it as it was last published.")).toBeVisible();
    await anas.reload();
    await live(anas);
    await expect(anas.getByRole("main")).toContainText("Reduced 7 %");
    await expect(anas.getByRole("main")).toContainText("Standard 19 %");

    await open(page, "/staff/settings/tax");
    await expect(page.getByText("Products use it: 1")).toBeVisible();
  } finally {
    await server.stop();
  }
});

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

async function addTax(page: Page, en: string, ja: string, rate: string): Promise<void> {
  await fillNew(page, { "Name in English": en, "Name in Japanese": ja, "Rate, in %": rate });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: en })).toBeVisible();
  await live(page);
}

/** Fills the form that adds one, which stands below those that are there. */
async function fillNew(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).last().fill(value);
}
