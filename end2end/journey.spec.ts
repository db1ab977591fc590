import { expectNothingOf, isStaffChunk } from "./support/marks.js";
import { ana, casey } from "./support/people.js";
import {
  addToCart,
  checkOut,
  emptyCart,
  expectBanner,
  goTo,
  openProduct,
  placeOrder,
  quote,
  signIn,
  startFor,
  stop,
} from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en } from "./support/words.js";

const NOTE = "telephone call 4711";

test("Casey orders for Ana, and Ana finds an order by customer service and nothing of Casey", async ({
  page,
  newPage,
  wire,
  allow,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));

  await signIn(page, casey);
  await startFor(page, ana, NOTE);
  await emptyCart(page);
  await expectBanner(page, ana);

  await openProduct(page, "Business cards");
  await expectBanner(page, ana);
  await page.getByLabel("Quantity").fill("500");
  await expect(quote(page)).toContainText("€33.12"); // 36.00 less 8 %
  await addToCart(page);
  await expectBanner(page, ana);

  await openProduct(page, "Poster");
  await page.getByLabel("Size").selectOption("A1 (594 × 841 mm)");
  await page.getByLabel("Quantity").fill("20");
  await expect(quote(page)).toContainText("€147.07"); // 20 × 0.499554 m² at 16.00, less 8 %
  await expectBanner(page, ana);
  await addToCart(page);

  await checkOut(page);
  await expectBanner(page, ana);
  await page.getByLabel("Ship to").selectOption({ label: "Millgate branch: Brackwater Mutual, 48 Millgate, Brackwater BW2 6RT" });
  await page.getByLabel("Cost centre").selectOption("BW-02 · Millgate");
  await expect(page.getByRole("complementary", { name: "Total, net" })).toContainText("€180.19");

  const number = await placeOrder(page, "Place order for Ana Ruiz");
  await expectBanner(page, ana);
  await expect(page.getByRole("main")).toContainText("48 Millgate");
  await expect(page.getByRole("main")).toContainText("BW-02");
  await expect(page.getByRole("main")).toContainText("€180.19");

  await goTo(page, en.orders);
  await expectBanner(page, ana);
  allow(404);
  expect((await page.goto("/no-such-page"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await expectBanner(page, ana);

  await stop(page, ana);
  expect(new URL(page.url()).pathname).toBe("/on-behalf");
  await expect(page.getByRole("banner").getByText(casey.name)).toBeVisible();
  await goTo(page, en.orders);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: number, exact: true }) });
  await expect(row).toContainText("on behalf, by Casey Lindgren");
  await row.getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  await expect(page.getByRole("main")).toContainText("by Casey Lindgren on behalf of Ana Ruiz");
  await expect(page.getByRole("main")).toContainText(`helping with an order (${NOTE})`);
  expect(fetched.filter(isStaffChunk)).not.toEqual([]);

  const anas = await newPage({ baseURL: wire.url });
  await signIn(anas, ana);
  await goTo(anas, en.orders);
  await expect(anas.getByRole("row").filter({ hasText: number })).toContainText("by customer service");
  await anas.getByRole("link", { name: number, exact: true }).click();
  await expect(anas.getByRole("heading", { level: 1 })).toContainText(number);
  await expect(anas.getByRole("main")).toContainText("by customer service");

  await anas.getByRole("button", { name: "Order again" }).click();
  await expect(anas.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
  await checkOut(anas);
  await anas.getByLabel("Ship to").selectOption({ index: 1 });
  await anas.getByLabel("Cost centre").selectOption("BW-01 · Harbour Square");
  const again = await placeOrder(anas, "Place order");
  expect(again).not.toBe(number);
  await expect(anas.getByRole("main")).toContainText("€180.19");
  await expect(anas.getByRole("main")).not.toContainText("by customer service");
  await anas.context().close();

  expectNothingOf([casey.name, ...casey.name.split(" "), casey.email, NOTE], wire);
});
