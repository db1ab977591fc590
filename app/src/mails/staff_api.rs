//! The door for administrators: the outbox.

use super::types::{MailPreview, OutboxPage};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::outbox,
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
