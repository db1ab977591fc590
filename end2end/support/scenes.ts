import { expect, type Page } from "@playwright/test";
import { ada, ben, casey, jonas } from "./people.js";
import { checkOut, fillCart, fillCheckout, goTo, orderSomething, pick, placeOrder, signIn, startFor, stop } from "./steps.js";
import { open } from "./live.js";
import { customerPages, guestPages, peoplePages, shopPages, shopWidePages, staffPages, type Pages } from "./pages.js";
import { en } from "./words.js";

/** Signs in, leaves an order and a cart as the pages need them, and says which pages there then are. */
export const scenes: Record<string, (page: Page) => Promise<Pages>> = {
  "a guest": () => Promise.resolve(guestPages),
  "a buyer": async (page) => {
    await signIn(page, ben);
    const order = await orderSomething(page);
    await fillCart(page);
    return shopPages(order);
  },
  "a buyer who decides who may order for them": async (page) => {
    await signIn(page, jonas);
    return { account: "/account" };
  },
  "a CSR": async (page) => {
    await signIn(page, casey);
    const order = await orderForBen(page);
    await stop(page, ben);
    await goTo(page, "On behalf sessions");
    const session = await page.getByRole("row").nth(1).getByRole("link").first().getAttribute("href");
    await pick(page, ben);
    const { pathname, search } = new URL(page.url());
    return staffPages(order, pathname + search, session ?? "");
  },
  "an administrator of people": async (page) => {
    // An order, so that there are mails.
    await signIn(page, ben);
    await orderSomething(page);
    await page.getByRole("button", { name: en.signOut }).click();
    await expect(page.getByRole("button", { name: en.signIn })).toBeVisible();
    await signIn(page, ada);
    return {
      ...peoplePages,
      group: await first(page, "/staff/groups"),
      user: await first(page, "/staff/users"),
      event: await first(page, "/staff/audit-log"),
      mail: await first(page, "/staff/mails"),
    };
  },
  "an administrator of customers": async (page) => {
    await signIn(page, ada);
    const company = await first(page, "/staff/companies");
    const sections = ["csrs", "prices", "addresses", "cost-centres", "approval", "buyers", "activity"];
    return {
      ...customerPages,
      company,
      ...Object.fromEntries(sections.map((section) => [`company's ${section}`, `${company}/${section}`])),
      product: await first(page, "/staff/catalogue"),
    };
  },
  "an administrator of the shop": async (page) => {
    await signIn(page, ada);
    return { ...shopWidePages, account: "/account" };
  },
  "a CSR on behalf": async (page) => {
    await signIn(page, casey);
    const order = await orderForBen(page);
    await fillCart(page);
    return shopPages(order);
  },
};

/** The address of the first thing in a list. */
async function first(page: Page, list: string): Promise<string> {
  await open(page, list);
  return (await page.getByRole("row").nth(1).getByRole("link").first().getAttribute("href")) ?? "";
}

async function orderForBen(page: Page): Promise<string> {
  await startFor(page, ben, "a scene");
  await fillCart(page);
  await checkOut(page);
  await fillCheckout(page);
  return placeOrder(page, en.placeOrderFor(ben.name));
}
