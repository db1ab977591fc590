//! What a mail looks like: its text, its HTML, its colour and its logo.

use crate::{
    mails::{
        content::Content,
        message::{Letterhead, Unmailable, html, message, plain},
    },
    settings::Settings,
    ui::Lang,
};
use bytes::Bytes;
use lettre::message::header::ContentType;

fn sample(lang: Lang) -> Content {
    Content {
        lang,
        subject: lang
            .pick("Order Q-2026-000123 placed", "注文 Q-2026-000123: ご注文を承りました")
            .to_owned(),
        intro: lang
            .pick("An order was placed for Ana <Ruiz>.", "林 由紀様の注文が確定しました。")
            .to_owned(),
        facts: vec![
            ("Jobs".to_owned(), "500 × Business cards\n20 × Poster".to_owned()),
            ("Total, net".to_owned(), "€180.19".to_owned()),
        ],
        button: "Open the order",
        link: "https://print.example/orders/Q-2026-000123".to_owned(),
        footer: "You receive this mail because the order is yours.",
        thread: "order-Q-2026-000123".to_owned(),
        unsubscribe: None,
    }
}

#[test]
fn a_mail_as_plain_text() -> Result<(), askama::Error> {
    insta::assert_snapshot!("plain_en", plain("Quoin Print", &sample(Lang::En))?);
    insta::assert_snapshot!("plain_ja", plain("Quoin Print", &sample(Lang::Ja))?);
    Ok(())
}

fn head(accent: Option<&str>) -> Letterhead {
    let settings = Settings {
        name: "Quoin Print".to_owned(),
        accent: accent.map(str::to_owned),
        ..Settings::default()
    };
    Letterhead::of(&settings, None)
}

#[test]
fn a_logo_comes_with_the_mail() -> Result<(), Unmailable> {
    let from = "shop@quoin.example".parse()?;
    let written = |head: &Letterhead| -> Result<String, Unmailable> {
        let message = message(&from, head, "ana@brackwater.example", "1", &sample(Lang::En))?;
        // As quoted-printable folds long lines.
        Ok(String::from_utf8(message.formatted())?.replace("=\r\n", ""))
    };
    let without = written(&head(None))?;
    assert!(!without.contains("cid:") && !without.contains("image/"), "{without}");
    let mut head = head(None);
    head.logo = Some((
        ContentType::parse("image/png")?,
        Bytes::from_static(b"\x89PNG\r\n\x1a\n"),
    ));
    let with = written(&head)?;
    for part in [
        "cid:logo",
        "multipart/related",
        "Content-ID: <logo>",
        "Content-Disposition: inline",
        "Content-Type: image/png",
    ] {
        assert!(with.contains(part), "{part}: {with}");
    }
    Ok(())
}

#[test]
fn a_mail_in_the_shops_colour() -> Result<(), askama::Error> {
    let mail = html(&head(Some("1c6037")), &sample(Lang::En))?;
    assert!(mail.contains("background:#1c6037;color:#ffffff"), "{mail}");
    assert!(!mail.contains("#21309c"), "{mail}");
    Ok(())
}

#[test]
fn a_mail_as_html() -> Result<(), askama::Error> {
    insta::assert_snapshot!("html_en", html(&head(None), &sample(Lang::En))?);
    insta::assert_snapshot!("html_ja", html(&head(None), &sample(Lang::Ja))?);
    Ok(())
}
