//! What a mail about a job says: one thing that happened to it, or the files that came.

use super::{
    content::{Content, Reader, Told, on_behalf, said},
    kinds::Kind,
    texts as t, wording,
};
use crate::{
    args,
    jobs::JobState,
    shop::Shop,
    store::{Db, StoreError},
};

#[derive(sqlx::FromRow)]
struct JobRow {
    id: String,
    name: String,
    name_en: String,
    name_ja: String,
    code: String,
    order_number: Option<String>,
    company: String,
    buyer: String,
}

/// `told` are the events of one mail, all about one job; the first says what the mail is about.
pub(super) async fn content(shop: &Shop, told: &[Told], reader: Reader) -> Result<Content, StoreError> {
    let (db, lang) = (shop.db(), reader.lang);
    let first = told.first().ok_or(StoreError::RowNotFound)?;
    let job: JobRow = db
        .one(
            "SELECT j.id, j.name, j.name_en, j.name_ja, j.code, o.number AS order_number, c.name AS company, u.name AS buyer
             FROM jobs j LEFT JOIN orders o ON o.id = j.order_id
             JOIN companies c ON c.id = j.company_id JOIN users u ON u.id = j.buyer_id WHERE j.number = $1",
            args![&first.object],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let name = if job.name.is_empty() {
        lang.pick(job.name_en, job.name_ja)
    } else {
        job.name
    };
    let state = match first.kind {
        Kind::JobMoved(state) => state.text(lang),
        _ => "",
    };
    let mut facts = said([
        (t::company(lang), job.company),
        (t::buyer(lang), job.buyer.clone()),
        (t::job(lang), format!("{name} ({})", first.object)),
        (t::job_code(lang), job.code),
        (t::state_label(lang), state.to_owned()),
        (t::files(lang), files(told).join("\n")),
        (t::comment(lang), comment(db, first, &job.id).await?),
    ]);
    facts.extend(on_behalf(db, first, reader).await?);
    let path = if reader.is_customer() { "jobs" } else { "staff/jobs" };
    Ok(Content {
        lang,
        subject: wording::subject(first.kind, &first.object, lang),
        intro: wording::intro(first, reader, &job.buyer),
        facts,
        button: t::open_job(lang),
        link: format!("{}/{path}/{}", shop.settings().public_url, first.object),
        footer: reader.footer(),
        thread: match job.order_number {
            Some(order) => format!("order-{order}"),
            None => format!("job-{}", first.object),
        },
        unsubscribe: None,
    })
}

/// The names of the files that the events are about, each once.
fn files(told: &[Told]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for event in told {
        let is_file = matches!(event.kind, Kind::FileUploaded | Kind::FileDeleted);
        if is_file && !names.contains(&event.detail.as_str()) {
            names.push(&event.detail);
        }
    }
    names
}

/// What was written: the comment itself, or what the shop wants corrected.
async fn comment(db: &Db, told: &Told, job: &str) -> Result<String, StoreError> {
    match told.kind {
        Kind::JobCommented | Kind::JobAnswered => Ok(told.detail.clone()),
        Kind::JobMoved(JobState::CorrectionsRequested) => {
            let last: Option<(String,)> = db
                .one(
                    "SELECT body FROM job_comments WHERE job_id = $1 AND by_staff = $2 AND at <= $3 ORDER BY id DESC LIMIT 1",
                    args![job, true, told.at],
                )
                .await?;
            Ok(last.map(|(body,)| body).unwrap_or_default())
        }
        _ => Ok(String::new()),
    }
}
