//! Who is mailed about what: every row and edge of the specification, and what holds for any lists.

use super::{
    content::Content,
    kinds::{Audience, Kind},
    message::{Letterhead, Unmailable, html, message, plain},
    recipients::{Declined, Facts, Person, recipients},
    types::Wish,
};
use crate::{jobs::JobState, orders::Status, settings::Settings, ui::Lang};
use bytes::Bytes;
use lettre::message::header::ContentType;
use proptest::{collection::vec, prelude::*, sample::select};

fn person(name: &str) -> Person {
    Person {
        id: Some(name.to_owned()),
        address: format!("{name}@quoin.example"),
        lang: Lang::En,
        wish: Wish::Each,
        declined: Declined::default(),
    }
}

fn people(names: &str) -> Vec<Person> {
    names.split_whitespace().map(person).collect()
}

fn own(address: &str) -> Person {
    Person {
        id: None,
        ..person(address)
    }
}

/// A job's Job CSRs are separated from the next job's by a bar.
fn facts(kind: Kind, actor: &str, customer_csrs: &str, jobs: &str) -> Facts {
    Facts {
        kind,
        actor: Some(actor.to_owned()),
        on_behalf: !is_done_by_the_shop(kind) && !["ana", "ben"].contains(&actor),
        portal: false,
        buyer: Some(person("ana")),
        approver: Some(person("ben")),
        jobs: jobs.split('|').map(people).collect(),
        customer_csrs: people(customer_csrs),
        fallback: Some(own("fallback")),
        operators: Some(own("operators")),
    }
}

fn told(facts: &Facts) -> String {
    let names: Vec<String> = recipients(facts)
        .iter()
        .map(|recipient| {
            let name = recipient.person.address.split('@').next().unwrap_or_default();
            format!("{}:{name}", recipient.audience.key())
        })
        .collect();
    names.join(" ")
}

#[test]
fn what_a_customer_declines_is_not_mailed_but_what_they_need_to_know_is() {
    let told_of = |kind, actor: &str| {
        let mut facts = facts(kind, actor, "", "");
        facts.portal = true;
        facts.buyer = facts.buyer.map(|buyer| Person {
            declined: Declined {
                orders: true,
                jobs: true,
            },
            ..buyer
        });
        told(&facts).contains("customer:ana")
    };
    for kind in [
        Kind::OrderMoved(Status::Shipped),
        Kind::OrderPartlyShipped,
        Kind::JobAnswered,
        Kind::JobMoved(JobState::InProduction),
        Kind::JobMoved(JobState::Shipped),
    ] {
        assert!(!told_of(kind, "olga"), "{kind:?}");
    }
    for kind in [
        Kind::OrderPlaced,
        Kind::OrderCancelled,
        Kind::OrderDeclined,
        Kind::OrderMoved(Status::OnHold),
        Kind::OrderMoved(Status::Cancelled),
        Kind::JobMoved(JobState::ProofReady),
        Kind::JobMoved(JobState::CorrectionsRequested),
        Kind::JobMoved(JobState::Cancelled),
    ] {
        assert!(told_of(kind, "olga"), "{kind:?}");
    }
    // On behalf of them, whatever it is.
    assert!(told_of(Kind::JobCommented, "casey"));
}

#[test]
fn every_row_of_the_matrix() {
    const ALL: &str = "customer:ana csr:casey csr:robin shop:operators";
    const CSRS: &str = "csr:casey csr:robin";
    for (kind, actor, expected) in [
        (Kind::OrderPlaced, "ana", ALL),
        (Kind::OrderChanged, "ana", ALL),
        (Kind::OrderCancelled, "ana", ALL),
        // On behalf: the CSR who did it gets no copy, the buyer does.
        (Kind::OrderPlaced, "casey", "customer:ana csr:robin shop:operators"),
        (Kind::ApprovalNeeded, "ana", "customer:ben"),
        // Whoever approves orders of their own is not asked to by mail.
        (Kind::ApprovalNeeded, "ben", ""),
        (Kind::OrderApproved, "ben", "customer:ana csr:casey csr:robin"),
        (Kind::OrderDeclined, "ben", "customer:ana csr:casey csr:robin"),
        (Kind::OrderMoved(Status::OnHold), "olga", "customer:ana"),
        (Kind::OrderPartlyShipped, "olga", "customer:ana"),
        (Kind::JobOpened, "ana", CSRS),
        (Kind::JobChanged, "ana", CSRS),
        (Kind::JobDeleted, "ana", CSRS),
        (Kind::JobCommented, "ana", CSRS),
        (Kind::FileUploaded, "ana", CSRS),
        (Kind::FileDeleted, "ana", CSRS),
        // A buyer acted for always gets a copy.
        (Kind::JobOpened, "casey", "customer:ana csr:robin"),
        (Kind::FileUploaded, "casey", "customer:ana csr:robin"),
        (Kind::FileDeleted, "casey", "customer:ana csr:robin"),
        // Staff's own work is not mailed to CSRs.
        (Kind::JobAnswered, "olga", "customer:ana"),
        (Kind::JobMoved(JobState::ProofReady), "olga", "customer:ana"),
        (Kind::JobMoved(JobState::CorrectionsRequested), "olga", "customer:ana"),
        // How far an ordered job is, its order says.
        (Kind::JobMoved(JobState::Preflight), "olga", ""),
        (Kind::JobMoved(JobState::InProduction), "olga", ""),
        (Kind::JobMoved(JobState::Shipped), "olga", ""),
    ] {
        assert_eq!(
            told(&facts(kind, actor, "casey robin", "")),
            expected,
            "{kind:?} by {actor}"
        );
    }
}

#[test]
fn the_buyer_of_a_portal_job_hears_of_every_state_that_the_shop_sets() {
    for state in JobState::ALL {
        let facts = Facts {
            portal: true,
            ..facts(Kind::JobMoved(state), "olga", "casey", "")
        };
        assert_eq!(told(&facts), "customer:ana", "{state:?}");
    }
}

#[test]
fn every_edge_of_who_the_csrs_are() {
    for (what, customer_csrs, jobs, expected) in [
        (
            "a Job CSR keeps the Customer CSRs from being mailed",
            "casey robin",
            "sam",
            "csr:sam",
        ),
        (
            "without a Job CSR the Customer CSRs are",
            "casey robin",
            "",
            "csr:casey csr:robin",
        ),
        (
            "an order's are those of all its jobs",
            "casey robin",
            "sam|",
            "csr:sam csr:casey csr:robin",
        ),
        (
            "each once, however many lists they are in",
            "casey",
            "casey sam|sam|",
            "csr:casey csr:sam",
        ),
        ("nobody at all: the fallback", "", "", "csr:fallback"),
        (
            "nobody for one of the jobs: the fallback too",
            "",
            "sam|",
            "csr:sam csr:fallback",
        ),
    ] {
        let facts = facts(Kind::OrderApproved, "ben", customer_csrs, jobs);
        assert_eq!(told(&facts), format!("customer:ana {expected}"), "{what}");
    }
}

#[test]
fn one_address_in_two_writings_gets_one_mail() {
    let mut facts = facts(Kind::OrderPlaced, "ana", "casey", "");
    facts.operators = Some(Person {
        address: "CASEY@quoin.example".to_owned(),
        ..person("operators")
    });
    assert_eq!(told(&facts), "customer:ana csr:casey");
}

#[test]
fn about_a_job_its_own_csrs_are_mailed_and_those_of_no_other() {
    for (what, customer_csrs, csrs, expected) in [
        ("Job CSRs", "casey robin", "sam", "csr:sam"),
        (
            "the last one removed or deactivated",
            "casey robin",
            "",
            "csr:casey csr:robin",
        ),
        ("no CSR at all", "", "", "csr:fallback"),
    ] {
        for kind in [Kind::JobOpened, Kind::FileUploaded, Kind::JobCommented] {
            assert_eq!(
                told(&facts(kind, "ana", customer_csrs, csrs)),
                expected,
                "{what}, {kind:?}"
            );
        }
    }
}

#[test]
fn what_the_shop_itself_gets_no_wish_puts_off() {
    let mut facts = facts(Kind::OrderPlaced, "ana", "", "");
    facts.customer_csrs = vec![Person {
        wish: Wish::Paused,
        ..person("casey")
    }];
    facts.operators = Some(own("casey"));
    assert_eq!(told(&facts), "customer:ana shop:casey");
}

/// Everything that can be mailed about.
fn kinds() -> Vec<Kind> {
    let kinds = [
        Kind::OrderPlaced,
        Kind::OrderChanged,
        Kind::OrderCancelled,
        Kind::ApprovalNeeded,
        Kind::OrderApproved,
        Kind::OrderDeclined,
        Kind::OrderMoved(Status::Shipped),
        Kind::OrderPartlyShipped,
        Kind::JobOpened,
        Kind::JobChanged,
        Kind::JobDeleted,
        Kind::JobCommented,
        Kind::JobAnswered,
        Kind::FileUploaded,
        Kind::FileDeleted,
    ];
    kinds.into_iter().chain(JobState::ALL.map(Kind::JobMoved)).collect()
}

/// What the shop does; all else is done by customers or in their name.
fn is_done_by_the_shop(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OrderMoved(_) | Kind::OrderPartlyShipped | Kind::JobAnswered | Kind::JobMoved(_)
    )
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let staff = || vec(select(vec!["casey", "robin", "sam", "olga"]), 0..4);
    let actor = select(vec!["ana", "ben", "casey", "robin", "sam"]);
    let of_any_kind = (select(kinds()), actor, staff(), vec(staff(), 0..4), any::<bool>());
    of_any_kind.prop_map(|(kind, actor, customer_csrs, jobs, portal)| {
        let of = |names: &[&str]| names.iter().map(|name| person(name)).collect::<Vec<_>>();
        Facts {
            jobs: jobs.iter().map(|names| of(names)).collect(),
            customer_csrs: of(&customer_csrs),
            portal,
            ..facts(kind, actor, "", "")
        }
    })
}

proptest! {
    #[test]
    fn whoever_is_listed_customers_get_customer_mails_and_staff_the_others_and_nobody_two(facts in any_facts()) {
        let customers = ["ana@quoin.example", "ben@quoin.example"];
        let found = recipients(&facts);
        let mut addresses: Vec<_> = found.iter().map(|recipient| recipient.person.address.to_lowercase()).collect();
        for recipient in &found {
            let customer = customers.contains(&recipient.person.address.as_str());
            prop_assert_eq!(customer, recipient.audience == Audience::Customer);
            let staff_did_it = recipient.audience == Audience::Csr && recipient.person.id == facts.actor;
            prop_assert!(!staff_did_it, "a copy of one's own doing");
        }
        addresses.sort();
        let all = addresses.len();
        addresses.dedup();
        prop_assert_eq!(addresses.len(), all, "somebody got two");
    }

    #[test]
    fn whoever_is_acted_for_is_told(facts in any_facts()) {
        let told = recipients(&facts).iter().any(|recipient| recipient.person.address == "ana@quoin.example");
        prop_assert!(told || !facts.on_behalf);
    }

    #[test]
    fn csrs_are_never_nobody_unless_the_only_one_did_it(facts in any_facts()) {
        let asked = facts.kind != Kind::ApprovalNeeded && !is_done_by_the_shop(facts.kind);
        let told = recipients(&facts).iter().any(|recipient| recipient.audience == Audience::Csr);
        let by_staff = facts.actor.as_deref().is_some_and(|actor| !["ana", "ben"].contains(&actor));
        prop_assert!(!asked || told || by_staff);
    }
}

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
