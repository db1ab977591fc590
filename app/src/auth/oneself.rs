//! The proof of the person themselves, for what is about their own account.

use super::{
    RequestContext, Who,
    context::{Person, Session},
};
use crate::{
    audit::Event,
    on_behalf,
    shop::Shop,
    ui::{AppError, Lang, When},
};

/// Whoever is signed in, customer or staff, and nobody in their name: for password, e-mail address and sessions.
///
/// A CSR who acts for a buyer has no such proof:
///
/// ```compile_fail,E0308
/// # use app::{auth::Ordering, account};
/// async fn sign_out_elsewhere(csr_on_behalf: &Ordering) {
///     let _ = account::end_other_sessions(csr_on_behalf).await;
/// }
/// ```
pub struct Oneself {
    request: RequestContext,
    person: Person,
    session: Session,
}

impl Oneself {
    /// # Errors
    /// `SignIn` for guests, `Forbidden` on behalf, `Ended` when the on-behalf session is over.
    pub fn in_person() -> Result<Self, AppError> {
        let request = RequestContext::current()?;
        let person = match &*request.who {
            Who::Guest => return Err(AppError::SignIn),
            Who::Customer(person) | Who::Staff(person) => person.clone(),
            Who::Acting { .. } => {
                return Err(AppError::Forbidden(
                    on_behalf::blocked_while_acting(request.lang).to_owned(),
                ));
            }
            Who::Ended { ending, .. } => return Err(AppError::Ended(*ending)),
        };
        let session = request.session.clone().ok_or(AppError::SignIn)?;
        Ok(Self {
            request,
            person,
            session,
        })
    }

    pub(crate) fn id(&self) -> &str {
        &self.person.id
    }

    pub(crate) fn person(&self) -> &Person {
        &self.person
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    pub(crate) fn is_customer(&self) -> bool {
        self.person.company.is_some()
    }

    /// Id and name of a customer's company.
    pub(crate) fn company(&self) -> Option<&(String, String)> {
        self.person.company.as_ref()
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

    /// What they do with their own account.
    pub(crate) fn event(&self, kind: &'static str) -> Event<'_> {
        Event {
            company: self.company().map(|(id, _)| id.as_str()),
            ..Event::by(self.id(), kind, self.id())
        }
    }
}
