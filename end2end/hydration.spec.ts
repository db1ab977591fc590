import type { Page } from "@playwright/test";
import { live } from "./support/live.js";
import { scenes } from "./support/scenes.js";
import { expect, test } from "./support/test.js";

/** Loads a page with its program held back until the server's page has been looked at. */
async function expectNoFlash(page: Page, name: string, path: string): Promise<void> {
  await test.step(name, async () => {
    let release = (): void => {};
    const looked = new Promise<void>((done) => (release = done));
    await page.route("**/pkg/*.js", async (route) => {
      await looked;
      await route.continue();
    });
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByRole("contentinfo")).toBeVisible();
    await page.waitForFunction(() => document.styleSheets.length > 0);
    const main = page.getByRole("main");
    const served = await main.innerText();
    const heading = await main.getByRole("heading").first().elementHandle();
    release();
    await live(page);
    expect.soft(await main.innerText(), `text of ${name}`).toBe(served);
    expect.soft(await heading?.evaluate((node) => node.isConnected), `the server's heading of ${name} stays`).toBe(true);
    await page.unrouteAll();
  });
}

for (const [who, scene] of Object.entries(scenes)) {
  test(`Every page of ${who}, loaded by its address, comes to life as it was served`, async ({ page, allow }) => {
    test.slow(); // a dozen pages, each held back
    allow(404);
    for (const [name, path] of Object.entries(await scene(page))) await expectNoFlash(page, name, path);
  });
}
