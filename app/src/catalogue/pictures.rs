//! Pictures of products, as staff upload them: kept by what they are, under a name that is their hash.
//!
//! Its one rule: only pictures that browsers merely show. A name says all that its content is, so browsers may keep it for
//! good; a picture stays, since orders show it.

use super::{staff_store::set_picture, staff_texts as t};
use crate::{
    args,
    auth::Staff,
    files,
    shop::Shop,
    store::hex,
    ui::{AppError, invalid},
};
use bytes::Bytes;
use sha2::{Digest, Sha256};

/// The longest picture, in bytes.
pub const LONGEST_PICTURE: usize = 5 * 1024 * 1024;

/// What is taken, and the end of its name. SVG is not: it can carry scripts.
const KINDS: [(&str, &str); 3] = [("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp")];

/// Keeps a picture and gives it to the draft of a product.
pub async fn keep_picture(staff: &Staff, product: &str, version: i64, content: Bytes) -> Result<(), AppError> {
    let lang = staff.lang();
    if content.is_empty() {
        return Err(invalid("", t::choose_picture(lang)));
    }
    if content.len() > LONGEST_PICTURE {
        return Err(picture_too_long(staff));
    }
    let said = files::media_type(&content[..content.len().min(files::HEAD)]);
    let (media_type, end) = KINDS
        .into_iter()
        .find(|(kind, _)| *kind == said)
        .ok_or_else(|| invalid("", t::no_picture(lang)))?;
    let side = files::longer_side(&content).ok_or_else(|| invalid("", t::no_picture(lang)))?;
    if side > files::LONGEST_SIDE {
        return Err(invalid("", t::picture_too_large(lang)));
    }
    let hash = hex(&Sha256::digest(&content));
    let name = format!("{hash}.{end}");
    let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
    // First the content, then its row: what is written down is there.
    staff.shop().files().put(&hash, content).await?;
    staff
        .shop()
        .db()
        .execute(
            "INSERT INTO pictures (name, media_type, size, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            args![&name, media_type, length, staff.shop().now()],
        )
        .await?;
    set_picture(staff, product, version, &name).await
}

/// The error of a picture that is too long.
pub fn picture_too_long(staff: &Staff) -> AppError {
    invalid("", t::picture_too_long(staff.lang()))
}

/// A picture by its name, which nobody can guess: its media type and its content.
pub async fn picture(shop: &Shop, name: &str) -> Result<(&'static str, Bytes), AppError> {
    let row: Option<(String,)> = shop
        .db()
        .one("SELECT media_type FROM pictures WHERE name = $1", args![name])
        .await?;
    let (said,) = row.ok_or(AppError::NotFound)?;
    let (media_type, _) = KINDS
        .into_iter()
        .find(|(kind, _)| *kind == said)
        .ok_or(AppError::NotFound)?;
    let hash = name.split('.').next().unwrap_or_default();
    Ok((media_type, shop.files().get(hash).await?))
}
