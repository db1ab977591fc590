//! What companies pay, and whose approval their orders need.

mod approval;

use crate::{
    client::Client,
    companies::change,
    on_both_engines,
    plans::{analyze, plan, whole_tables},
    world::World,
};
use app::{
    args,
    companies::{
        centres::FROM_CODE,
        listing::{ALL, BY_WORDS, OF_STATE},
    },
    store::{prefix_range, term_key},
};
use serde_json::Value;

on_both_engines!(
    prices_follow_the_companys_sheet_everywhere,
    a_price_sheet_in_use_cannot_be_removed,
    two_who_change_a_price_sheet_do_not_write_over_each_other,
    lists_of_companies_walk_no_whole_table,
);

async fn add_sheet(admin: &mut Client, name: &str, percent: &str) -> String {
    let fields = [("form[name]", name), ("form[adjustment]", percent)];
    let answer = admin
        .call("companies/sheet_api/add_price_sheet", &fields)
        .await
        .expect(200);
    answer.made()
}

/// Calls a change of a price sheet as it is now.
async fn change_sheet(admin: &mut Client, sheet: &str, function: &str, fields: &[(&str, &str)], status: u16) -> String {
    let answer = admin
        .read("companies/sheet_api/get_price_sheet", &[("sheet", sheet)])
        .await
        .expect(200);
    let detail: Value = serde_json::from_str(&answer.body).unwrap();
    let version = detail["version"].to_string();
    let mut fields = fields.to_vec();
    fields.extend([("sheet", sheet), ("version", version.as_str())]);
    admin
        .call(&format!("companies/sheet_api/{function}"), &fields)
        .await
        .expect(status)
        .body
}

/// What 500 business cards, the product's card and the cart say that they cost, in minor units.
async fn costs(ana: &mut Client) -> [i64; 3] {
    let product = ana
        .read("catalogue/api/get_product", &[("slug", "business-cards")])
        .await
        .expect(200);
    let product: Value = serde_json::from_str(&product.body).unwrap();
    let shelves = ana.read("catalogue/api/list_products", &[]).await.expect(200);
    let shelves: Value = serde_json::from_str(&shelves.body).unwrap();
    let found = shelves["shelves"].as_array().unwrap().iter();
    let shown = found
        .flat_map(|shelf| shelf["products"].as_array().unwrap())
        .find(|product| product["slug"] == "business-cards")
        .unwrap();
    let cart = ana.read("cart/api/get_cart", &[]).await.expect(200);
    let cart: Value = serde_json::from_str(&cart.body).unwrap();
    [
        product["sheet"]["adjustment_bp"].as_i64().unwrap(),
        shown["from"].as_i64().unwrap(),
        cart["total"].as_i64().unwrap(),
    ]
}

async fn prices_follow_the_companys_sheet_everywhere(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    ana.add_cards().await; // 36.00 by the list
    let list: (i64,) = world
        .one("SELECT from_price FROM products WHERE slug = 'business-cards'", args![])
        .await;
    let of = |price: i64, bp: i64| (price * (10_000 + bp) * 2 + 10_000) / 20_000;
    let expect = |bp| [bp, of(list.0, bp), of(3_600, bp)];
    assert_eq!(costs(&mut ana).await, expect(-800), "its own adjustment");
    let sheet = add_sheet(&mut admin, "Partners", "-10").await;
    let fields = [("form[sheet]", &*sheet), ("form[adjustment]", "-8")];
    change(&mut admin, &company, "staff_api/set_company_prices", &fields, 200).await;
    assert_eq!(costs(&mut ana).await, expect(-1_000), "the sheet's");
    let (category, product): (String, String) = world
        .one(
            "SELECT 'category:' || category_id, 'product:' || id FROM products WHERE slug = 'business-cards'",
            args![],
        )
        .await;
    for (about, percent, bp) in [(&category, "-12.5", -1_250), (&product, "25 %", 2_500)] {
        let fields = [("form[about]", about.as_str()), ("form[adjustment]", percent)];
        change_sheet(&mut admin, &sheet, "add_price_sheet_rule", &fields, 200).await;
        assert_eq!(costs(&mut ana).await, expect(bp), "the rule about {about}");
        // There is one rule about each.
        change_sheet(&mut admin, &sheet, "add_price_sheet_rule", &fields, 422).await;
    }
    let number = ana.place("sheet").await.expect(200).made();
    let (total,): (i64,) = world
        .one("SELECT total FROM orders WHERE number = $1", args![&number])
        .await;
    assert_eq!(total, of(3_600, 2_500));
    // Without the sheet its own adjustment counts again; the order stays as it was.
    let fields = [("form[sheet]", ""), ("form[adjustment]", "0")];
    change(&mut admin, &company, "staff_api/set_company_prices", &fields, 200).await;
    ana.add_cards().await;
    assert_eq!(costs(&mut ana).await, expect(0));
    assert_eq!(world.events("company_prices_changed").await, 2);
    assert_eq!(world.events("price_sheet_rule_added").await, 2);
}

async fn a_price_sheet_in_use_cannot_be_removed(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let sheet = add_sheet(&mut admin, "Partners", "-10").await;
    let fields = [("form[sheet]", &*sheet), ("form[adjustment]", "")];
    change(&mut admin, &company, "staff_api/set_company_prices", &fields, 200).await;
    let body = change_sheet(&mut admin, &sheet, "remove_price_sheet", &[], 422).await;
    assert!(body.contains("Brackwater Mutual"), "{body}");
    let page = admin
        .page(&format!("/staff/companies/{company}/prices"))
        .await
        .expect(200)
        .body;
    assert!(page.contains("Partners"), "{page}");
    let fields = [("form[sheet]", ""), ("form[adjustment]", "-8")];
    change(&mut admin, &company, "staff_api/set_company_prices", &fields, 200).await;
    change_sheet(&mut admin, &sheet, "remove_price_sheet", &[], 200).await;
    admin
        .read("companies/sheet_api/get_price_sheet", &[("sheet", &sheet)])
        .await
        .expect(404);
    assert_eq!(world.events("price_sheet_removed").await, 1);
}

async fn two_who_change_a_price_sheet_do_not_write_over_each_other(world: World) {
    let mut admin = world.sign_in("admin@quoin.example").await;
    let sheet = add_sheet(&mut admin, "Partners", "-10").await;
    let taken = [("form[name]", "PARTNERS"), ("form[adjustment]", "0")];
    admin
        .call("companies/sheet_api/add_price_sheet", &taken)
        .await
        .expect(422);
    let first = [
        ("sheet", &*sheet),
        ("version", "1"),
        ("form[name]", "Friends"),
        ("form[adjustment]", "-11"),
    ];
    let change = "companies/sheet_api/change_price_sheet";
    admin.call(change, &first).await.expect(200);
    admin.call(change, &first).await.expect(409);
    let unknown = [
        ("sheet", "nowhere"),
        ("version", "1"),
        ("form[name]", "X"),
        ("form[adjustment]", "0"),
    ];
    admin.call(change, &unknown).await.expect(404);
    assert_eq!(world.events("price_sheet_changed").await, 1);
}

async fn lists_of_companies_walk_no_whole_table(world: World) {
    let db = world.shop.db();
    let mut tx = db.begin().await.unwrap();
    tx.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO companies (id, name, active, language, price_adjustment, po_number_required, on_behalf_policy,
                                served_by_all_csrs, budget_carries_over, created_at)
         SELECT 'company-' || i, 'Company ' || i, i % 50 <> 0, 'en', 0, $2, 'allowed', $2, $2, 0 FROM n",
        args![10_000, false],
    )
    .await
    .unwrap();
    tx.execute(
        "INSERT INTO company_search (term, company_id) SELECT $1, id FROM companies WHERE id LIKE 'company-%'",
        args![term_key("company")],
    )
    .await
    .unwrap();
    tx.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO cost_centres (id, company_id, code, name)
         SELECT 'centre-' || i, 'company-' || (i % 10 + 1), 'C-' || i, 'Centre' FROM n",
        args![20_000],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    analyze(db).await;
    let (from, to) = prefix_range("brack");
    for (name, sql, args) in [
        ("all", ALL, args!["Company 5000", 51]),
        ("of a state", OF_STATE, args!["Company 5000", 51, false]),
        ("by words", BY_WORDS, args!["", 51, "", from, to, "", "", "", ""]),
        ("cost centres", FROM_CODE, args!["company-7", "C-5", 51]),
    ] {
        let plan = plan(db, sql, args).await;
        let whole = whole_tables(&plan, sql, &["companies", "company_search", "cost_centres"]);
        assert_eq!(whole, Vec::<String>::new(), "{name} in {plan:#?}");
    }
}
