//! Who is mailed about an event: one pure function over what the store says of it.
//!
//! Its one rule: no customer is ever in a CSR's mail and no CSR in a customer's; everybody gets one message at most.

use super::{
    kinds::{Audience, Kind},
    types::Wish,
};
use crate::{jobs::JobState, orders::Status, ui::Lang};

/// Somebody who can be mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// None for an address of the shop itself.
    pub(crate) id: Option<String>,
    pub(crate) address: String,
    pub(crate) lang: Lang,
    /// A staff user's own; customers have none.
    pub(crate) wish: Wish,
    /// A customer's own; staff have none.
    pub(crate) declined: Declined,
}

/// What a customer does not want to be mailed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Declined {
    pub(crate) orders: bool,
    pub(crate) jobs: bool,
}

impl Declined {
    /// What one needs to know cannot be declined: placed, held, rejected and cancelled, approvals, proofs, corrections.
    const fn covers(self, kind: Kind) -> bool {
        match kind {
            Kind::OrderMoved(Status::OnHold | Status::Rejected | Status::Cancelled)
            | Kind::JobMoved(JobState::ProofReady | JobState::CorrectionsRequested | JobState::Cancelled) => false,
            Kind::OrderMoved(_) | Kind::OrderPartlyShipped => self.orders,
            Kind::JobMoved(_) | Kind::JobAnswered => self.jobs,
            _ => false,
        }
    }
}

/// What the store says of an event. Everybody in it is active.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) kind: Kind,
    /// Who did it.
    pub(crate) actor: Option<String>,
    /// Whether a CSR did it in the buyer's name.
    pub(crate) on_behalf: bool,
    /// Whether it is about a job without an order.
    pub(crate) portal: bool,
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

const fn matrix(kind: Kind, portal: bool) -> &'static [Party] {
    match kind {
        Kind::OrderPlaced | Kind::OrderChanged | Kind::OrderCancelled => &[Party::Buyer, Party::Csrs, Party::Operators],
        Kind::ApprovalNeeded => &[Party::Approver],
        Kind::OrderApproved | Kind::OrderDeclined => &[Party::Buyer, Party::Csrs],
        Kind::JobOpened
        | Kind::JobChanged
        | Kind::JobDeleted
        | Kind::JobCommented
        | Kind::FileUploaded
        | Kind::FileDeleted
        | Kind::ProfileChanged => &[Party::Csrs],
        Kind::OrderMoved(_)
        | Kind::OrderPartlyShipped
        | Kind::JobAnswered
        | Kind::JobMoved(JobState::ProofReady | JobState::CorrectionsRequested) => &[Party::Buyer],
        // How far an ordered job is, its order says.
        Kind::JobMoved(_) if portal => &[Party::Buyer],
        // What is about somebody's own account goes to them, whom no list names.
        Kind::JobMoved(_)
        | Kind::SetLink
        | Kind::ResetLink
        | Kind::PasswordChanged
        | Kind::EmailAsked
        | Kind::EmailChanged
        | Kind::NewDevice => &[],
    }
}

/// Everybody who is mailed, customers before staff, each address once. A buyer acted for always is.
pub(crate) fn recipients(facts: &Facts) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    let acted_for = facts.on_behalf.then_some(&Party::Buyer);
    for party in acted_for.into_iter().chain(matrix(facts.kind, facts.portal)) {
        let (people, audience): (Vec<Person>, _) = match party {
            Party::Buyer => (buyer(facts), Audience::Customer),
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
                // A wish is about CSR mail alone: what the shop's own address gets, it gets now.
                Some(known) if known.audience == Audience::Csr && known.person.wish != Wish::Each => *known = recipient,
                Some(_) => {}
            }
        }
    }
    found
}

/// The buyer, unless they do not want to hear of it; what is done in their name they always do.
fn buyer(facts: &Facts) -> Vec<Person> {
    let wants = |buyer: &&Person| facts.on_behalf || !buyer.declined.covers(facts.kind);
    facts.buyer.iter().filter(wants).cloned().collect()
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
