import { expectNothingOf } from "./support/marks.js";
import { sam, yuki } from "./support/people.js";
import {
  addToCart,
  checkOut,
  emptyCart,
  expectBanner,
  goTo,
  openProduct,
  placeOrder,
  quote,
  signIn,
  startFor,
  stop,
  switchTo,
} from "./support/steps.js";
import { expect, test } from "./support/test.js";
import { en, ja } from "./support/words.js";

const NOTE = "電話 4712";

test("Sam orders in Japanese for 林 由紀, who finds an order by customer service and nothing of Sam", async ({
  page,
  newPage,
  wire,
  allow,
}) => {
  await signIn(page, sam);
  await switchTo(page, ja);
  await startFor(page, yuki, NOTE, ja);
  await emptyCart(page, ja);

  await openProduct(page, "名刺", ja);
  await expectBanner(page, yuki, ja);
  await page.getByLabel("数量").fill("５００"); // as a Japanese keyboard types it
  await expect(quote(page, ja)).toContainText("€36.00");
  await addToCart(page, ja);
  await openProduct(page, "ポスター", ja);
  await page.getByLabel("サイズ").selectOption("A1（594 × 841 mm）");
  await page.getByLabel("数量").fill("20");
  await expect(quote(page, ja)).toContainText("€159.86");
  await addToCart(page, ja);

  await checkOut(page, ja);
  await expectBanner(page, yuki, ja);
  await page.getByLabel("お届け先").selectOption({ index: 2 });
  allow(422);
  await page.getByRole("button", { name: "林 由紀様の注文を確定する" }).click();
  const poNumber = page.getByLabel("発注番号");
  await expect(poNumber).toHaveAccessibleDescription("発注番号の入力が必要です。");
  await poNumber.fill("星-2026-17");
  const number = await placeOrder(page, "林 由紀様の注文を確定する");
  await expectBanner(page, yuki, ja);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`注文 ${number}`);
  await expect(page.getByRole("main")).toContainText("大阪府大阪市北区川音町4-5-6");
  await expect(page.getByRole("main")).toContainText("星-2026-17");
  await expect(page.getByRole("main")).toContainText("€195.86");

  await stop(page, yuki, ja);
  await goTo(page, ja.orders);
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("代理注文（Sam Whitlock）");
  await switchTo(page, en); // for the next test, since the shop remembers

  const yukis = await newPage({ baseURL: wire.url, locale: "ja-JP" });
  await signIn(yukis, yuki, ja);
  await goTo(yukis, ja.orders);
  await expect(yukis.getByRole("row").filter({ hasText: number })).toContainText("カスタマーサービスによる注文");
  await yukis.getByRole("link", { name: number, exact: true }).click();
  await expect(yukis.getByRole("heading", { level: 1 })).toHaveText(`注文 ${number}`);
  await yukis.getByRole("button", { name: "もう一度注文する" }).click();
  await checkOut(yukis, ja);
  await yukis.getByLabel("お届け先").selectOption({ index: 1 });
  await yukis.getByLabel("発注番号").fill("星-2026-18");
  expect(await placeOrder(yukis, "注文を確定する")).not.toBe(number);
  await expect(yukis.getByRole("main")).not.toContainText("カスタマーサービス");
  await yukis.context().close();
  expectNothingOf(["Whitlock", sam.email, NOTE], wire);
});
