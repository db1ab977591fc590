import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ana, ben, casey, liv, olga, robin, tor } from "./support/people.js";
import { Server } from "./support/server.js";
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
  await page.getByRole("link", { name: "Order on behalf of this buyer" }).click();
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

test("A buyer allows it until a day, sees what was done, and withdraws; what runs then ends", async ({ page, newPage, allow }) => {
  await signIn(page, casey);
  const refused = await pick(page, tor);
  await expect(refused).toContainText("has not agreed");
  await expect(refused.getByRole("button", { name: "Start" })).toHaveCount(0);
  await refused.getByRole("link", { name: "Cancel" }).click();

  const tors = await newPage();
  await signIn(tors, tor);
  await tors.getByRole("banner").getByRole("link", { name: tor.name }).click();
  await expect(tors.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();
  await live(tors);
  await expect(tors.getByRole("main")).toContainText("You do not allow it now.");
  allow(422);
  await tors.getByLabel("Until the end of a day").check();
  await tors.getByLabel("Day", { exact: true }).fill("2020-01-01");
  await tors.getByRole("button", { name: "Allow" }).click();
  await expect(tors.getByLabel("Day", { exact: true })).toHaveAccessibleDescription("Choose a day from today on.");
  await tors.getByLabel("Day", { exact: true }).fill("2999-12-31");
  await tors.getByRole("button", { name: "Allow" }).click();
  await expect(tors.getByRole("main")).toContainText("You allow it until");

  await startFor(page, tor, "with consent");
  await open(page, "/account");
  await expect(page.getByRole("main")).toContainText("Only the buyer can change this, signed in as themselves.");
  await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(0);

  await tors.reload();
  await live(tors);
  await expect(tors.getByRole("row").nth(1)).toContainText("running");
  await expect(tors.locator("body")).not.toContainText("Casey");
  await tors.getByRole("button", { name: "Withdraw" }).click();
  await expect(tors.getByRole("main")).toContainText("You do not allow it now.");
  await expect(tors.getByRole("row").nth(1)).not.toContainText("running");

  allow(409);
  await page.getByRole("banner").getByRole("link", { name: "Cart" }).click();
  await expect(page.getByRole("heading", { name: "Ordering on behalf has ended" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The company or the buyer no longer allows it.");
  await page.getByRole("button", { name: "Continue as yourself" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Order on behalf" })).toBeVisible();
});

test("Staff find a running session, see what was done in it, end it, and export the list", async ({ page, newPage, allow }) => {
  const robins = await newPage();
  await signIn(robins, robin);
  await startFor(robins, ben, "watched");
  await fillCart(robins);
  await signIn(page, olga);
  await goTo(page, "On behalf sessions");
  await page.getByLabel("CSR, buyer or company").fill("achterberg");
  await page.getByLabel("State").selectOption("running");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/q=achterberg/);
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("Ben Okafor · Brackwater Mutual");
  await expect(row).toContainText("helping with an order (watched)");
  await expect(row).toContainText("changed the cart");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export as CSV" }).click()]);
  expect(download.suggestedFilename()).toBe("on-behalf-sessions.csv");

  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Robin Achterberg for Ben Okafor" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Put something into the cart");
  await live(page);
  await page.getByRole("button", { name: "End this session" }).click();
  await expect(page.getByRole("main")).toContainText("A colleague ended it.");
  await expect(page.getByRole("button", { name: "End this session" })).toHaveCount(0);

  allow(409);
  await robins.getByRole("link", { name: "Check out" }).click();
  await expect(robins.getByRole("heading", { name: "Ordering on behalf has ended" })).toBeVisible();
  await expect(robins.getByRole("main")).toContainText("A colleague ended it.");
});

test.describe("With a short limit", () => {
  test("Case 15: extended once, then the time runs out; a page says so by itself and one with a stopped clock at its next click", async ({
    newPage,
    allow,
  }) => {
    const server = await Server.start({ QUOIN_ON_BEHALF_LIMIT: "12s" });
    try {
      allow(409);
      const page = await newPage({ baseURL: server.url });
      await signIn(page, casey);
      await startFor(page, ben, "a short while");
      await fillCart(page);
      await page.getByRole("button", { name: "Extend" }).click();
      await expect(page.getByRole("region", { name: "Ordering on behalf" })).toContainText(/0:1[0-2] left/);

      const stopped = await page.context().newPage();
      await stopped.clock.install();
      await open(stopped, "/cart");
      await stopped.clock.pauseAt(Date.now() + 60_000);
      await expect(page.getByRole("heading", { name: "Ordering on behalf has ended" })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByRole("main")).toContainText("The time is up.");

      await stopped.getByRole("button", { name: "Remove" }).click();
      await stopped.clock.resume();
      await expect(stopped.getByRole("heading", { name: "Ordering on behalf has ended" })).toBeVisible();
      await live(stopped);
      await stopped.getByRole("button", { name: "Continue as yourself" }).click();
      await expect(stopped.getByRole("heading", { level: 1, name: "Order on behalf" })).toBeVisible();
      await live(stopped);
      await startFor(stopped, ben, "for the cart");
      await open(stopped, "/cart");
      await expect(stopped.getByRole("list", { name: "Lines of the cart" }).getByRole("listitem")).toHaveCount(1);
    } finally {
      await server.stop();
    }
  });
});
