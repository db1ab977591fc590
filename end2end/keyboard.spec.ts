import type { Locator, Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import { ana, casey, liv, PASSWORD } from "./support/people.js";
import { goTo, orderNumber, pick, signIn, startFor, stop } from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en } from "./support/words.js";

/** What has the focus shows it, or the label around it does. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focused = page.locator(":focus");
  await expect(focused).toBeVisible();
  const outline = await focused.evaluate((element) => {
    const widths = [element, element.closest("label") ?? element].map((outlined) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(outlined);
      return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    });
    return Math.max(...widths);
  });
  expect(outline, await focused.evaluate((element) => element.outerHTML)).toBeGreaterThanOrEqual(2);
}

/** Presses Tab until this has the focus, which is visible at every step. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) continue; // between the last and the first
    await expectVisibleFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** From the catalogue to the order's page. */
async function orderByKeyboard(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "Roll-up 85 × 200 cm" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Roll-up 85 × 200 cm" })).toBeVisible();
  await live(page);
  await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
  await live(page);
  await tabTo(page, page.getByRole("link", { name: "Check out" }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Ship to")).toBeVisible();
  await live(page);
  await tabTo(page, page.getByLabel("Ship to"));
  await page.keyboard.type("Millgate");
  await tabTo(page, page.getByLabel("Cost centre"));
  await page.keyboard.type("BW-03");
  await tabTo(page, page.getByRole("button", { name: "Place order for Ana Ruiz" }));
  await page.keyboard.press("Enter");
  await orderNumber(page);
  await expect(page.getByRole("main")).toContainText("BW-03");
}

test("Casey signs in, starts, orders and stops ordering for Ana by keyboard alone", async ({ page }) => {
  await open(page, "/sign-in");
  await tabTo(page, page.getByLabel("E-mail"));
  await page.keyboard.type(casey.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Order on behalf" })).toBeVisible();
  await live(page);

  await tabTo(page, page.getByRole("searchbox", { name: "Find a buyer" }));
  await page.keyboard.type("ana ru");
  await expect(page).toHaveURL(/q=ana/);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await tabTo(page, page.getByRole("button", { name: "Ana Ruiz" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Order on behalf of Ana Ruiz, Brackwater Mutual" });
  const reason = dialog.getByLabel("Reason");
  await expect(reason).toBeFocused();
  await page.keyboard.type("correction");
  await tabTo(page, dialog.getByLabel("Note or ticket number"));
  await page.keyboard.type("by keyboard");
  await tabTo(page, dialog.getByRole("button", { name: "Start" }));
  await page.keyboard.press("Enter");

  const banner = page.getByRole("region", { name: "Ordering on behalf" });
  await expect(banner).toContainText("correction (by keyboard)");
  await live(page);
  await orderByKeyboard(page);
  await tabTo(page, banner.getByRole("button", { name: "Stop ordering for Ana Ruiz" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Order on behalf" })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test("Escape closes the start dialog, and the same buyer can be picked again", async ({ page }) => {
  await signIn(page, casey);
  const dialog = await pick(page, ana);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Ana Ruiz" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("link", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Ana Ruiz" }).click();
  await expect(dialog).toBeVisible();
});

test("The first Tab offers to skip to the content", async ({ page }) => {
  await signIn(page, liv);
  await open(page, "/catalogue");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  const inMain = await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement));
  expect(inMain).toBe(true);
});

test("The banner is announced once, without its ticking clock", async ({ page }) => {
  await signIn(page, casey);
  await startFor(page, ana, "listening");
  const banner = page.getByRole("region", { name: "Ordering on behalf" });
  const status = banner.getByRole("status");
  await expect(status).toHaveCount(1);
  await expect(status).toContainText("Ordering on behalf of Ana Ruiz");
  await expect(status).not.toContainText(/\d:\d\d/);
  await expect(banner.getByText(/\d:\d\d left/)).toBeVisible();
  await expect(banner.locator("[aria-live]")).toHaveCount(0);

  const said = await status.evaluateHandle((element) => {
    const changes: (string | null)[] = [];
    const note = (): void => void changes.push(element.textContent);
    new MutationObserver(note).observe(element, { childList: true, characterData: true, subtree: true });
    return changes;
  });
  const clock = await banner.getByText(/\d:\d\d left/).textContent();
  await goTo(page, en.orders);
  await expect(banner.getByText(/\d:\d\d left/)).not.toHaveText(clock ?? "");
  expect(await said.jsonValue()).toEqual([]);
  await stop(page, ana);
});
