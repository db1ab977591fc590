import { live, open } from "./support/live.js";
import { ben, casey, olga, robin, tor } from "./support/people.js";
import { Server } from "./support/server.js";
import { fillCart, goTo, pick, signIn, startFor } from "./support/steps.js";
import { expect, test } from "./support/test.js";

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
  const visits = tors.getByRole("table").filter({ hasText: "What was done" });
  await expect(visits.getByRole("row").nth(1)).toContainText("running");
  // By the whole name: one of the time zones to choose from is called Casey.
  await expect(tors.locator("body")).not.toContainText(casey.name);
  await tors.getByRole("button", { name: "Withdraw" }).click();
  await expect(tors.getByRole("main")).toContainText("You do not allow it now.");
  await expect(visits.getByRole("row").nth(1)).not.toContainText("running");

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
