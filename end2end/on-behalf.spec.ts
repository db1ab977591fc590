import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ana, ben, casey, liv } from "./support/people.js";
import {
  addToCart,
  checkOut,
  emptyCart,
  expectBanner,
  fillCart,
  fillCheckout,
  goTo,
  openProduct,
  pick,
  placeOrder,
  signIn,
  startFor,
  stop,
  switchFor,
} from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en } from "./support/words.js";

/** The dialog over a page that was made for somebody else, and its way on. */
async function expectToldToBe(page: Page, who: string): Promise<void> {
  const dialog = page.getByRole("alertdialog", { name: "This page is out of date" });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(`In this browser you are now: ${who}.`);
}

/** A tab that does not hear what other tabs say. */
async function deafTab(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "BroadcastChannel");
    Object.assign(window, { BroadcastChannel: class { postMessage(): void {} } });
  });
}

test("From the shortcut on a staff page to the buyer's catalogue by keyboard alone, and back", async ({ page }) => {
  await signIn(page, casey);
  await open(page, "/staff/orders?status=approved");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("searchbox", { name: "Find a buyer" });
  await expect(search).toBeFocused();
  await page.keyboard.type("okafor");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Ben Okafor" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Reason")).toBeFocused();
  await page.keyboard.type("service");
  await page.keyboard.press("Tab");
  await page.keyboard.type("by keyboard");
  await page.keyboard.press("Enter");
  await expectBanner(page, ben);
  await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
  await live(page);
  await page.getByRole("button", { name: "Stop ordering for Ben Okafor" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/staff/orders?status=approved");
  await expect(page.getByRole("region", { name: "Ordering on behalf" })).toHaveCount(0);
});

test("An order's number finds its buyer, and its page starts ordering for them", async ({ page }) => {
  await signIn(page, casey);
  await startFor(page, ben, "for a number");
  await fillCart(page);
  await checkOut(page);
  await fillCheckout(page);
  const number = await placeOrder(page, "Place order for Ben Okafor");
  await stop(page, ben);
  for (const typed of [number, `${number}-1`, number.slice(2)]) {
    await page.getByRole("searchbox", { name: "Find a buyer" }).fill(typed);
    await expect(page).toHaveURL(new RegExp(`q=${typed}`));
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
    await expect(page.getByRole("main").getByRole("listitem")).toContainText("Ben Okafor");
  }
  await open(page, `/staff/orders/${number}`);
  await page.getByRole("link", { name: "Order for this buyer" }).click();
  const dialog = page.getByRole("dialog", { name: "Order on behalf of Ben Okafor, Brackwater Mutual" });
  await dialog.getByLabel("Reason").selectOption("correction");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expectBanner(page, ben);
  await live(page);
  await page.getByRole("button", { name: "Stop ordering for Ben Okafor" }).click();
  await expect(page).toHaveURL(`/staff/orders/${number}`);
});

test("In a window of 320 px a CSR starts, orders and stops", async ({ newPage }) => {
  const page = await newPage({ viewport: { width: 320, height: 640 }, hasTouch: true });
  await signIn(page, casey);
  await startFor(page, ben, "on a telephone");
  await fillCart(page);
  await expectBanner(page, ben);
  await checkOut(page);
  await fillCheckout(page);
  const button = page.getByRole("button", { name: "Place order for Ben Okafor" });
  await button.scrollIntoViewIfNeeded();
  await expect(button).toBeInViewport({ ratio: 1 });
  await placeOrder(page, "Place order for Ben Okafor");
  await expectBanner(page, ben);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await stop(page, ben);
});

test("Case 11: a tab that stayed with A while another went to B cannot order, and says who it is now", async ({ page, allow }) => {
  await deafTab(page);
  await signIn(page, casey);
  await startFor(page, ana, "the first tab");
  await fillCart(page);
  await checkOut(page);
  await fillCheckout(page);
  const other = await page.context().newPage();
  await open(other, "/catalogue");
  await switchFor(other, ana, liv, "the second tab");

  allow(409);
  await page.evaluate(() => {
    for (const button of document.querySelectorAll("button")) if (button.textContent?.startsWith("Place order")) button.click();
  });
  await expectToldToBe(page, "ordering on behalf of Liv Dahl");
  await page.getByRole("link", { name: "Show who I am now" }).click();
  await expectBanner(page, liv);
  await live(page);
  await goTo(page, en.orders);
  await expect(page.getByRole("main")).not.toContainText("by customer service");
  await switchFor(page, liv, ana, "to look after it");
  await open(page, "/cart");
  await expect(page.getByRole("list", { name: "Lines of the cart" }).getByRole("listitem")).toHaveCount(1);
});

test("A tab learns of a start, a switch and a sign-out in another tab without a click", async ({ page, allow }) => {
  allow(409);
  await signIn(page, casey);
  await open(page, "/staff/orders");
  const other = await page.context().newPage();
  await open(other, "/on-behalf");
  await startFor(other, ben, "in the other tab");
  await expectToldToBe(page, "ordering on behalf of Ben Okafor");
  await page.keyboard.press("Escape");
  await expectToldToBe(page, "ordering on behalf of Ben Okafor");
  await page.getByRole("link", { name: "Show who I am now" }).click();
  await expectBanner(page, ben);
  await live(page);

  await switchFor(other, ben, liv, "again in the other tab");
  await expectToldToBe(page, "ordering on behalf of Liv Dahl");
  await page.reload();
  await expectBanner(page, liv);
  await live(page);

  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("alertdialog")).toContainText("You have signed out in another window.");
});

test("Case 12: a new tab, a reload and the back button while acting show the same buyer", async ({ page }) => {
  await signIn(page, casey);
  await startFor(page, ana, "three ways");
  await openProduct(page, "Business cards");
  await expect(page.getByRole("region", { name: "Price", exact: true })).toContainText("€17.48"); // 19.00 less 8 %
  const tab = await page.context().newPage();
  await open(tab, "/product/business-cards");
  await page.reload();
  await live(page);
  for (const one of [tab, page]) {
    await expectBanner(one, ana);
    await expect(one.getByRole("banner").getByRole("link", { name: ana.name })).toBeVisible();
    await expect(one.getByRole("region", { name: "Price", exact: true })).toContainText("€17.48");
  }
  await goTo(page, en.orders);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Business cards" })).toBeVisible();
  await expectBanner(page, ana);
});

test("Back after Stop does not bring the buyer's page back", async ({ page, allow }) => {
  allow(404, 409);
  await signIn(page, casey);
  await startFor(page, ana, "going back");
  await goTo(page, en.orders);
  await stop(page, ana);
  await page.goBack();
  await expect(page.getByRole("region", { name: "Ordering on behalf" })).toHaveCount(0);
  await expect(page.getByRole("banner").getByText(casey.name)).toBeVisible();
});

test("Case 13: switching to B and back leaves both carts as they were", async ({ page }) => {
  await signIn(page, casey);
  await startFor(page, ben, "two carts");
  await fillCart(page);
  const lines = page.getByRole("list", { name: "Lines of the cart" }).getByRole("listitem");
  await expect(lines).toHaveCount(1);
  await switchFor(page, ben, liv, "the other cart");
  await emptyCart(page);
  await openProduct(page, "Flyer A5");
  await addToCart(page);
  await openProduct(page, "PVC banner");
  await addToCart(page);
  await switchFor(page, liv, ben, "and back");
  await open(page, "/cart");
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("Poster");
  await expect(lines).toContainText("added by customer service");
  await stop(page, ben);
});

test("Looking changes nothing, and Start ordering goes on where one is", async ({ page }) => {
  await signIn(page, casey);
  const dialog = await pick(page, liv);
  await dialog.getByLabel("Reason").selectOption("helping with an order");
  await dialog.getByLabel("Only look").check();
  await dialog.getByRole("button", { name: "Start" }).click();
  const banner = page.getByRole("region", { name: "Ordering on behalf" });
  await expect(banner).toContainText("Viewing as Liv Dahl");
  await live(page);
  await open(page, "/product/flyer-a5");
  await banner.getByRole("button", { name: "Start ordering" }).click();
  await expectBanner(page, liv);
  await expect(page).toHaveURL("/product/flyer-a5");
  await live(page);
  await addToCart(page);
  await emptyCart(page);
  await stop(page, liv);
});
