//! Who is mailed about what: every row and edge of the specification.

mod any;
mod looks;

use super::{
    kinds::Kind,
    recipients::{Declined, Facts, Person, recipients},
    types::Wish,
};
use crate::{jobs::JobState, orders::Status, ui::Lang};

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

/// What the shop does; all else is done by customers or in their name.
fn is_done_by_the_shop(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OrderMoved(_) | Kind::OrderPartlyShipped | Kind::JobAnswered | Kind::JobMoved(_)
    )
}
