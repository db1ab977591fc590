//! What holds of recipients whatever the lists are.

use super::{facts, is_done_by_the_shop, person};
use crate::{
    jobs::JobState,
    mails::{
        kinds::{Audience, Kind},
        recipients::{Facts, recipients},
    },
    orders::Status,
};
use proptest::{collection::vec, prelude::*, sample::select};

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
