//! Who is mailed about an event: one pure function over what the store says of it.
//!
//! Its one rule: no customer is ever in a CSR's mail and no CSR in a customer's; everybody gets one message at most.

use super::kinds::{Audience, Kind};
use crate::ui::Lang;

/// Somebody who can be mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// None for an address of the shop itself.
    pub(crate) id: Option<String>,
    pub(crate) address: String,
    pub(crate) lang: Lang,
    /// A staff user's own wish; customers have none.
    pub(crate) paused: bool,
}

/// What the store says of an event. Everybody in it is active.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) kind: Kind,
    /// Who did it.
    pub(crate) actor: Option<String>,
    pub(crate) buyer: Option<Person>,
    /// Whose approval is asked.
    pub(crate) approver: Option<Person>,
    /// The Job CSRs of each job that it is about; no job at all where it is about the account.
    pub(crate) jobs: Vec<Vec<Person>>,
    pub(crate) customer_csrs: Vec<Person>,
    /// The shop's addresses: for what would reach no CSR, and for the operators.
    pub(crate) fallback: Option<Person>,
    pub(crate) operators: Option<Person>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipient {
    pub(crate) person: Person,
    pub(crate) audience: Audience,
}

/// The parties of the matrix.
#[derive(Clone, Copy)]
enum Party {
    Buyer,
    Approver,
    Csrs,
    Operators,
}

const fn matrix(kind: Kind) -> &'static [Party] {
    match kind {
        Kind::Placed | Kind::Cancelled => &[Party::Buyer, Party::Csrs, Party::Operators],
        Kind::ApprovalNeeded => &[Party::Approver],
        Kind::Approved | Kind::Declined => &[Party::Buyer, Party::Csrs],
    }
}

/// Everybody who is mailed, customers before staff, each address once.
pub(crate) fn recipients(facts: &Facts) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    for party in matrix(facts.kind) {
        let (people, audience): (Vec<Person>, _) = match party {
            Party::Buyer => (facts.buyer.clone().into_iter().collect(), Audience::Customer),
            Party::Approver => (others(facts, facts.approver.clone()), Audience::Customer),
            Party::Csrs => (csrs(facts), Audience::Csr),
            Party::Operators => (facts.operators.clone().into_iter().collect(), Audience::Shop),
        };
        for person in people {
            let recipient = Recipient { person, audience };
            match found
                .iter_mut()
                .find(|known| same_address(&known.person, &recipient.person))
            {
                None => found.push(recipient),
                // A pause is of CSR mail alone.
                Some(known) if known.person.paused => *known = recipient,
                Some(_) => {}
            }
        }
    }
    found
}

/// R: for each job its Job CSRs, else the Customer CSRs, else the fallback. Whoever did it gets no copy.
fn csrs(facts: &Facts) -> Vec<Person> {
    let account = [Vec::new()];
    let lists = if facts.jobs.is_empty() {
        &account[..]
    } else {
        &facts.jobs
    };
    let all = lists
        .iter()
        .flat_map(|job_csrs| match (job_csrs.is_empty(), facts.customer_csrs.is_empty()) {
            (false, _) => job_csrs.clone(),
            (true, false) => facts.customer_csrs.clone(),
            (true, true) => facts.fallback.iter().cloned().collect(),
        });
    others(facts, all)
}

fn others(facts: &Facts, people: impl IntoIterator<Item = Person>) -> Vec<Person> {
    let did_it = |person: &Person| person.id.is_some() && person.id == facts.actor;
    people.into_iter().filter(|person| !did_it(person)).collect()
}

fn same_address(a: &Person, b: &Person) -> bool {
    a.address.to_lowercase() == b.address.to_lowercase()
}
