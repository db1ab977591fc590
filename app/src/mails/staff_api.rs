//! The door for staff: their own mails, and for administrators the outbox.

use super::types::{MailPreview, OutboxPage, Wish};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{outbox, preferences_store},
    crate::auth::{Page, Staff},
};

/// A page of mails, newest first; `state` narrows it, `before` is the id of the mail before its first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_mails(
    #[server(default)] state: String,
    #[server(default)] before: String,
) -> Result<OutboxPage, AppError> {
    outbox::list(&Staff::with(Page::Mails)?, &state, &before).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_mail(id: String) -> Result<MailPreview, AppError> {
    outbox::preview(&Staff::with(Page::Mails)?, &id).await
}

/// Sends a mail again that went out or failed.
#[server(client = Browser)]
pub async fn resend_mail(id: String) -> Result<(), AppError> {
    outbox::resend(&Staff::with(Page::Mails)?, &id).await
}

/// How the reader, anybody of the staff, wants what their customers do to be mailed.
#[server(client = Browser, input = GetUrl)]
pub async fn get_mail_wish() -> Result<Wish, AppError> {
    preferences_store::wish(&Staff::in_person()?).await
}

#[server(client = Browser)]
pub async fn set_mail_wish(#[server(default)] wish: String) -> Result<(), AppError> {
    preferences_store::set_wish(&Staff::in_person()?, &wish).await
}
