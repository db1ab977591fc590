import { liv } from "./support/people.js";
import { checkOut, fillCart, fillCheckout, listedOrders, placeOrder, signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

test("An order that was answered with success survives a server killed at that moment", async ({ page, server, allow }) => {
  allow("net::ERR_");
  await signIn(page, liv);
  await fillCart(page);
  await checkOut(page);
  await fillCheckout(page);
  // The page asks for the order as soon as it knows that there is one.
  await page.route(
    /\/api\/.*\/get_order\b/,
    async (route) => {
      await server.crashAndRestart();
      await route.continue();
    },
    { times: 1 },
  );
  const number = await placeOrder(page, "Place order");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  expect(await listedOrders(page)).toContain(number);
});
