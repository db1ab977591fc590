//! Removes what nobody can have any more: of uploads that died, and of files deleted long ago.

use crate::{args, shop::Shop, ui::AppError};

/// Deleted files can be restored for 30 days.
const RESTORABLE_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Contents removed at once.
const AT_ONCE: i64 = 100;

/// Removes what is due. Several servers may do so at once: removing what is gone does nothing.
pub async fn tidy(shop: &Shop) -> Result<(), AppError> {
    let dead: Vec<(String,)> = shop
        .db()
        .all(
            "SELECT id FROM uploads WHERE alive_until < $1 ORDER BY alive_until LIMIT $2",
            args![shop.now(), AT_ONCE],
        )
        .await?;
    for (id,) in dead {
        let mut tx = shop.db().begin().await?;
        let still_dead = tx
            .execute(
                "DELETE FROM uploads WHERE id = $1 AND alive_until < $2",
                args![&id, shop.now()],
            )
            .await?;
        if still_dead > 0 {
            shop.files().remove(&id).await?;
        }
        tx.commit().await?;
    }
    let deleted: Vec<(String,)> = shop
        .db()
        .all(
            "SELECT v.id FROM files f JOIN file_versions v ON v.file_id = f.id
             WHERE f.deleted_at IS NOT NULL AND f.deleted_at < $1 AND v.kept = $2 LIMIT $3",
            args![shop.now() - RESTORABLE_MS, true, AT_ONCE],
        )
        .await?;
    for (id,) in deleted {
        // First the row: what it no longer names may be gone.
        shop.db()
            .execute("UPDATE file_versions SET kept = $2 WHERE id = $1", args![&id, false])
            .await?;
        shop.files().remove(&id).await?;
    }
    Ok(())
}
