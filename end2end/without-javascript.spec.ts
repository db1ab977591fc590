import { ana, ben, casey, jonas, liv } from "./support/people.js";
import {
  addToCart,
  checkOut,
  emptyCart,
  expectBanner,
  goTo,
  listedOrders,
  openProduct,
  orderNumber,
  pick,
  placeOrder,
  signIn,
  startFor,
  stop,
} from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en } from "./support/words.js";

test.use({ javaScriptEnabled: false });

// The preloaded program is what a browser without JavaScript cannot use.
test.beforeEach(({ allow }) => allow("was preloaded using link preload but not used"));

test("Casey orders for Ana with plain forms", async ({ page, newPage }) => {
  await signIn(page, casey);
  await startFor(page, ana, "letter 4713");
  await emptyCart(page);
  await openProduct(page, "Business cards");
  await page.getByLabel("Quantity").fill("500");
  await addToCart(page);
  await expectBanner(page, ana);
  await openProduct(page, "Poster");
  await page.getByLabel("Size").selectOption("A1 (594 × 841 mm)");
  await page.getByLabel("Quantity").fill("20");
  await addToCart(page);
  await checkOut(page);
  await expectBanner(page, ana);
  await page.getByLabel("Ship to").selectOption({ index: 1 });
  await page.getByLabel("Cost centre").selectOption("BW-07 · Weirside");
  const number = await placeOrder(page, "Place order for Ana Ruiz");
  await expect(page.getByRole("main")).toContainText("€180.19");
  await stop(page, ana);
  await goTo(page, en.orders);
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("on behalf, by Casey Lindgren");

  const anas = await newPage();
  await signIn(anas, ana);
  await goTo(anas, en.orders);
  await expect(anas.getByRole("row").filter({ hasText: number })).toContainText("by customer service");
  await anas.getByRole("link", { name: number, exact: true }).click();
  await anas.getByRole("button", { name: "Order again" }).click();
  await checkOut(anas);
  await anas.getByLabel("Ship to").selectOption({ index: 1 });
  await anas.getByLabel("Cost centre").selectOption({ index: 1 });
  expect(await placeOrder(anas, "Place order")).not.toBe(number);
});

test("A refused plain form comes back with the message at its field and what was typed", async ({ page, allow }) => {
  allow(422);
  await signIn(page, casey);
  const dialog = await pick(page, ana);
  await dialog.getByLabel("Note or ticket number").fill("kept while refused");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription("Choose why you order on behalf.");
  await expect(dialog.getByLabel("Note or ticket number")).toHaveValue("kept while refused");
  await dialog.getByLabel("Reason").selectOption("correction");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expectBanner(page, ana);

  await openProduct(page, "Business cards");
  await page.getByLabel("Paper").selectOption("Uncoated, 350 g/m²");
  await page.getByLabel("Quantity").fill("333");
  await page.getByRole("button", { name: "Add to cart" }).click();
  const quantity = page.getByLabel("Quantity");
  await expect(quantity).toHaveAccessibleDescription("Choose one of these quantities: 100; 250; 500; 1,000.");
  await expect(quantity).toHaveAttribute("aria-invalid", "true");
  await expect(quantity).toHaveValue("333");
  await expect(page.getByLabel("Paper").locator("option:checked")).toHaveText("Uncoated, 350 g/m²");
  await expectBanner(page, ana);
  await quantity.fill("444"); // wrong a second time
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(quantity).toHaveValue("444");
  await expect(quantity).toHaveAttribute("aria-invalid", "true");
  await quantity.fill("250");
  await addToCart(page);
  await expect(page.getByRole("list", { name: "Lines of the cart" })).toContainText("Uncoated, 350 g/m²");

  await checkOut(page);
  await page.getByLabel("Ship to").selectOption({ index: 3 });
  await page.getByLabel("Purchase order number").fill("PO 77");
  await page.getByRole("button", { name: "Place order for Ana Ruiz" }).click();
  await expect(page.getByLabel("Cost centre")).toHaveAccessibleDescription("Choose a cost centre.");
  await expect(page.getByLabel("Purchase order number")).toHaveValue("PO 77");
  await expect(page.getByLabel("Ship to").locator("option:checked")).toContainText("Records and post room");
  await expectBanner(page, ana);
  await page.getByLabel("Cost centre").selectOption("BW-12 · Stonecross");
  await placeOrder(page, "Place order for Ana Ruiz");
  await expect(page.getByRole("main")).toContainText("PO 77");
  await stop(page, ana);
});

test("Placing an order twice with a double click places one", async ({ page }) => {
  await signIn(page, ben);
  const before = await listedOrders(page);
  await emptyCart(page);
  await openProduct(page, "Roll-up 85 × 200 cm");
  await page.getByLabel("Quantity").fill("1");
  await addToCart(page);
  await checkOut(page);
  await page.getByLabel("Ship to").selectOption({ index: 1 });
  await page.getByLabel("Cost centre").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Place order" }).dblclick();
  const number = await orderNumber(page);
  expect(await listedOrders(page)).toEqual([number, ...before]);
});

test("Looking, going on to order, switching and consent work as plain forms", async ({ page, newPage }) => {
  await signIn(page, casey);
  const dialog = await pick(page, ben);
  await dialog.getByLabel("Reason").selectOption("helping with an order");
  await dialog.getByLabel("Only look").check();
  await dialog.getByRole("button", { name: "Start" }).click();
  const banner = page.getByRole("region", { name: "Ordering on behalf" });
  await expect(banner).toContainText("Viewing as Ben Okafor");
  await page.goto("/product/poster");
  await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("You are only looking.");
  await banner.getByRole("button", { name: "Start ordering" }).click();
  await expect(page).toHaveURL("/product/poster");
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeVisible();

  await banner.getByRole("link", { name: "Switch buyer" }).click();
  await page.getByRole("button", { name: /Liv Dahl/ }).click();
  const change = page.getByRole("dialog");
  await expect(change).toContainText("Switch from Ben Okafor to Liv Dahl, Nordlys Outdoor Gear");
  await change.getByLabel("Reason").selectOption("correction");
  await change.getByRole("button", { name: "Start" }).click();
  await expectBanner(page, liv);

  const jonass = await newPage();
  await signIn(jonass, jonas);
  await jonass.goto("/account");
  await jonass.getByRole("button", { name: "Withdraw" }).click();
  await expect(jonass.getByRole("main")).toContainText("You do not allow it now.");
  await jonass.getByLabel("Until I withdraw it").check();
  await jonass.getByRole("button", { name: "Allow" }).click();
  await expect(jonass.getByRole("main")).toContainText("You allow it until you withdraw it.");
  await stop(page, liv);
});

test("A job is opened and gets its files by plain forms", async ({ page, allow }) => {
  allow(422);
  await signIn(page, liv);
  await page.goto("/jobs/new");
  await page.getByRole("button", { name: "Open a job" }).click();
  await expect(page.getByText("Give the job a name.")).toBeVisible();
  await page.getByLabel("Name").fill("Plain job");
  await page.getByLabel("Quantity").fill("10");
  await page.getByRole("button", { name: "Open a job" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Plain job");
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("Choose a file first.")).toBeVisible();
  const file = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7 ${name}`) });
  await page.getByLabel("Choose files").setInputFiles([file("a.pdf"), file("b.pdf")]);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("link", { name: "a.pdf" })).toBeVisible();
  await expect(page.getByRole("link", { name: "b.pdf" })).toBeVisible();
});
