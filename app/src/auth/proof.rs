//! Proofs of who makes a request. A store function that takes one cannot be called by anybody else.
//!
//! Their fields are private and they can be had from the request alone: never from an argument of a call.

use super::{
    Page, RequestContext, Who,
    context::{Acting, Person},
};
use crate::{
    args,
    on_behalf::{self, Mode},
    shop::Shop,
    store::Tx,
    ui::{AppError, Lang, When},
};

/// Proof that a signed-in staff member, not acting for anybody, made this request.
///
/// A customer's proof does not open a staff function:
///
/// ```compile_fail,E0308
/// # use app::{auth::Shopper, orders};
/// async fn peek(shopper: &Shopper) {
///     let _ = orders::staff_order(shopper, "Q-2026-000001").await;
/// }
/// ```
pub struct Staff {
    request: RequestContext,
    person: Person,
}

/// A buyer's storefront session: the buyer, or a CSR on behalf. It reads; for changes see [`Ordering`].
pub struct Shopper {
    request: RequestContext,
    buyer: Person,
    company: String,
    placed_by: PlacedBy,
}

/// A shopper who may change things: a CSR who only looks is not one.
///
/// ```compile_fail,E0308
/// # use app::{auth::Shopper, orders};
/// async fn order(shopper: &Shopper) {
///     let _ = orders::cancel(shopper, "Q-2026-000001").await;
/// }
/// ```
pub struct Ordering(Shopper);

/// The real customer in person, for what no CSR may do in their name.
///
/// ```compile_fail,E0308
/// # use app::{auth::Ordering, orders};
/// async fn approve(csr_on_behalf: &Ordering) {
///     let _ = orders::approve(csr_on_behalf, "Q-2026-000001").await;
/// }
/// ```
pub struct Buyer(Shopper);

/// Who really does what is done in the buyer's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacedBy {
    Buyer,
    CustomerService { actor: String, on_behalf: String },
}

impl Staff {
    /// Staff whose groups may open this page.
    ///
    /// # Errors
    /// `SignIn` for guests, `Forbidden` on behalf, `NotFound` for everybody for whom the page does not exist.
    pub fn with(page: Page) -> Result<Self, AppError> {
        Self::of(RequestContext::current()?, page)
    }

    /// The same, of a request that no server function answers.
    pub fn of(request: RequestContext, page: Page) -> Result<Self, AppError> {
        Self::if_may(request, |person| person.may(page))
    }

    /// Staff who may open any page of the administration.
    ///
    /// # Errors
    /// As [`Staff::with`].
    pub fn administering() -> Result<Self, AppError> {
        Self::if_may(RequestContext::current()?, |person| {
            person.pages.iter().any(|page| page.is_administration())
        })
    }

    /// Anybody of the staff, for what is about themselves.
    ///
    /// # Errors
    /// As [`Staff::with`], but for pages.
    pub fn in_person() -> Result<Self, AppError> {
        Self::if_may(RequestContext::current()?, |_| true)
    }

    fn if_may(request: RequestContext, may: impl Fn(&Person) -> bool) -> Result<Self, AppError> {
        match &*request.who {
            Who::Guest => Err(AppError::SignIn),
            Who::Staff(person) if may(person) => {
                let person = person.clone();
                Ok(Self { request, person })
            }
            Who::Staff(_) | Who::Customer(_) => Err(AppError::NotFound),
            Who::Acting { .. } => Err(AppError::Forbidden(
                on_behalf::blocked_while_acting(request.lang).to_owned(),
            )),
            Who::Ended { ending, .. } => Err(AppError::Ended(*ending)),
        }
    }

    pub(super) fn into_person(self) -> Person {
        self.person
    }

    pub(crate) fn id(&self) -> &str {
        &self.person.id
    }

    pub(crate) fn may(&self, page: Page) -> bool {
        self.person.may(page)
    }

    /// Whether every company is theirs to see. Whoever orders on behalf sees the companies they serve, and the jobs that
    /// they are a Job CSR of.
    pub(crate) fn sees_all(&self) -> bool {
        !self.may(Page::OrderOnBehalf)
    }

    pub(crate) fn request(&self) -> &RequestContext {
        &self.request
    }

    pub(crate) fn shop(&self) -> &Shop {
        &self.request.shop
    }

    pub(crate) fn lang(&self) -> Lang {
        self.request.lang
    }

    pub(crate) fn when(&self, at: i64) -> When {
        self.request.when(at)
    }
}

impl Shopper {
    /// A buyer, or a CSR on behalf of one, to read what the buyer may read.
    ///
    /// # Errors
    /// `SignIn` for guests, `NotFound` for staff, `Ended` when the on-behalf session is over.
    pub fn reading() -> Result<Self, AppError> {
        Self::of(RequestContext::current()?)
    }

    /// The same, of a request that no server function answers.
    pub fn of(request: RequestContext) -> Result<Self, AppError> {
        let (buyer, placed_by) = match &*request.who {
            Who::Guest => return Err(AppError::SignIn),
            Who::Customer(person) => (person.clone(), PlacedBy::Buyer),
            Who::Acting { csr, acting } => (acting.subject.clone(), PlacedBy::on_behalf(csr, acting)),
            Who::Staff(_) => return Err(AppError::NotFound),
            Who::Ended { ending, .. } => return Err(AppError::Ended(*ending)),
        };
        match &buyer.company {
            Some((company, _)) if buyer.may(Page::Storefront) => {
                let company = company.clone();
                Ok(Self {
                    request,
                    buyer,
                    company,
                    placed_by,
                })
            }
            _ => Err(AppError::NotFound),
        }
    }

    /// Begins a transaction that changes something in the buyer's name. The on-behalf session in which that is done stays
    /// open until it commits: whoever would end it waits.
    pub(crate) async fn begin(&self) -> Result<Tx, AppError> {
        let mut tx = self.shop().db().begin().await?;
        if let Some(session) = self.on_behalf() {
            let open = tx
                .execute(
                    "UPDATE on_behalf_sessions SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL",
                    args![session, self.shop().now()],
                )
                .await?;
            if open == 0 {
                return Err(AppError::Conflict(on_behalf::ended_meanwhile(self.lang()).to_owned()));
            }
        }
        Ok(tx)
    }

    pub(crate) fn buyer(&self) -> &str {
        &self.buyer.id
    }

    pub(crate) fn company(&self) -> &str {
        &self.company
    }

    pub(crate) fn request(&self) -> &RequestContext {
        &self.request
    }

    /// The user who really does it.
    pub(crate) fn actor(&self) -> &str {
        match &self.placed_by {
            PlacedBy::Buyer => &self.buyer.id,
            PlacedBy::CustomerService { actor, .. } => actor,
        }
    }

    /// The on-behalf session in which it is done.
    pub(crate) fn on_behalf(&self) -> Option<&str> {
        match &self.placed_by {
            PlacedBy::Buyer => None,
            PlacedBy::CustomerService { on_behalf, .. } => Some(on_behalf),
        }
    }

    pub(crate) fn shop(&self) -> &Shop {
        &self.request.shop
    }

    pub(crate) fn lang(&self) -> Lang {
        self.request.lang
    }

    pub(crate) fn when(&self, at: i64) -> When {
        self.request.when(at)
    }
}

impl Ordering {
    /// A buyer, or a CSR who orders on behalf of one.
    ///
    /// # Errors
    /// As [`Shopper::reading`], and `Forbidden` in look mode.
    pub fn changing() -> Result<Self, AppError> {
        Self::of(RequestContext::current()?)
    }

    /// The same, of a request that no server function answers.
    pub fn of(request: RequestContext) -> Result<Self, AppError> {
        let shopper = Shopper::of(request)?;
        match &*shopper.request.who {
            Who::Acting { acting, .. } if acting.mode == Mode::Look => {
                Err(AppError::Forbidden(on_behalf::looking_only(shopper.lang()).to_owned()))
            }
            _ => Ok(Self(shopper)),
        }
    }
}

impl std::ops::Deref for Ordering {
    type Target = Shopper;

    fn deref(&self) -> &Shopper {
        &self.0
    }
}

impl Buyer {
    /// The customer in person.
    ///
    /// # Errors
    /// As [`Shopper::reading`], and `Forbidden` on behalf.
    pub fn in_person() -> Result<Self, AppError> {
        let shopper = Shopper::reading()?;
        match shopper.placed_by {
            PlacedBy::Buyer => Ok(Self(shopper)),
            PlacedBy::CustomerService { .. } => Err(AppError::Forbidden(
                on_behalf::blocked_while_acting(shopper.lang()).to_owned(),
            )),
        }
    }
}

impl std::ops::Deref for Buyer {
    type Target = Shopper;

    fn deref(&self) -> &Shopper {
        &self.0
    }
}

impl PlacedBy {
    fn on_behalf(csr: &Person, acting: &Acting) -> Self {
        Self::CustomerService {
            actor: csr.id.clone(),
            on_behalf: acting.id.clone(),
        }
    }
}
