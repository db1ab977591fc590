//! Proofs of a CSR: who chooses for whom to act, and who acts.

use super::{
    Page, RequestContext, Staff, Who,
    context::{Acting, Person, Session},
};
use crate::{
    audit::Event,
    shop::Shop,
    ui::{AppError, Lang},
};

/// A CSR who may order on behalf, whether or not they act for somebody already: what starts and stops it.
pub struct Csr {
    request: RequestContext,
    person: Person,
    session: Session,
}

/// A CSR who acts for somebody, in whichever mode: for what is done with the on-behalf session itself.
pub struct ActingCsr {
    csr: Csr,
    acting: Acting,
}

impl Csr {
    /// Staff with the page "Order on behalf", or the CSR behind an on-behalf session.
    ///
    /// # Errors
    /// As [`Staff::with`], but for those who act already.
    pub fn choosing() -> Result<Self, AppError> {
        let request = RequestContext::current()?;
        let person = match &*request.who {
            Who::Acting { csr, .. } if csr.may(Page::OrderOnBehalf) => csr.clone(),
            _ => Staff::with(Page::OrderOnBehalf)?.into_person(),
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

    pub(crate) fn session(&self) -> &Session {
        &self.session
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
}

impl ActingCsr {
    /// The CSR behind the request's on-behalf session.
    ///
    /// # Errors
    /// `SignIn` for guests, `NotFound` for everybody who acts for nobody, `Ended` when it is over.
    pub fn current() -> Result<Self, AppError> {
        let request = RequestContext::current()?;
        match &*request.who {
            Who::Guest => Err(AppError::SignIn),
            Who::Customer(_) | Who::Staff(_) => Err(AppError::NotFound),
            Who::Ended { ending, .. } => Err(AppError::Ended(*ending)),
            Who::Acting { acting, .. } => Ok(Self {
                csr: Csr::choosing()?,
                acting: acting.as_ref().clone(),
            }),
        }
    }

    /// The id of the on-behalf session.
    pub(crate) fn on_behalf(&self) -> &str {
        &self.acting.id
    }

    /// An event about the on-behalf session.
    pub(crate) fn event(&self, kind: &'static str) -> Event<'_> {
        self.acting.event(self.csr.id(), kind, &self.acting.id)
    }
}

impl std::ops::Deref for ActingCsr {
    type Target = Csr;

    fn deref(&self) -> &Csr {
        &self.csr
    }
}
