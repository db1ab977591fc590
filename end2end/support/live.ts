import type { BrowserContext, Page } from "@playwright/test";

declare global {
  interface Window {
    /** Whether the single-page app has taken over every form of the document. */
    isLive: () => boolean;
  }
}

const plain = new WeakSet<BrowserContext>();

/** Lets a test see when WASM has taken over a page: its forms then listen. */
export async function observeHydration(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const listening = new WeakSet<EventTarget>();
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type: string, ...rest: [never, never?]) {
      if (type === "submit") listening.add(this);
      return add.call(this, type, ...rest);
    };
    window.isLive = () => document.readyState === "complete" && [...document.forms].every((form) => listening.has(form));
  });
}

/** Marks a context as one without JavaScript: its pages never become live. */
export function neverLive(context: BrowserContext): void {
  plain.add(context);
}

export function scripted(page: Page): boolean {
  return !plain.has(page.context());
}

/** Waits until the page does what it does without asking the server for another document. */
export async function live(page: Page): Promise<void> {
  if (scripted(page)) await page.waitForFunction(() => window.isLive());
}

/** Opens a page of the shop and waits until it is live. */
export async function open(page: Page, path: string): Promise<number> {
  const response = await page.goto(path);
  await live(page);
  return response?.status() ?? 0;
}
