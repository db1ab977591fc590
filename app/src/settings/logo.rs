//! The shop's logo: a small picture that is what its first bytes say, in the file store.

use super::{current::Logo, store, texts as t};
use crate::{
    auth::Staff,
    files::{FileStoreError, LONGEST_SIDE, longer_side},
    shop::Shop,
    store::new_id,
    ui::{AppError, Lang, at},
};
use bytes::Bytes;

/// Bytes: every page and every mail carries it.
pub const LONGEST_LOGO: usize = 200_000;

/// Puts a picture in the place of the logo. A drawing that could carry scripts is none.
///
/// # Errors
/// `Invalid` at `form[logo]`, and `Conflict` where the shop's settings are no longer at this version.
pub async fn set_logo(staff: &Staff, version: i64, picture: Bytes) -> Result<(), AppError> {
    let refused = |message| AppError::Invalid(vec![at("logo", message)]);
    let lang = staff.lang();
    if picture.is_empty() {
        return Err(refused(t::no_logo_file(lang)));
    }
    if picture.len() > LONGEST_LOGO {
        return Err(refused(t::logo_too_long(lang)));
    }
    let media_type = infer::get(&picture)
        .map(|kind| kind.mime_type())
        .filter(|kind| ["image/png", "image/jpeg", "image/webp"].contains(kind))
        .ok_or_else(|| refused(t::logo_no_picture(lang)))?;
    let side = longer_side(&picture).ok_or_else(|| refused(t::logo_no_picture(lang)))?;
    if side > LONGEST_SIDE {
        return Err(refused(t::logo_too_large(lang)));
    }
    let logo = Logo {
        id: new_id(),
        media_type: media_type.to_owned(),
    };
    let files = staff.shop().files();
    files.put(&logo.id, picture).await?;
    match store::set_logo(staff, version, Some(logo.clone())).await {
        Ok(before) => forget(staff.shop(), before).await,
        Err(error) => {
            forget(staff.shop(), Some(logo)).await;
            return Err(error);
        }
    }
    Ok(())
}

/// What is said of a form that was too long to be read.
#[must_use]
pub fn logo_too_long(lang: Lang) -> AppError {
    AppError::Invalid(vec![at("logo", t::logo_too_long(lang))])
}

pub(super) async fn remove_logo(staff: &Staff, version: i64) -> Result<(), AppError> {
    let before = store::set_logo(staff, version, None).await?;
    forget(staff.shop(), before).await;
    Ok(())
}

/// Nobody can have it any more; what cannot be removed now takes up a little room.
async fn forget(shop: &Shop, logo: Option<Logo>) {
    if let Some(logo) = logo
        && let Err(cause) = shop.files().remove(&logo.id).await
    {
        tracing::warn!(%cause, "a logo could not be removed from the file store");
    }
}

/// The logo with this id, and its media type; none if it is not the shop's.
///
/// # Errors
/// The file store's.
pub async fn logo(shop: &Shop, id: &str) -> Result<Option<(String, Bytes)>, FileStoreError> {
    // Another server may have made the page that asks, with what was saved a moment ago.
    if current(shop, id).is_none() && shop.read_settings().await.is_err() {
        return Ok(None);
    }
    match current(shop, id) {
        Some(logo) => Ok(Some((logo.media_type, shop.files().get(id).await?))),
        None => Ok(None),
    }
}

fn current(shop: &Shop, id: &str) -> Option<Logo> {
    shop.settings().logo.clone().filter(|logo| logo.id == id)
}
