import type { Page } from "@playwright/test";
import { live, open } from "./support/live.js";
import type { Buyer, Person } from "./support/people.js";
import { Server } from "./support/server.js";
import { expectBanner, goTo, orderNumber, startFor } from "./support/steps.js";
import { expect, test } from "./support/test.js";

const PASSWORD = "quartz lantern over the fjord";
const ida: Person = { name: "Ida Falk", email: "ida@print.example" };
const noor: Person = { name: "Noor Haddad", email: "noor@print.example" };
const company = "Fjordlys Energi";
const kai: Buyer = { name: "甲斐 Kai", email: "kai@fjordlys.example", company };

test("A shop is set up from nothing, by its pages alone, until a CSR orders on behalf of a buyer", async ({ newPage }) => {
  test.slow(); // a whole shop
  const server = await Server.empty();
  try {
    const baseURL = server.url;
    const idas = await newPage({ baseURL });
    await test.step("The link that the start printed makes the first administrator", () => welcome(idas, server));
    await test.step("A company with an address", () => addCompany(idas));
    await test.step("A product, published", () => addProduct(idas));
    await test.step("A CSR and a buyer", async () => {
      await addUser(idas, noor, "CSR");
      await addUser(idas, kai, "Buyers", company);
      await serveCompany(idas);
    });
    const noors = await newPage({ baseURL });
    await test.step("Both choose a password on the link in their mail", async () => {
      await choosePassword(await newPage({ baseURL }), server, kai);
      await choosePassword(noors, server, noor);
    });
    const number = await test.step("The CSR orders for the buyer", () => orderFor(noors));
    await test.step("The audit log says who did it for whom", async () => {
      await open(idas, `/staff/audit-log?object=${number}`);
      const row = idas.getByRole("row").filter({ hasText: "order placed" });
      await expect(row).toContainText(noor.name);
      await expect(row).toContainText(kai.name);
    });
  } finally {
    await server.stop();
  }
});

async function welcome(page: Page, server: Server): Promise<void> {
  await open(page, server.welcome);
  await page.getByLabel("Name").fill(ida.name);
  await page.getByLabel("E-mail").fill(ida.email);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByLabel("The same again").fill(PASSWORD);
  await page.getByRole("button", { name: "Make the administrator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();
  await live(page);
}

async function toSection(page: Page, section: string): Promise<void> {
  await page.getByRole("banner").getByRole("link", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();
  // The overview has no form to tell by: it is live once the chunk of staff pages has come.
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByRole("link", { name: section, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  await live(page);
}

async function addCompany(page: Page): Promise<void> {
  await toSection(page, "Companies");
  await page.getByRole("link", { name: "Add a company" }).first().click();
  await live(page);
  await page.getByLabel("Name of the company").fill(company);
  await page.getByRole("button", { name: "Add a company" }).click();
  await expect(page.getByRole("heading", { level: 1, name: company })).toBeVisible();
  await live(page);
  await page.getByRole("navigation", { name: "Sections of the company" }).getByRole("link", { name: "Addresses" }).click();
  await live(page);
  await page.getByLabel("Label").fill("Head office");
  await page.getByLabel("Address, line by line").fill("Havnegata 1\n7010 Trondheim");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 3, name: "Head office" })).toBeVisible();
}

async function addProduct(page: Page): Promise<void> {
  await toSection(page, "Catalogue");
  await page.getByRole("link", { name: "Categories", exact: true }).click();
  await live(page);
  await page.getByLabel("Name in English").fill("Stationery");
  await page.getByLabel("Name in Japanese").fill("ステーショナリー");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Stationery" })).toBeVisible();
  await toSection(page, "Catalogue");
  await page.getByRole("link", { name: "Add product" }).first().click();
  await page.getByRole("link", { name: "A list of quantities and their prices" }).click();
  await expect(page.getByLabel("Name in English")).toBeVisible();
  await live(page);
  await page.getByLabel("Name in English").fill("Compliment slips");
  await page.getByLabel("Name in Japanese").fill("一筆箋");
  await page.getByLabel("Category").selectOption({ label: "Stationery" });
  const from = page.getByLabel("From", { exact: true });
  const price = page.getByLabel("Price", { exact: true });
  await from.nth(0).fill("100");
  await price.nth(0).fill("19.00");
  await from.nth(1).fill("500");
  await price.nth(1).fill("36.00");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByText("Customers see it as it was last published.")).toBeVisible();
}

async function addUser(page: Page, person: Person, group: string, of = ""): Promise<void> {
  await toSection(page, "Users");
  await page.getByRole("link", { name: "Add User" }).first().click();
  await live(page);
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Group").selectOption({ label: group });
  await page.getByLabel("Company").fill(of);
  await page.getByRole("button", { name: "Add User" }).click();
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
}

async function serveCompany(page: Page): Promise<void> {
  await toSection(page, "Companies");
  await page.getByRole("link", { name: company }).click();
  await page.getByRole("navigation", { name: "Sections of the company" }).getByRole("link", { name: "CSRs" }).click();
  await live(page);
  await page.getByLabel("Add a CSR").selectOption({ label: noor.name });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: `Remove: ${noor.name}` })).toBeVisible();
}

async function choosePassword(page: Page, server: Server, person: Person): Promise<void> {
  let link: string | undefined;
  await expect.poll(async () => (link = await server.linkTo(person.email, "password")), { timeout: 20_000 }).toBeDefined();
  await open(page, link ?? "");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByLabel("The same again").fill(PASSWORD);
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await live(page);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByText(person.name)).toBeVisible();
  await live(page);
}

async function orderFor(page: Page): Promise<string> {
  await startFor(page, kai, "the very first order");
  await goTo(page, "Catalogue");
  await page.getByRole("main").getByRole("link", { name: "Compliment slips" }).click();
  await live(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
  await live(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await expect(page.getByLabel("Ship to")).toBeVisible();
  await live(page);
  await page.getByLabel("Ship to").selectOption({ index: 1 });
  await page.getByRole("button", { name: `Place order for ${kai.name}` }).click();
  await expectBanner(page, kai);
  return orderNumber(page);
}
