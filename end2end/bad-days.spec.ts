import { jonas, liv } from "./support/people.js";
import { checkOut, fillCart, fillCheckout, goTo, listedOrders, placeOrder, signIn } from "./support/steps.js";
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

test("A part of the program that cannot be fetched is said, with a way on", async ({ page, allow }) => {
  allow("net::ERR_FAILED", "TypeError: Failed to fetch", "panicked at", "unreachable", "RuntimeError");
  await signIn(page, jonas);
  await page.route("**/split___customer*", (route) => route.abort());
  await page.getByRole("banner").getByRole("link", { name: "Jobs" }).click();
  await expect(page.getByRole("alert")).toContainText("This page has stopped working");
  await page.unrouteAll();
  await page.getByRole("link", { name: "Load it again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await goTo(page, "Jobs");
});
