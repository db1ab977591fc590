import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { open } from "./support/live.js";
import { scenes } from "./support/scenes.js";
import { emptyCart, switchTo } from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en, ja } from "./support/words.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];

/** No violation of any rule in either colour scheme, and nothing beside a window of 320 px. */
async function examine(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(colours);
      expect.soft(await violations(page), `accessibility of ${name}, ${colorScheme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `width of ${name} in a window of 320 px`).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 720 });
  });
}

/** Colours glide from one scheme to the other; in what is folded away they wait until it opens. */
function colours(): Promise<unknown> {
  const shown = ({ effect }: Animation) => effect instanceof KeyframeEffect && (effect.target?.checkVisibility() ?? false);
  return Promise.all(
    document
      .getAnimations()
      .filter(shown)
      .map(({ finished }) => finished),
  );
}

async function violations(page: Page): Promise<string[]> {
  // Axe leaves out the size of targets unless that is named. There are no frames, for which it would need a page more.
  const axe = new AxeBuilder({ page })
    .options({ runOnly: TAGS, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
    .setLegacyMode();
  const found = (await axe.analyze()).violations;
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.any.map((check) => check.message).join(" ")}`),
  );
}

for (const words of [en, ja]) {
  for (const [who, scene] of Object.entries(scenes)) {
    test(`Everybody can use every page of ${who}, in ${words.code}`, async ({ page, allow }) => {
      test.slow(); // a dozen pages, each examined twice
      allow(404);
      const pages = await scene(page);
      await open(page, "/sign-in");
      await switchTo(page, words);
      for (const [name, path] of Object.entries(pages)) {
        await open(page, path);
        await examine(page, name);
      }
      if ("cart" in pages) {
        await emptyCart(page, words);
        await examine(page, "empty cart");
      }
      await switchTo(page, en); // for the next test, since the shop remembers
    });
  }
}
