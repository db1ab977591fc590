// Takes the pictures of the README from a demo shop of its own. bin/screenshots says with which build.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PASSWORD = "quoin-demo";
const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

const folder = process.argv[2];
const { QUOIN_BIN, QUOIN_SITE, QUOIN_CHROMIUM } = process.env;
if (!folder || !QUOIN_BIN || !QUOIN_SITE) throw new Error("run bin/screenshots");

await mkdir(folder, { recursive: true });
const data = await mkdtemp(join(tmpdir(), "quoin-screenshots-"));
const server = spawn(QUOIN_BIN, ["serve", "--demo", "--data", data, "--listen", "127.0.0.1:0", "--site", QUOIN_SITE], {
  stdio: ["ignore", "pipe", "inherit"],
});
const stopped = once(server, "exit");
try {
  const baseURL = await address();
  const browser = await chromium.launch({
    executablePath: QUOIN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    await orderOnBehalf(browser, baseURL);
    await japaneseAndDark(browser, baseURL);
    await jobWithFiles(browser, baseURL);
    await production(browser, baseURL);
    await administration(browser, baseURL);
    await mails(browser);
  } finally {
    await browser.close();
  }
} finally {
  server.kill("SIGTERM");
  await stopped;
  await rm(data, { recursive: true });
}

/** Casey orders posters for Ana: from the picker to the order as staff read it. */
async function orderOnBehalf(browser, baseURL) {
  const page = await open(browser, { baseURL, ...WIDE });
  await signIn(page, "casey@quoin.example", "Sign in");
  await page.getByRole("button", { name: /Ana Ruiz.*Brackwater Mutual/ }).click();
  await page.waitForSelector("dialog:modal");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").selectOption("helping with an order");
  await dialog.getByLabel("Note or ticket number").fill("Call 4711");
  await take(page, "picker");
  await dialog.getByRole("button", { name: "Start" }).click();

  await page.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();
  await take(page, "catalogue-on-behalf");

  await page.goto("/product/poster");
  await live(page);
  await page.getByLabel("Size").selectOption({ index: 1 });
  await page.getByLabel("Quantity").fill("20");
  await page.getByLabel("Quantity").blur();
  await take(page, "product", { fullPage: true });
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Check out" }).waitFor();

  const phone = await open(browser, { baseURL, storageState: await page.context().storageState(), ...PHONE });
  await phone.goto("/cart");
  await take(phone, "phone");

  await page.goto("/checkout");
  await live(page);
  await page.getByLabel("Ship to").selectOption({ index: 2 });
  await page.getByLabel("Cost centre").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Place order for Ana Ruiz" }).click();
  await page.waitForURL(/\/orders\/Q-/);
  const number = page.url().split("/").at(-1);
  await live(page);
  await page.getByRole("button", { name: "Stop ordering for Ana Ruiz" }).click();
  await page.getByRole("heading", { level: 1, name: "Order on behalf" }).waitFor();
  await page.goto(`/staff/orders/${number}`);
  await take(page, "order-staff");
}

async function japaneseAndDark(browser, baseURL) {
  const page = await open(browser, { baseURL, locale: "ja-JP", colorScheme: "dark", ...WIDE });
  await signIn(page, "yuki@hoshikawa.example", "サインイン");
  await page.getByRole("heading", { level: 1, name: "カタログ" }).waitFor();
  await take(page, "catalogue-japanese-dark");
}

/** Liv opens a job and uploads its files; Olga looks at it. */
async function jobWithFiles(browser, baseURL) {
  const page = await open(browser, { baseURL, ...WIDE });
  await signIn(page, "liv@nordlys.example", "Sign in");
  await page.goto("/jobs/new");
  await live(page);
  for (const [field, value] of [
    ["Name", "Winter catalogue, 64 pages"],
    ["Quantity", "2500"],
    ["Job code", "NOG-118"],
    ["Description", "Perfect bound, matt coating."],
  ]) {
    await page.getByLabel(field, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Open a job" }).click();
  await page.waitForURL(/\/jobs\/J-/);
  await live(page);
  const pdf = (name, size) => ({ name, mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from(`%PDF-1.7 ${name}`), Buffer.alloc(size)]) });
  await page.getByLabel("Choose files").setInputFiles([pdf("catalogue.pdf", 3_000_000), pdf("cover.pdf", 400_000)]);
  await page.getByRole("link", { name: "cover.pdf" }).waitFor();
  await page.getByLabel("Comment for the print shop").fill("The cover is 300 g.");
  await page.getByRole("button", { name: "Send comment" }).click();
  await page.getByText("The cover is 300 g.", { exact: true }).waitFor();
  await take(page, "job");
  const olga = await open(browser, { baseURL, ...WIDE });
  await signIn(olga, "olga@quoin.example", "Sign in");
  await olga.goto(`/staff${new URL(page.url()).pathname}`);
  await take(olga, "job-staff");
}

/** Ana orders four things; Olga takes each so far. */
async function production(browser, baseURL) {
  const page = await open(browser, { baseURL, ...WIDE });
  await signIn(page, "ana@brackwater.example", "Sign in");
  for (const product of ["business-cards", "letterhead-a4", "envelope-dl", "roll-up"]) {
    await page.goto(`/product/${product}`);
    await live(page);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "Check out" }).waitFor();
  }
  await page.goto("/checkout");
  await live(page);
  await page.getByLabel("Ship to").selectOption({ index: 1 });
  await page.getByLabel("Cost centre").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Place order" }).click();
  await page.waitForURL(/\/orders\/Q-/);
  const number = page.url().split("/").at(-1);

  const olga = await open(browser, { baseURL, ...WIDE });
  await signIn(olga, "olga@quoin.example", "Sign in");
  const approved = ["Preflight", "Proof ready", "Approved"];
  for (const [job, states] of [
    [1, approved],
    [2, [...approved, "In production"]],
    [3, [...approved, "In production"]],
    [4, [...approved, "In production", "Finished"]],
  ]) {
    await olga.goto(`/staff/jobs/${number}-${job}`);
    for (const state of states) {
      await live(olga);
      const button = olga.getByRole("button", { name: state, exact: true });
      await button.click();
      await button.waitFor({ state: "detached" });
    }
  }
  await olga.goto("/staff/production");
  await take(olga, "production");
}

/** What Ada keeps: users, page access, a product, the shop's look. */
async function administration(browser, baseURL) {
  const page = await open(browser, { baseURL, ...WIDE });
  await signIn(page, "admin@quoin.example", "Sign in");
  for (const [path, name] of [
    ["/staff/users", "users"],
    ["/staff/groups/access", "page-access"],
  ]) {
    await page.goto(path);
    await live(page);
    await take(page, name);
  }
  await page.goto("/staff/catalogue");
  await page.getByRole("main").getByRole("link", { name: "Business cards" }).click();
  await live(page);
  await take(page, "product-editor");
}

/** The mails about Casey's order: to Ana, and to Robin, who serves Brackwater too. */
async function mails(browser) {
  for (const [to, name, width, colorScheme] of [
    ["ana@brackwater.example", "mail", 600, "light"],
    ["ana@brackwater.example", "mail-phone-dark", 320, "dark"],
    ["robin@quoin.example", "mail-csr", 600, "dark"],
    ["robin@quoin.example", "mail-csr-phone", 320, "light"],
  ]) {
    const context = await browser.newContext({ viewport: { width, height: 600 }, colorScheme });
    const page = await context.newPage();
    await page.setContent(await mailTo(to));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await context.close();
  }
}

/** The HTML of the first mail to an address, once the server has written it. */
async function mailTo(address) {
  for (let left = 50; left > 0; left--) {
    const names = await readdir(join(data, "mail")).catch(() => []);
    for (const name of names.filter((name) => name.endsWith(".eml")).sort()) {
      const mail = await readFile(join(data, "mail", name), "utf8");
      if (!mail.includes(`To: ${address}`)) continue;
      const [, head, body] = /(Content-Type: text\/html[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(mail) ?? [];
      return /base64/i.test(head) ? Buffer.from(body, "base64").toString() : plain(body);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no mail to ${address}`);
}

/** Quoted-printable (RFC 2045, section 6.7) as text. */
function plain(body) {
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

async function signIn(page, email, button) {
  await page.goto("/sign-in");
  await live(page);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: button }).click();
  await page.getByRole("navigation").first().waitFor();
}

async function open(browser, options) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(30_000);
  // The page is live when its forms listen.
  await context.addInitScript(() => {
    const listening = new WeakSet();
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === "submit") listening.add(this);
      return add.call(this, type, ...rest);
    };
    globalThis.isLive = () => document.readyState === "complete" && [...document.forms].every((form) => listening.has(form));
  });
  return context.newPage();
}

async function live(page) {
  await page.waitForFunction(() => globalThis.isLive());
}

async function take(page, name, options = {}) {
  await live(page);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
}

async function address() {
  for await (const line of createInterface(server.stdout)) {
    const found = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
    if (found) {
      server.stdout.resume();
      return found;
    }
  }
  throw new Error("quoin did not start");
}
