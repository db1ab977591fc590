// Measures what a person waits for, in a real browser; prints Markdown. bin/bench says with which build and data.
import { chromium } from "@playwright/test";
import { Traffic } from "./traffic.mjs";
import { start } from "./server.mjs";
import { observe } from "./observe.mjs";

// With a second argument only the start on behalf is measured.
const [data, onlyOnBehalf] = process.argv.slice(2);
const STARTS = 50;
const FIRST_PAGES = 20;
const PASSWORD = "quoin-demo";

const server = await start(data);
try {
  const browser = await chromium.launch({
    executablePath: process.env.QUOIN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const starts = await onBehalf(browser);
    const measured = { "Click on Start to Ana's catalogue": starts };
    if (!onlyOnBehalf) measured["Ana's first page ever, empty cache"] = await firstPages(browser);
    print(measured);
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}

/** Casey starts ordering for Ana and stops, again and again; from the click until Ana's catalogue listens. */
async function onBehalf(browser) {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  await context.addInitScript(observe);
  const page = await context.newPage();
  await signIn(page, "casey@quoin.example");
  await ready(page, "/on-behalf");
  const traffic = await Traffic.of(page);
  const waits = [];
  // The first fills the browser's caches and does not count.
  for (let time = 0; time <= STARTS; time++) {
    const wait = await startForAna(page, traffic);
    if (time > 0) waits.push(wait);
    await page.getByRole("button", { name: "Stop ordering for Ana Ruiz" }).click();
    await ready(page, "/on-behalf");
  }
  await context.close();
  return waits;
}

async function startForAna(page, traffic) {
  await page.getByRole("searchbox", { name: "Find a buyer" }).fill("ana ruiz");
  await page.getByRole("button", { name: /Ana Ruiz.*Brackwater Mutual/ }).click();
  await page.waitForSelector("dialog:modal");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").selectOption("helping with an order");
  await dialog.getByLabel("Note or ticket number").fill("Call 4711");
  await page.waitForLoadState("networkidle");
  traffic.reset();
  await dialog.getByRole("button", { name: "Start" }).click();
  await ready(page, "/catalogue");
  return waited(page, traffic, Number(await page.evaluate(() => sessionStorage.clickedAt)));
}

/** Ana opens the catalogue, signed in, with a browser that has never been there. */
async function firstPages(browser) {
  const signedIn = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  await signedIn.addInitScript(observe);
  await signIn(await signedIn.newPage(), "ana@brackwater.example");
  const storageState = await signedIn.storageState();
  await signedIn.close();
  const waits = [];
  for (let time = 0; time < FIRST_PAGES; time++) {
    const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", storageState });
    await context.addInitScript(observe);
    const page = await context.newPage();
    const traffic = await Traffic.of(page);
    await page.goto("/catalogue");
    await ready(page, "/catalogue");
    waits.push(await waited(page, traffic, await page.evaluate(() => performance.timeOrigin)));
    await context.close();
  }
  return waits;
}

async function signIn(page, email) {
  await page.goto("/sign-in");
  await ready(page, "/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

async function ready(page, path) {
  await page.waitForFunction((path) => location.pathname === path && window.readyAt, path);
}

/** How long it took since a moment, and what came over the wire, pictures and all. */
async function waited(page, traffic, since) {
  const [seenAt, readyAt] = await page.evaluate(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    return [performance.timeOrigin + (paint ?? NaN), window.readyAt];
  });
  await page.waitForLoadState("networkidle");
  return { seen: seenAt - since, ready: readyAt - since, requests: traffic.requests, bytes: traffic.bytes };
}

function print(measured) {
  console.log("## In the browser\n");
  console.log(`Milliseconds, ${STARTS} starts and ${FIRST_PAGES} first pages, no network between: until something of the page is painted, and until all its`);
  console.log("forms listen. Requests that the cache did not answer, and their bytes with headers, pictures included.\n");
  console.log("| | painted, median | ready, median | ready, p95 | requests | bytes |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, waits] of Object.entries(measured)) {
    const of = (what, share) => rank(waits.map((wait) => wait[what]), share);
    const times = [of("seen", 0.5), of("ready", 0.5), of("ready", 0.95)].map((time) => time.toFixed(0));
    const amounts = [of("requests", 0.5), of("bytes", 0.5)].map((amount) => amount.toLocaleString("en"));
    console.log(`| ${[name, ...times, ...amounts].join(" | ")} |`);
  }
}

/** The smallest value that a share of all values do not exceed. */
function rank(values, share) {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];
}
