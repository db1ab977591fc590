import { expect, type Locator, type Page } from "@playwright/test";
import { live, open, scripted } from "./live.js";
import { PASSWORD, type Buyer, type Person } from "./people.js";
import { en, type Words } from "./words.js";

/** Signs in at the sign-in page and stays where that leads. */
export async function signIn(page: Page, person: Person, words: Words = en): Promise<void> {
  await open(page, "/sign-in");
  await page.getByLabel(words.email).fill(person.email);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole("button", { name: words.signIn }).click();
  await expect(page.getByRole("banner").getByText(person.name)).toBeVisible();
  await live(page);
}

/** Switches the language by the menu of the masthead. */
export async function switchTo(page: Page, words: Words): Promise<void> {
  if ((await page.locator("html").getAttribute("lang")) === words.code) return;
  await page.getByRole("button", { name: words.code === "ja" ? "日本語" : "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", words.code);
  await live(page);
}

/** Goes to a page of the main navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await live(page);
}

/** Finds a buyer in the picker and opens the start dialog. */
export async function pick(page: Page, buyer: Buyer, words: Words = en): Promise<Locator> {
  await goTo(page, words.orderOnBehalf);
  await page.getByRole("searchbox", { name: words.findABuyer }).fill(buyer.name);
  if (!scripted(page)) await page.getByRole("button", { name: words.find, exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  await page.getByRole("button", { name: new RegExp(`${buyer.name}.*${buyer.company}`) }).click();
  return page.getByRole("dialog");
}

/** Starts ordering for a buyer, with a reason and a note. */
export async function startFor(page: Page, buyer: Buyer, note: string, words: Words = en): Promise<void> {
  const dialog = await pick(page, buyer, words);
  await expect(dialog).toContainText(buyer.name);
  await expect(dialog).toContainText(buyer.company);
  await dialog.getByLabel(words.reason).selectOption(words.helping);
  await dialog.getByLabel(words.note).fill(note);
  await dialog.getByRole("button", { name: words.start }).click();
  await expectBanner(page, buyer, words);
  await live(page);
}

/** From one buyer straight to another. */
export async function switchFor(page: Page, from: Buyer, to: Buyer, note: string): Promise<void> {
  await page.getByRole("link", { name: "Switch buyer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: en.orderOnBehalf })).toBeVisible();
  await live(page);
  await page.getByRole("searchbox", { name: en.findABuyer }).fill(to.name);
  await expect(page).toHaveURL(/[?&]q=/);
  await page.getByRole("button", { name: new RegExp(`${to.name}.*${to.company}`) }).click();
  const dialog = page.getByRole("dialog", { name: `Switch from ${from.name} to ${to.name}, ${to.company}` });
  await dialog.getByLabel(en.reason).selectOption(en.helping);
  await dialog.getByLabel(en.note).fill(note);
  await dialog.getByRole("button", { name: en.start }).click();
  await expectBanner(page, to);
  await live(page);
}

/** The banner stands on this page and says for whom. */
export async function expectBanner(page: Page, buyer: Buyer, words: Words = en): Promise<void> {
  const banner = page.getByRole("region", { name: words.onBehalf });
  await expect(banner).toBeVisible();
  await expect(banner).toContainText(words.ordering(buyer.name));
  await expect(banner).toContainText(buyer.company);
  await expect(banner.getByRole("button", { name: words.stop(buyer.name) })).toBeVisible();
}

/** Stops acting and lands on the picker. */
export async function stop(page: Page, buyer: Buyer, words: Words = en): Promise<void> {
  await page.getByRole("button", { name: words.stop(buyer.name) }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.orderOnBehalf })).toBeVisible();
  await expect(page.getByRole("region", { name: words.onBehalf })).toHaveCount(0);
  await live(page);
}

/** Opens a product from the catalogue. */
export async function openProduct(page: Page, product: string, words: Words = en): Promise<void> {
  await goTo(page, words.catalogue);
  await page.getByRole("main").getByRole("link", { name: product }).click();
  await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await live(page);
}

/** The total that the product page quotes. */
export function quote(page: Page, words: Words = en): Locator {
  return page.getByRole("region", { name: words.price, exact: true });
}

/** Puts what is chosen into the cart and goes there. */
export async function addToCart(page: Page, words: Words = en): Promise<void> {
  await page.getByRole("button", { name: words.addToCart }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.cart, exact: true })).toBeVisible();
  await live(page);
}

/** Takes every line out of the cart. */
export async function emptyCart(page: Page, words: Words = en): Promise<void> {
  await open(page, "/cart");
  const lines = page.getByRole("list", { name: words.linesOfTheCart }).getByRole("listitem");
  for (let left = await lines.count(); left > 0; left--) {
    await lines.first().getByRole("button", { name: words.remove }).click();
    await expect(lines).toHaveCount(left - 1);
    await live(page);
  }
  await expect(page.getByRole("heading", { name: words.emptyCart })).toBeVisible();
}

/** From the cart to the checkout. */
export async function checkOut(page: Page, words: Words = en): Promise<void> {
  await page.getByRole("link", { name: words.checkOut }).click();
  await expect(page.getByLabel(words.shipTo)).toBeVisible();
  await live(page);
}

/** Presses the button that orders and returns the number of the order that then shows. */
export async function placeOrder(page: Page, button: string): Promise<string> {
  await page.getByRole("button", { name: button, exact: true }).click();
  return orderNumber(page);
}

/** The number in the heading of an order's page. */
export async function orderNumber(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/orders\/Q-\d{4}-\d{6}$/);
  const number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  await live(page);
  return number;
}

/** The numbers in the list of orders, newest first. */
export async function listedOrders(page: Page, words: Words = en): Promise<string[]> {
  await goTo(page, words.orders);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).or(page.getByRole("table"))).toBeVisible();
  return page.getByRole("main").getByRole("link", { name: /^Q-/ }).allTextContents();
}

/** Orders one thing as quickly as a customer can, and returns the order's number. */
export async function orderSomething(page: Page, words: Words = en): Promise<string> {
  await fillCart(page, words);
  await checkOut(page, words);
  await fillCheckout(page, words);
  return placeOrder(page, words.placeOrder);
}

/** Puts posters into the cart, and nothing else. */
export async function fillCart(page: Page, words: Words = en): Promise<void> {
  await emptyCart(page, words);
  await openProduct(page, words.poster, words);
  await addToCart(page, words);
}

/** Gives the checkout what the demo's companies ask for. */
export async function fillCheckout(page: Page, words: Words = en): Promise<void> {
  await page.getByLabel(words.shipTo).selectOption({ index: 1 });
  const costCentre = page.getByLabel(words.costCentre);
  if (await costCentre.isVisible()) await costCentre.selectOption({ index: 1 });
  await page.getByLabel(words.poNumber).fill("PO 1");
}
