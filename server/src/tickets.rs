//! Job tickets on their way to the printer: one job's, or those of several in one file.

use crate::exports::refused;
use app::{
    auth::{Page, RequestContext, Staff},
    production::tickets,
};
use axum::{
    Extension,
    body::Bytes,
    extract::{Path, RawQuery},
    response::{IntoResponse, Redirect, Response},
};
use http::header;

const BOARD: &str = "/staff/production";
/// The name of a chosen job in the form of board and list.
const CHOSEN: &str = "form[jobs][]";

/// The ticket of a job.
pub(crate) async fn of_job(Extension(context): Extension<RequestContext>, Path(number): Path<String>) -> Response {
    let page = format!("/staff/jobs/{number}");
    answer(&context, Page::Jobs, &[number], &page).await
}

/// Those of the jobs that the address names.
pub(crate) async fn of_address(Extension(context): Extension<RequestContext>, RawQuery(query): RawQuery) -> Response {
    of_chosen(&context, query.unwrap_or_default().as_bytes()).await
}

/// Those of the jobs that were chosen in a form.
pub(crate) async fn of_form(Extension(context): Extension<RequestContext>, body: Bytes) -> Response {
    of_chosen(&context, &body).await
}

async fn of_chosen(context: &RequestContext, form: &[u8]) -> Response {
    let numbers: Vec<String> = url::form_urlencoded::parse(form)
        .filter(|(name, _)| name == CHOSEN)
        .map(|(_, value)| value.into_owned())
        .collect();
    answer(context, Page::Production, &numbers, BOARD).await
}

async fn answer(context: &RequestContext, page: Page, numbers: &[String], back: &str) -> Response {
    let written = match Staff::of(context.clone(), page) {
        // Without a choice there is nothing to print: the board is where one chooses.
        Ok(_) if numbers.is_empty() => return Redirect::to(back).into_response(),
        Ok(staff) => tickets(&staff, numbers).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(pdf) => {
            let name = match numbers {
                [one] => format!("ticket-{}", one.replace(|c: char| !c.is_ascii_alphanumeric(), "-")),
                _ => "tickets".to_owned(),
            };
            let headers = [
                (header::CONTENT_TYPE, "application/pdf".to_owned()),
                (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")),
            ];
            (headers, pdf).into_response()
        }
        Err(error) => refused(context, &error, back).await,
    }
}
