//! Users as they are added, by a form or from a file.

use super::{
    form::NewUserForm,
    index::index_user,
    store::{Company, Fields, company_named, of_groups, tidy_email, wrong},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    groups::{self, Audience, GroupChoice},
    passwords::send_set_link,
    store::{StoreError, Tx, new_id},
    ui::{AppError, Checked, Lang},
};

/// A user to be added.
pub(super) struct NewUser<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) language: &'a str,
    /// Of one audience, which is the user's.
    pub(super) groups: &'a [GroupChoice],
    /// A customer's.
    pub(super) company: Option<&'a Company>,
    /// The form's field that named the groups.
    pub(super) field: &'static str,
}

/// Adds a user, and mails the link on which they set their password where that is asked for. Returns the id.
pub(super) async fn add(staff: &Staff, form: NewUserForm) -> Result<String, AppError> {
    let form = form.checked(staff.lang())?;
    let mut tx = staff.shop().db().begin().await?;
    let group = groups::choices(&mut tx, staff)
        .await?
        .into_iter()
        .find(|group| group.id == form.group)
        .ok_or_else(|| wrong("group", t::choose_group(staff.lang())))?;
    let company = match form.company.trim() {
        "" => None,
        name => Some(company_named(&mut tx, name, staff.lang()).await?),
    };
    let new = NewUser {
        name: form.name.trim(),
        email: &tidy_email(&form.email),
        language: &form.language,
        groups: &[group],
        company: company.as_ref(),
        field: "group",
    };
    let id = insert(&mut tx, staff, &new).await?;
    if !form.send.is_empty() {
        send_set_link(&mut tx, staff.shop().now(), staff.id(), &id).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// # Errors
/// `Invalid` at the fields of the form.
pub(super) async fn insert(tx: &mut Tx, staff: &Staff, new: &NewUser<'_>) -> Result<String, AppError> {
    let (lang, now) = (staff.lang(), staff.shop().now());
    let audience = new.audience(lang)?;
    let id = new_id();
    if !write(tx, now, &id, audience, new).await? {
        return Err(wrong("email", t::email_taken(lang)));
    }
    let event = Event {
        company: new.company.map(|company| company.id.as_str()),
        ..Event::by(staff.id(), "user_added", &id).change(None, Some(&new.fields()))
    };
    record(tx, now, event).await?;
    for group in new.groups {
        groups::join(tx, staff, &group.id, &id)
            .await
            .map_err(|error| of_groups(error, new.field, lang))?;
    }
    index_user(tx, &id).await?;
    Ok(id)
}

impl NewUser<'_> {
    /// The audience of the groups, which says whether there is a company.
    fn audience(&self, lang: Lang) -> Result<Audience, AppError> {
        let audience = self
            .groups
            .first()
            .map(|group| group.audience)
            .ok_or_else(|| wrong(self.field, t::choose_group(lang)))?;
        match (audience, self.company) {
            (Audience::Customer, None) => Err(wrong("company", t::company_missing(lang))),
            (Audience::Staff, Some(_)) => Err(wrong("company", t::staff_have_none(lang))),
            _ => Ok(audience),
        }
    }

    fn fields(&self) -> Fields<'_> {
        Fields {
            name: self.name,
            email: self.email,
            language: self.language,
            company: self.company.map(|company| company.name.as_str()),
        }
    }
}

/// False where somebody has the address already.
async fn write(tx: &mut Tx, now: i64, id: &str, audience: Audience, new: &NewUser<'_>) -> Result<bool, StoreError> {
    // It fits no password: only the link that is mailed sets one.
    let added = tx
        .execute(
            "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8) ON CONFLICT (email) DO NOTHING",
            args![
                id,
                new.email,
                new.name,
                new.language,
                audience.key(),
                new.company.map(|company| company.id.as_str()),
                true,
                now
            ],
        )
        .await?;
    Ok(added > 0)
}
