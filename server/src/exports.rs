//! Lists as files to download, written as they are read: however long one is, the server holds a page of it.

use app::{
    audit::{self, EventsExport},
    auth::RequestContext,
    catalogue::ProductsExport,
    export::Export,
    on_behalf::{self, Filter, SessionsExport},
    orders::{OrderFilter, OrdersExport},
    ui::AppError,
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use futures::{
    StreamExt,
    stream::{once, try_unfold},
};
use http::{StatusCode, header};
use std::io;

/// Rows that are read at once.
const AT_ONCE: usize = 500;
/// Tells spreadsheets that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The on-behalf sessions of a filter.
pub(crate) async fn on_behalf_sessions(
    Extension(context): Extension<RequestContext>,
    Query(filter): Query<Filter>,
) -> Response {
    let export = SessionsExport::new(context.clone(), filter);
    download(&context, export, "on-behalf-sessions", "/staff/on-behalf-sessions").await
}

/// The events of a filter.
pub(crate) async fn events(
    Extension(context): Extension<RequestContext>,
    Query(filter): Query<audit::Filter>,
) -> Response {
    let export = EventsExport::new(context.clone(), filter).await;
    download(&context, export, "audit-log", "/staff/audit-log").await
}

/// Every product.
pub(crate) async fn catalogue(Extension(context): Extension<RequestContext>) -> Response {
    let export = ProductsExport::new(context.clone());
    download(&context, export, "catalogue", "/staff/catalogue").await
}

/// The orders of a filter.
pub(crate) async fn orders(
    Extension(context): Extension<RequestContext>,
    Query(filter): Query<OrderFilter>,
) -> Response {
    let export = OrdersExport::new(context.clone(), filter);
    download(&context, export, "orders", "/staff/orders").await
}

/// A list as CSV (RFC 4180) under this name; `page` shows the same list, for those who have to sign in first.
async fn download<List: Export>(
    context: &RequestContext,
    list: Result<List, AppError>,
    name: &str,
    page: &str,
) -> Response {
    let list = match list {
        Ok(list) => list,
        Err(error) => return refused(context, &error, page).await,
    };
    let Ok(heading) = csv([List::COLUMNS]) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let rows = try_unfold((list, Some(String::new())), |(list, from)| async move {
        let Some(from) = from else {
            return Ok::<_, io::Error>(None);
        };
        let part = list.part(from, AT_ONCE).await.map_err(io::Error::other)?;
        let lines = csv(part.rows).map_err(io::Error::other)?;
        Ok(Some((Bytes::from(lines), (list, part.next))))
    });
    let heading = Bytes::from([BYTE_ORDER_MARK.as_bytes(), &heading].concat());
    let whole = once(async move { Ok(heading) }).chain(rows);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    (headers, Body::from_stream(whole)).into_response()
}

fn csv<Row, Cell>(rows: impl IntoIterator<Item = Row>) -> Result<Vec<u8>, csv::Error>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| harmless(cell.as_ref())))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A download has no page to show an error on: guests sign in first, to come back to `page`; others get the status.
pub(crate) async fn refused(context: &RequestContext, error: &AppError, page: &str) -> Response {
    if let AppError::Forbidden(_) = error {
        on_behalf::record_refusal(context, page, "forbidden").await;
    }
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::UNAUTHORIZED {
        return Redirect::to(&format!("/sign-in?next={page}")).into_response();
    }
    status.into_response()
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn cells_are_quoted_and_formulas_made_harmless() {
        let text = csv([["a,b", "say \"x\"", "=1+1", "-5", "林 由紀"]]).map(String::from_utf8);
        assert!(matches!(text, Ok(Ok(text)) if text == "\"a,b\",\"say \"\"x\"\"\",'=1+1,'-5,林 由紀\r\n"));
    }
}
