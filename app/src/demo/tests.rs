//! The demo is whole: prices, pictures, texts, people.

mod prices;

use super::{
    ACCOUNTS, SeedError,
    accounts::USERS,
    companies::COMPANIES,
    products::{Product, categories},
    seed,
};
use crate::{
    args,
    catalogue::ProductForm,
    files::FileStore,
    settings::Start,
    shop::{Clock, Shop},
    store::{Db, new_id},
    ui::Lang,
};
use std::path::Path;

fn products() -> Vec<Product> {
    categories()
        .into_iter()
        .flat_map(|category| category.products)
        .collect()
}

#[test]
fn every_picture_is_there() {
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/pictures");
    for product in products() {
        let picture = pictures.join(product.picture).with_extension("svg");
        assert!(picture.is_file(), "{}", picture.display());
    }
}

#[test]
fn every_text_is_there_in_english_and_in_japanese() {
    for category in categories() {
        assert_both(category.name);
        for product in category.products {
            assert_both(product.name);
            assert_both(product.summary);
            for group in product.spec.groups {
                assert_both((&group.label.en, &group.label.ja));
                for option in group.options {
                    assert_both((&option.label.en, &option.label.ja));
                }
            }
        }
    }
}

/// Texts of numbers and units alone have no words to translate.
fn assert_both((en, ja): (&str, &str)) {
    let japanese = |text: &str| text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿'));
    let wordless = !en.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 2);
    assert!(!en.trim().is_empty() && !ja.trim().is_empty(), "{en} / {ja}");
    assert!(!japanese(en) && (japanese(ja) || wordless), "{en} / {ja}");
}

#[test]
fn staff_can_write_every_price_list_of_the_demo() {
    for product in products() {
        let form = ProductForm::of_spec(&product.spec);
        assert_eq!(form.spec(Lang::En), (product.spec, Vec::new()), "{}", product.slug);
    }
}

#[test]
fn every_account_is_listed_in_lower_case_and_every_duty_is_somebodys() {
    for (email, name, role) in ACCOUNTS {
        assert_eq!(email, email.to_lowercase());
        assert!(!name.is_empty() && !role.is_empty(), "{email}");
    }
    let known = |email: &str| USERS.iter().any(|user| user.email == email);
    for company in &COMPANIES {
        assert!(company.csrs.iter().all(|csr| known(csr)), "{}", company.name);
        assert!(
            company.approvals.iter().all(|(_, approver)| known(approver)),
            "{}",
            company.name
        );
    }
}

#[tokio::test]
async fn the_demo_goes_into_an_empty_store_once() -> Result<(), SeedError> {
    let folder = std::env::temp_dir().join(format!("quoin-demo-{}", new_id()));
    std::fs::create_dir(&folder)?;
    let db = Db::open_sqlite(&folder.join("quoin.db")).await?;
    let files = FileStore::in_folder(&folder.join("files"))?;
    let shop = Shop::new(db, Clock::System, Start::default(), files);
    assert!(seed(&shop).await?);
    assert!(!seed(&shop).await?);
    let counts: Option<(i64, i64, i64, i64)> = shop
        .db()
        .one(
            "SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM products),
                    (SELECT COUNT(*) FROM cost_centres), (SELECT COUNT(*) FROM group_members)",
            args![],
        )
        .await?;
    assert_eq!(counts, Some((12, 10, 12, 12)));
    shop.db().close().await;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
