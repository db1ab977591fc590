//! Users as they are added and changed, with the rules that only the store can ask.
//!
//! Its one rule: what a form was made for is asked again in the transaction that writes.

use super::{
    choices::choices,
    form::{NewUserForm, UserForm},
    index::index_user,
    refusals as said, texts as t,
    types::{UserCompany, UserDetail},
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Page, Staff},
    groups::{self, Audience, GroupChoice},
    passwords::{end_all, send_set_link},
    store::{StoreError, Tx, encode, hex, new_id},
    ui::{AppError, Checked, Lang, at},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A user, held by this transaction.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct User {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: String,
    pub(super) audience: String,
    pub(super) company_id: Option<String>,
    pub(super) active: bool,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Company {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) language: String,
}

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

/// As an event tells it.
#[derive(Serialize)]
struct Fields<'a> {
    name: &'a str,
    email: &'a str,
    language: &'a str,
    company: Option<&'a str>,
}

impl User {
    fn is_customer(&self) -> bool {
        self.audience == Audience::Customer.key()
    }

    /// An event about this user, in the company's log where it is a customer.
    pub(super) fn event<'a>(&'a self, staff: &'a Staff, kind: &'static str) -> Event<'a> {
        Event {
            company: self.company_id.as_deref(),
            ..Event::by(staff.id(), kind, &self.id)
        }
    }
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
    let lang = staff.lang();
    let audience = new
        .groups
        .first()
        .map(|group| group.audience)
        .ok_or_else(|| wrong(new.field, t::choose_group(lang)))?;
    let company = match (audience, new.company) {
        (Audience::Customer, None) => return Err(wrong("company", t::company_missing(lang))),
        (Audience::Staff, Some(_)) => return Err(wrong("company", t::staff_have_none(lang))),
        (_, company) => company,
    };
    let id = new_id();
    // It fits no password: only the link that is mailed sets one.
    let added = tx
        .execute(
            "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8) ON CONFLICT (email) DO NOTHING",
            args![
                &id,
                new.email,
                new.name,
                new.language,
                audience.key(),
                company.map(|company| company.id.as_str()),
                true,
                staff.shop().now()
            ],
        )
        .await?;
    if added == 0 {
        return Err(wrong("email", t::email_taken(lang)));
    }
    let fields = Fields {
        name: new.name,
        email: new.email,
        language: new.language,
        company: company.map(|company| company.name.as_str()),
    };
    let event = Event {
        company: company.map(|company| company.id.as_str()),
        ..Event::by(staff.id(), "user_added", &id).change(None, Some(&fields))
    };
    record(tx, staff.shop().now(), event).await?;
    for group in new.groups {
        groups::join(tx, staff, &group.id, &id)
            .await
            .map_err(|error| of_groups(error, new.field, lang))?;
    }
    index_user(tx, &id).await?;
    Ok(id)
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
    let mut changed = Vec::new();
    for (field, before, after) in [
        ("name", user.name.as_str(), wanted.name),
        ("email", &user.email, wanted.email),
        ("language", &user.language, wanted.language),
        (
            "company",
            user.company_id.as_deref().unwrap_or_default(),
            now_of.map_or("", |company| &company.id),
        ),
    ] {
        if before != after {
            changed.push(field);
        }
    }
    let regrouped = match &wanted.groups {
        Some(groups) => differ(&groups_of(tx, &user.id).await?, groups),
        None => false,
    };
    if changed.is_empty() && !regrouped {
        return Ok(changed);
    }
    if let Some(reason) = locked(tx, staff, &user.id).await? {
        return Err(AppError::Forbidden(reason));
    }
    if changed.contains(&"email") {
        free(tx, user, wanted.email, lang).await?;
    }
    if changed.contains(&"company")
        && let Some(reason) = company_stays(tx, &user.id, lang).await?
    {
        return Err(wrong("company", reason));
    }
    if !changed.is_empty() {
        write(tx, staff, user, wanted, company.as_ref(), now_of).await?;
    }
    if let (true, Some(groups)) = (regrouped, &wanted.groups) {
        regroup(tx, staff, &user.id, groups)
            .await
            .map_err(|error| of_groups(error, "groups", lang))?;
        changed.push("groups");
    }
    Ok(changed)
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
        end_all(tx, staff.shop().now(), &user.id, false).await?;
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

/// Leaving comes first: somebody may go from a group to one that the first excludes.
async fn regroup(tx: &mut Tx, staff: &Staff, user: &str, wanted: &[String]) -> Result<(), AppError> {
    let before = groups_of(tx, user).await?;
    for group in before.iter().filter(|group| !wanted.contains(group)) {
        groups::leave(tx, staff, group, user).await?;
    }
    for group in wanted.iter().filter(|group| !before.contains(group)) {
        groups::join(tx, staff, group, user).await?;
    }
    Ok(())
}

fn differ(before: &[String], wanted: &[String]) -> bool {
    before.iter().any(|group| !wanted.contains(group)) || wanted.iter().any(|group| !before.contains(group))
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

/// The user of this id, whom nobody else changes until the transaction ends. The lock of groups comes first, as in all that
/// changes users: two who change the same ones in another order never wait for each other.
pub(super) async fn held(tx: &mut Tx, id: &str) -> Result<User, AppError> {
    groups::lock(tx).await?;
    tx.one(
        "UPDATE users SET active = active WHERE id = $1
         RETURNING id, name, email, language, audience, company_id, active",
        args![id],
    )
    .await?
    .ok_or(AppError::NotFound)
}

pub(super) async fn groups_of(tx: &mut Tx, user: &str) -> Result<Vec<String>, StoreError> {
    let groups: Vec<(String,)> = tx
        .all(
            "SELECT group_id FROM group_members WHERE user_id = $1 ORDER BY group_id",
            args![user],
        )
        .await?;
    Ok(groups.into_iter().map(|(id,)| id).collect())
}

/// # Errors
/// `Invalid` where there is no company of this name.
pub(super) async fn company_named(tx: &mut Tx, name: &str, lang: Lang) -> Result<Company, AppError> {
    tx.one("SELECT id, name, language FROM companies WHERE name = $1", args![name])
        .await?
        .ok_or_else(|| wrong("company", t::no_such_company(lang)))
}

async fn company_of(tx: &mut Tx, user: &User) -> Result<Option<Company>, StoreError> {
    match &user.company_id {
        Some(id) => {
            tx.one("SELECT id, name, language FROM companies WHERE id = $1", args![id])
                .await
        }
        None => Ok(None),
    }
}

/// Why this person may not change the user: nobody changes those who administer what they do not. Else whoever edits users
/// could take over an administrator's account by its address.
pub(super) async fn locked(tx: &mut Tx, staff: &Staff, user: &str) -> Result<Option<String>, StoreError> {
    let pages: Vec<(String,)> = tx
        .all(
            "SELECT DISTINCT a.page FROM page_access a JOIN group_members m ON m.group_id = a.group_id
             WHERE m.user_id = $1 AND a.page NOT IN (
                 SELECT b.page FROM page_access b JOIN group_members n ON n.group_id = b.group_id WHERE n.user_id = $2)
             ORDER BY a.page",
            args![user, staff.id()],
        )
        .await?;
    let lang = staff.lang();
    let lacked: Vec<&str> = pages
        .iter()
        .filter_map(|(page,)| Page::from_key(page))
        .filter(|page| page.is_administration())
        .map(|page| page.text(lang))
        .collect();
    Ok((!lacked.is_empty()).then(|| said::locked(&lacked.join(lang.pick(", ", "、")), lang)))
}

/// Why a customer cannot go to another company.
async fn company_stays(tx: &mut Tx, user: &str, lang: Lang) -> Result<Option<&'static str>, StoreError> {
    let (ordered, approves): (bool, bool) = tx
        .one(
            "SELECT EXISTS (SELECT 1 FROM orders o WHERE o.buyer_id = u.id)
                    OR EXISTS (SELECT 1 FROM jobs j WHERE j.buyer_id = u.id),
                    EXISTS (SELECT 1 FROM approval_rules a WHERE a.company_id = u.company_id AND a.approver_id = u.id)
             FROM users u WHERE u.id = $1",
            args![user],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(match (ordered, approves) {
        (true, _) => Some(t::has_ordered(lang)),
        (false, true) => Some(t::is_approver(lang)),
        (false, false) => None,
    })
}

/// What a form is made for: as long as it is the same, nothing of it was changed.
fn seen(user: &User, groups: &[String]) -> Result<String, StoreError> {
    let all = (&user.name, &user.email, &user.language, &user.company_id, groups);
    Ok(hex(&Sha256::digest(encode(&all)?)[..8]))
}

#[derive(sqlx::FromRow)]
struct More {
    has_password: bool,
    created_at: i64,
    company_active: Option<bool>,
    signed_in: Option<i64>,
}

/// The user of this id, with what can be changed of them.
pub(super) async fn detail(staff: &Staff, id: &str) -> Result<UserDetail, AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin_reading().await?;
    let user: User = tx
        .one(
            "SELECT id, name, email, language, audience, company_id, active FROM users WHERE id = $1",
            args![id],
        )
        .await?
        .ok_or(AppError::NotFound)?;
    let more: More = tx
        .one(
            "SELECT u.password_hash <> '' AS has_password, u.created_at, c.active AS company_active,
                    (SELECT e.at FROM events e WHERE e.object = u.id AND e.kind = 'signed_in'
                     ORDER BY e.id DESC LIMIT 1) AS signed_in
             FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
            args![id],
        )
        .await?
        .ok_or(AppError::NotFound)?;
    let levels: Vec<(i64,)> = tx
        .all(
            "SELECT a.level FROM users u JOIN approval_rules a ON a.company_id = u.company_id AND a.approver_id = u.id
             WHERE u.id = $1 ORDER BY a.level",
            args![id],
        )
        .await?;
    let groups = groups_of(&mut tx, id).await?;
    let company = company_of(&mut tx, &user).await?;
    Ok(UserDetail {
        seen: seen(&user, &groups)?,
        groups,
        has_password: more.has_password,
        added: staff.when(more.created_at),
        signed_in: more.signed_in.map(|at| staff.when(at)),
        approves: levels.into_iter().map(|(level,)| level).collect(),
        oneself: user.id == staff.id(),
        locked: locked(&mut tx, staff, id).await?,
        choices: choices(staff, company.as_ref().map_or("", |company| &company.id)).await?,
        company: match company {
            Some(company) => Some(UserCompany {
                id: company.id,
                name: company.name,
                active: more.company_active.unwrap_or(true),
                stays: company_stays(&mut tx, id, lang).await?.map(str::to_owned),
            }),
            None => None,
        },
        lang: Lang::from_code(&user.language).unwrap_or_default(),
        active: user.active,
        id: user.id,
        name: user.name,
        email: user.email,
    })
}

/// As addresses are read here: small letters.
pub(super) fn tidy_email(email: &str) -> String {
    email.trim().to_lowercase()
}

fn wrong(field: &str, message: &str) -> AppError {
    AppError::Invalid(vec![at(field, message)])
}

/// What is refused of groups, said at the field that names them.
fn of_groups(error: AppError, field: &str, lang: Lang) -> AppError {
    match error {
        AppError::Forbidden(reason) => wrong(field, &reason),
        AppError::Invalid(errors) => {
            let message = errors.into_iter().next().map(|error| error.message);
            wrong(field, &message.unwrap_or_default())
        }
        AppError::NotFound => wrong(field, t::choose_group(lang)),
        other => other,
    }
}
