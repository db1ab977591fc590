import { live, open } from "./support/live.js";
import { ana, PASSWORD } from "./support/people.js";
import { Server } from "./support/server.js";
import { expect, test } from "./support/test.js";

const NEW = "lantern gravel otter";

test("Ana forgets her password, sets a new one by mail, and looks after her account", async ({ newPage, allow }) => {
  allow(422);
  const server = await Server.start();
  const page = await newPage({ baseURL: server.url });
  const main = page.getByRole("main");

  await test.step("She asks for a link", async () => {
    await open(page, "/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
    await live(page);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(page.getByText("Enter an e-mail address, such as name@example.com.")).toBeVisible();
    await page.getByLabel("E-mail").fill(ana.email);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  });

  await test.step("A weak password is refused, a good one set", async () => {
    await expect.poll(() => server.linkTo(ana.email, "password"), { timeout: 15_000 }).toBeTruthy();
    await open(page, (await server.linkTo(ana.email, "password")) ?? "");
    await expect(page.getByRole("heading", { name: "Choose your password" })).toBeVisible();
    await page.getByLabel("New password").fill("short");
    await page.getByLabel("The same again").fill("short");
    await page.getByRole("button", { name: "Save the password" }).click();
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(/Use at least 10 characters\./);
    await page.getByLabel("New password").fill(NEW);
    await page.getByLabel("The same again").fill(NEW);
    await page.getByRole("button", { name: "Save the password" }).click();
    await expect(main).toContainText("Your password is set. Sign in with it.");
  });

  await test.step("She signs in with it", async () => {
    await live(page);
    await page.getByLabel("E-mail").fill(ana.email);
    await page.getByLabel("Password", { exact: true }).fill(NEW);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("banner").getByRole("link", { name: ana.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();
    await live(page);
  });

  await test.step("She changes her profile", async () => {
    await main.getByLabel("Name", { exact: true }).fill("Ana Ruiz-Lima");
    await main.getByLabel("Time zone").selectOption("Asia/Tokyo");
    await main.getByRole("form", { name: "Profile" }).getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Ana Ruiz-Lima" })).toBeVisible();
  });

  await test.step("She ends the session that she forgot at another place", async () => {
    const elsewhere = await newPage({ baseURL: server.url });
    await open(elsewhere, "/sign-in");
    await elsewhere.getByLabel("E-mail").fill(ana.email);
    await elsewhere.getByLabel("Password", { exact: true }).fill(NEW);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByRole("banner").getByText("Ana Ruiz-Lima")).toBeVisible();
    await open(page, "/account");
    await expect(main.getByRole("button", { name: "End this one" })).toHaveCount(1);
    await main.getByRole("button", { name: "End this one" }).click();
    await expect(main.getByRole("button", { name: "End this one" })).toHaveCount(0);
    await open(elsewhere, "/account");
    await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  await test.step("The old password does not open it any more", async () => {
    const form = main.getByRole("form", { name: "Change the password" });
    await form.getByLabel("Your password").fill(PASSWORD);
    await form.getByLabel("New password").fill("velvet canyon tractor");
    await form.getByLabel("The same again").fill("velvet canyon tractor");
    await form.getByRole("button", { name: "Change the password" }).click();
    await expect(form.getByLabel("Your password")).toHaveAccessibleDescription(/This is not your password\./);
  });
  await server.stop();
});
