import { live, open } from "./support/live.js";
import { ada, casey, robin } from "./support/people.js";
import { signIn } from "./support/steps.js";
import { expect, test } from "./support/test.js";

// The manual's own steps: Administration > Users > Add User, with CSR in the Group menu.
test("Ada adds a CSR", async ({ page, allow }) => {
  allow(422);
  await signIn(page, ada);
  await open(page, "/staff/administration");
  await page.getByRole("main").getByRole("link", { name: "Users", exact: true }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await live(page);
  await page.getByRole("link", { name: "Add User" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Add User" })).toBeVisible();
  await page.getByLabel("Name").fill("Nell Carver");
  await page.getByLabel("E-mail").fill("nell");
  await page.getByRole("button", { name: "Add User" }).click();
  await expect(page.getByText("This is no e-mail address.")).toBeVisible();
  await expect(page.getByText("Choose a group.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Nell Carver");
  await page.getByLabel("E-mail").fill("casey@quoin.example");
  await page.getByLabel("Group").selectOption("CSR");
  await page.getByRole("button", { name: "Add User" }).click();
  await expect(page.getByText("Another user has this e-mail address.")).toBeVisible();
  await page.getByLabel("E-mail").fill("nell@quoin.example");
  await page.getByRole("button", { name: "Add User" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nell Carver" })).toBeVisible();
  await expect(page.getByText("no password yet")).toBeVisible();
  await expect(page.getByLabel("CSR")).toBeChecked();
});

test("Ada deactivates Robin, who is signed out, and lets Robin in again", async ({ page, newPage, allow }) => {
  allow(401);
  const robins = await newPage();
  await signIn(robins, robin);
  await signIn(page, ada);
  await open(page, "/staff/users");
  await page.getByLabel("Find by name, e-mail or company").fill("achter");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Choose Robin Achterberg" }).check();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("1 user deactivated.")).toBeVisible();
  await expect(page.getByRole("row").last()).toContainText("deactivated");
  await robins.reload();
  await expect(robins.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.getByRole("link", { name: "Robin Achterberg" }).click();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
});

test("Ada looks through a file of users, mends it and imports it", async ({ page }) => {
  await signIn(page, ada);
  await open(page, "/staff/users/import");
  const send = async (content: string) => {
    await page.getByLabel("CSV file").setInputFiles({ name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await page.getByRole("button", { name: "Look through the file" }).click();
    await live(page);
  };
  await send("email,name,groups,company\npia@brackwater.example,Pia Lund,Byers,Brackwater Mutual\n");
  await expect(page.getByText('There is no group "Byers".')).toBeVisible();
  await expect(page.getByRole("button", { name: "Import now" })).toHaveCount(0);
  await page.getByRole("link", { name: "Choose another file" }).click();
  await expect(page.getByLabel("CSV file")).toBeVisible();
  await send("email,name,groups,company\npia@brackwater.example,Pia Lund,Buyers,Brackwater Mutual\n");
  await expect(page.getByText("1 to be added, 0 to be changed, 0 as they are")).toBeVisible();
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("Imported: 1 added, 0 changed")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ allow }) => allow("was preloaded using link preload but not used"));

  test("Ada changes Casey's name with plain forms", async ({ page, allow }) => {
    allow(422);
    await signIn(page, ada);
    await open(page, "/staff/users?q=casey");
    await page.getByRole("link", { name: casey.name }).click();
    await page.getByLabel("Name").fill(" ");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Enter a name.")).toBeVisible();
    await page.getByLabel("Name").fill("Casey L.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Casey L." })).toBeVisible();
    await page.getByLabel("Name").fill(casey.name);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: casey.name })).toBeVisible();
  });
});
