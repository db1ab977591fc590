import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { neverLive, observeHydration } from "./live.js";
import { Server } from "./server.js";
import { Watch } from "./watch.js";
import { Wire } from "./wire.js";

export { expect } from "@playwright/test";

type NewPage = (options?: BrowserContextOptions) => Promise<Page>;

interface TestFixtures {
  /** Declares what the browser may complain of, because the test provokes it. */
  allow: Watch["allow"];
  /** A page in a browser of its own: other cookies, other cache. */
  newPage: NewPage;
  watch: Watch;
  /** Where a browser reaches the server while every answer is kept. */
  wire: Wire;
}

/** Every worker has a server; every page is watched. */
export const test = base.extend<TestFixtures, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watch: async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    watch.expectNothing();
  },
  allow: async ({ watch }, use) => use(watch.allow),
  newPage: async ({ browser, server, watch, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch.over(context, options.baseURL ?? server.url);
      if (javaScriptEnabled === false) neverLive(context);
      else await observeHydration(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  wire: async ({ server }, use) => {
    const wire = await Wire.to(server.url);
    await use(wire);
    wire.close();
  },
  page: async ({ newPage }, use) => use(await newPage()),
});
