import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { open } from "./support/live.js";
import { scenes } from "./support/scenes.js";
import { emptyCart, switchTo } from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en, ja } from "./support/words.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];

/** No violation of any rule, and nothing beside a window of 320 px. */
async function examine(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    // Axe leaves this rule out unless it is named.
    const axe = new AxeBuilder({ page }).options({ runOnly: TAGS, rules: { "target-size": { enabled: true } } });
    const found = (await axe.analyze()).violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html} ${node.any.map((check) => check.message).join(" ")}`),
    );
    expect.soft(found, `accessibility of ${name}`).toEqual([]);
    const wide = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `width of ${name} in a window of 320 px`).toBeLessThanOrEqual(320);
    await page.setViewportSize(wide);
  });
}

for (const words of [en, ja]) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [who, scene] of Object.entries(scenes)) {
      test(`Everybody can use every page of ${who}, ${colorScheme}, in ${words.code}`, async ({ newPage, allow }) => {
        allow(404);
        const page = await newPage({ colorScheme });
        const pages = await scene(page);
        await open(page, Object.values(pages)[0] ?? "/");
        await switchTo(page, words);
        for (const [name, path] of Object.entries(pages)) {
          await open(page, path);
          await examine(page, name);
        }
        if ("cart" in pages) {
          await emptyCart(page, words);
          await examine(page, "empty cart");
        }
        await open(page, Object.values(pages)[0] ?? "/");
        await switchTo(page, en); // for the next test, since the shop remembers
      });
    }
  }
}
