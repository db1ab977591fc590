//! Users as they are changed, by a form or from a file.
//!
//! Its one rule: what a form was made for is asked again in the transaction that writes.

use super::{
    form::UserForm,
    index::index_user,
    limits::{company_stays, locked},
    store::{Company, Fields, User, company_named, company_of, groups_of, held, of_groups, seen, tidy_email, wrong},
    texts as t,
};
use crate::{
    args,
    audit::record,
    auth::Staff,
    groups,
    passwords::end_all,
    store::Tx,
    ui::{AppError, Checked, Lang},
};

/// What a user is to be.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) language: &'a str,
    /// The ids of the groups; none to leave them.
    pub(super) groups: Option<Vec<String>>,
    /// Another company; none to leave it.
    pub(super) company: Option<&'a Company>,
}

/// Changes a user as the form says.
pub(super) async fn change(staff: &Staff, id: &str, form: UserForm) -> Result<(), AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin().await?;
    let user = held(&mut tx, id).await?;
    let form = form.checked(lang)?;
    if form.seen != seen(&user, &groups_of(&mut tx, id).await?)? {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    let company = if user.is_customer() {
        match form.company.trim() {
            "" => return Err(wrong("company", t::company_missing(lang))),
            name => Some(company_named(&mut tx, name, lang).await?),
        }
    } else {
        None
    };
    let wanted = Wanted {
        name: form.name.trim(),
        email: &tidy_email(&form.email),
        language: &form.language,
        groups: Some(form.groups),
        company: company.as_ref(),
    };
    update(&mut tx, staff, &user, &wanted).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes a user what is wanted, and names what differed.
///
/// # Errors
/// `Invalid` at the fields of the form, `Forbidden` where this person may not change the user.
pub(super) async fn update(
    tx: &mut Tx,
    staff: &Staff,
    user: &User,
    wanted: &Wanted<'_>,
) -> Result<Vec<&'static str>, AppError> {
    let lang = staff.lang();
    let company = company_of(tx, user).await?;
    let now_of = wanted.company.or(company.as_ref());
    let mut changed = wanted.differences(user, now_of);
    let regrouped = match &wanted.groups {
        Some(groups) => differ(&groups_of(tx, &user.id).await?, groups),
        None => false,
    };
    if changed.is_empty() && !regrouped {
        return Ok(changed);
    }
    allow(tx, staff, user, wanted.email, &changed).await?;
    if !changed.is_empty() {
        write(tx, staff, user, wanted, company.as_ref(), now_of).await?;
    }
    if let (true, Some(groups)) = (regrouped, &wanted.groups) {
        groups::regroup(tx, staff, &user.id, groups)
            .await
            .map_err(|error| of_groups(error, "groups", lang))?;
        changed.push("groups");
    }
    Ok(changed)
}

impl Wanted<'_> {
    /// The fields in which the user is otherwise, but for the groups; `company` is to be the user's.
    fn differences(&self, user: &User, company: Option<&Company>) -> Vec<&'static str> {
        [
            ("name", user.name.as_str(), self.name),
            ("email", &user.email, self.email),
            ("language", &user.language, self.language),
            (
                "company",
                user.company_id.as_deref().unwrap_or_default(),
                company.map_or("", |company| &company.id),
            ),
        ]
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, ..)| field)
        .collect()
    }
}

/// Whether this person may change these fields of the user.
async fn allow(tx: &mut Tx, staff: &Staff, user: &User, email: &str, changed: &[&str]) -> Result<(), AppError> {
    let lang = staff.lang();
    if let Some(reason) = locked(tx, staff, &user.id).await? {
        return Err(AppError::Forbidden(reason));
    }
    if changed.contains(&"email") {
        free(tx, user, email, lang).await?;
    }
    if changed.contains(&"company")
        && let Some(reason) = company_stays(tx, &user.id, lang).await?
    {
        return Err(wrong("company", reason));
    }
    Ok(())
}

/// Refuses an address that somebody else has.
async fn free(tx: &mut Tx, user: &User, email: &str, lang: Lang) -> Result<(), AppError> {
    let other: Option<(String,)> = tx
        .one(
            "SELECT id FROM users WHERE email = $1 AND id <> $2",
            args![email, &user.id],
        )
        .await?;
    match other {
        Some(_) => Err(wrong("email", t::email_taken(lang))),
        None => Ok(()),
    }
}

async fn write(
    tx: &mut Tx,
    staff: &Staff,
    user: &User,
    wanted: &Wanted<'_>,
    before: Option<&Company>,
    after: Option<&Company>,
) -> Result<(), AppError> {
    tx.execute(
        "UPDATE users SET name = $2, email = $3, language = $4, company_id = $5 WHERE id = $1",
        args![
            &user.id,
            wanted.name,
            wanted.email,
            wanted.language,
            after.map(|company| company.id.as_str())
        ],
    )
    .await?;
    index_user(tx, &user.id).await?;
    if wanted.email != user.email {
        // A link that was mailed to the address before opens the account no more.
        end_all(tx, staff.shop().now(), &user.id).await?;
    }
    let before = Fields {
        name: &user.name,
        email: &user.email,
        language: &user.language,
        company: before.map(|company| company.name.as_str()),
    };
    let now = Fields {
        name: wanted.name,
        email: wanted.email,
        language: wanted.language,
        company: after.map(|company| company.name.as_str()),
    };
    let event = user.event(staff, "user_changed").change(Some(&before), Some(&now));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}

fn differ(before: &[String], wanted: &[String]) -> bool {
    before.iter().any(|group| !wanted.contains(group)) || wanted.iter().any(|group| !before.contains(group))
}
