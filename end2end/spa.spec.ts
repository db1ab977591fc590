import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ana, ben, casey, jonas, liv, sam } from "./support/people.js";
import {
  addToCart,
  checkOut,
  emptyCart,
  fillCart,
  fillCheckout,
  goTo,
  listedOrders,
  openProduct,
  orderNumber,
  orderSomething,
  signIn,
  startFor,
  stop,
  switchTo,
} from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en, ja } from "./support/words.js";

/** Counts the documents that this page loads from now on. */
function countDocuments(page: Page): () => number {
  let documents = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents += 1;
  });
  return () => documents;
}

test("Going from page to page and ordering loads no document", async ({ page }) => {
  await signIn(page, jonas);
  await page.evaluate(() => Object.assign(window, { marker: "still here" }));
  const documents = countDocuments(page);
  await openProduct(page, "Flyer A5");
  await expect(page).toHaveTitle("Flyer A5 · Quoin");
  await expect(page.getByRole("main")).toBeFocused();
  await addToCart(page);
  await expect(page).toHaveTitle("Cart · Quoin");
  await expect(page.getByRole("link", { name: "Cart" })).toContainText("1");
  await checkOut(page);
  await fillCheckout(page, en);
  await page.getByRole("button", { name: "Place order" }).click();
  await orderNumber(page);
  await expect(page.getByRole("link", { name: "Cart" })).toContainText("0");
  await goTo(page, en.orders);
  expect(await page.evaluate(() => Reflect.get(window, "marker"))).toBe("still here");
  expect(documents()).toBe(0);
});

test("The language switches at once, on the page where one is", async ({ page }) => {
  await signIn(page, jonas);
  await open(page, "/catalogue?q=poster");
  await switchTo(page, ja);
  await expect(page).toHaveURL("/catalogue?q=poster");
  await expect(page.getByRole("heading", { name: "ポスター" })).toBeVisible();
  await goTo(page, ja.orders);
  await switchTo(page, en);
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
});

test("Back and forward show the pages between which they go", async ({ page }) => {
  await signIn(page, jonas);
  const documents = countDocuments(page);
  await openProduct(page, "PVC banner");
  await goTo(page, en.orders);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "PVC banner" })).toBeVisible();
  await expect(page.getByLabel("Width (mm)")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: "PVC banner" })).toBeVisible();
  expect(documents()).toBe(0);
});

test("A double click on Place order places one order", async ({ page }) => {
  await signIn(page, liv);
  const before = await listedOrders(page);
  await fillCart(page);
  await checkOut(page);
  await fillCheckout(page);
  await page.getByRole("button", { name: "Place order" }).dblclick();
  const number = await orderNumber(page);
  expect(await listedOrders(page)).toEqual([number, ...before]);
});

test("A wrong field gets its message and the focus, and keeps what was typed", async ({ page, allow }) => {
  allow(422);
  await signIn(page, ben);
  await emptyCart(page);
  await openProduct(page, "Business cards");
  const quantity = page.getByLabel("Quantity");
  await quantity.fill("333");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(quantity).toBeFocused();
  await expect(quantity).toHaveAccessibleDescription("Choose one of these quantities: 100; 250; 500; 1,000.");
  await expect(quantity).toHaveValue("333");
  await quantity.fill("100");
  await addToCart(page);

  await checkOut(page);
  await page.getByLabel("Ship to").selectOption({ index: 2 });
  await page.getByLabel("Purchase order number").fill("PO 78");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByLabel("Cost centre")).toBeFocused();
  await expect(page.getByLabel("Cost centre")).toHaveAccessibleDescription("Choose a cost centre.");
  await expect(page.getByLabel("Purchase order number")).toHaveValue("PO 78");
  await expect(page.getByLabel("Ship to").locator("option:checked")).toContainText("Millgate branch");
});

test("An unknown page is a 404 page", async ({ page, allow }) => {
  allow(404);
  expect(await open(page, "/no-such-page")).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await signIn(page, ana);
  expect(await open(page, "/product/no-such-product")).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("Another company's order does not exist, for customers and for CSRs who do not serve it", async ({ newPage, allow }) => {
  const livs = await newPage();
  await signIn(livs, liv);
  const number = await orderSomething(livs);
  expect(await open(livs, `/orders/${number}`)).toBe(200);

  allow(404);
  for (const [person, path] of [
    [ana, `/orders/${number}`],
    [sam, `/staff/orders/${number}`],
  ] as const) {
    const page = await newPage();
    await signIn(page, person);
    expect(await open(page, path)).toBe(404);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await expect(page.locator("body")).not.toContainText(liv.company);
  }
});

test("A lost network is said, and the page recovers by itself", async ({ page, allow }) => {
  allow("net::ERR_INTERNET_DISCONNECTED");
  await signIn(page, jonas);
  await openProduct(page, "Poster");
  await page.getByLabel("Quantity").fill("7");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("alert")).toContainText("The shop cannot be reached.");
  await expect(page.getByLabel("Quantity")).toHaveValue("7");
  await page.getByRole("banner").getByRole("link", { name: "Orders" }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No connection" })).toHaveCount(0);
});

test("A tab that acts for somebody no longer is told who it is now, and changes nothing", async ({ page, allow }) => {
  allow(404, 409);
  await signIn(page, casey);
  await startFor(page, ana, "two tabs");
  await emptyCart(page);
  await openProduct(page, "Poster");
  const other = await page.context().newPage();
  await open(other, "/catalogue");
  await stop(other, ana);

  await expect(page.getByRole("alertdialog")).toContainText("In this browser you are now: Casey Lindgren.");
  await page.reload();
  await live(page);
  await startFor(page, ana, "looking after it");
  await open(page, "/cart");
  await expect(page.getByRole("heading", { name: "The cart is empty" })).toBeVisible();
});
