//! Job tickets: a job on paper, for those who print it.

use super::{
    code128::bars,
    paper::{HEIGHT, Item, Layout, MARGIN, Sheet, Type, WIDTH, pdf},
    texts as t,
    types::AT_ONCE,
};
use crate::{
    args,
    auth::Staff,
    files::File,
    jobs::{self, StaffJob},
    store::StoreError,
    ui::{AppError, Lang, count},
};
use qrcodegen::{QrCode, QrCodeEcc};

/// The width of a bar's module: a third of a millimetre, which every scanner reads.
const MODULE: f32 = 0.94;
const BARS: f32 = 40.0;
const QR: f32 = 62.0;
/// Digits of a checksum that tell two files apart.
const CHECKSUM: usize = 12;

/// All that a ticket says.
struct Ticket {
    shop: String,
    address: String,
    job: StaffJob,
    order: OrderFacts,
    printed: String,
}

#[derive(Default, sqlx::FromRow)]
struct OrderFacts {
    address: String,
    po_number: String,
    note: String,
}

/// The tickets of these jobs as one PDF, in the reader's language. A job that the reader may not see is not found.
///
/// # Errors
/// `NotFound` without any of the jobs, `Malformed` for none or too many.
pub async fn tickets(staff: &Staff, numbers: &[String]) -> Result<Vec<u8>, AppError> {
    if numbers.is_empty() || numbers.len() > AT_ONCE {
        return Err(AppError::Malformed);
    }
    let mut tickets = Vec::with_capacity(numbers.len());
    for number in numbers {
        tickets.push(read(staff, number).await?);
    }
    let lang = staff.lang();
    let written = tokio::task::spawn_blocking(move || write(&tickets, lang)).await;
    written
        .ok()
        .flatten()
        .ok_or_else(|| AppError::Failed { id: String::new() })
}

async fn read(staff: &Staff, number: &str) -> Result<Ticket, AppError> {
    let job = jobs::staff_job(staff, number).await?;
    let order = match &job.job.order {
        Some(order) => staff
            .shop()
            .db()
            .one(
                "SELECT address, po_number, note FROM orders WHERE number = $1",
                args![order],
            )
            .await?
            .ok_or(StoreError::RowNotFound)?,
        None => OrderFacts::default(),
    };
    let settings = staff.shop().settings();
    Ok(Ticket {
        shop: settings.name.clone(),
        address: format!("{}/staff/jobs/{number}", settings.public_url),
        printed: staff.when(staff.shop().now()).text,
        job,
        order,
    })
}

fn write(tickets: &[Ticket], lang: Lang) -> Option<Vec<u8>> {
    let letters = Type::new()?;
    let sheets: Vec<Sheet> = tickets
        .iter()
        .flat_map(|ticket| ticket.sheets(&letters, lang))
        .collect();
    let numbers: Vec<&str> = tickets.iter().map(|ticket| ticket.job.job.number.as_str()).collect();
    let title = format!("{} {}", t::ticket(lang), numbers.join(", "));
    pdf(&letters, title, lang.code(), &sheets)
}

impl Ticket {
    fn sheets(&self, letters: &Type, lang: Lang) -> Vec<Sheet> {
        let job = &self.job.job;
        let mut page = Layout::new(letters, format!("{} · {}", job.number, job.details.name));
        self.head(&mut page, lang);
        self.facts(&mut page, lang);
        files(&mut page, &job.files, lang);
        if !self.job.notes.is_empty() {
            page.heading(t::internal_notes(lang));
            for note in &self.job.notes {
                page.fact(&format!("{}\n{}", note.author, note.at.text), &note.text);
            }
        }
        let pages = page.sheets.len();
        for (n, sheet) in page.sheets.iter_mut().enumerate() {
            sheet.push(Item::Text {
                x: MARGIN,
                y: HEIGHT - MARGIN,
                size: 8.0,
                text: printed(&self.printed, n + 1, pages, lang),
            });
        }
        page.sheets
    }

    /// Shop, number and name; the number as bars, and the job's page as a QR code.
    fn head(&self, page: &mut Layout<'_>, lang: Lang) {
        let job = &self.job.job;
        let right = WIDTH - MARGIN;
        qr(page, &self.address, right - QR, MARGIN);
        page.paragraph(
            MARGIN,
            10.0,
            right - QR - MARGIN - 12.0,
            &format!("{} · {}", self.shop, t::ticket(lang)),
        );
        page.paragraph(MARGIN, 24.0, right - QR - MARGIN - 12.0, &job.number);
        page.y += 12.0;
        barcode(page, &job.number);
        page.y = page.y.max(MARGIN + QR);
        page.paragraph(MARGIN, 16.0, WIDTH - 2.0 * MARGIN, &job.details.name);
        page.rule();
    }

    fn facts(&self, page: &mut Layout<'_>, lang: Lang) {
        let job = &self.job.job;
        let day = job.due.clone().unwrap_or_default();
        page.fact(t::due(lang), &day);
        page.fact(t::quantity(lang), &count(job.details.quantity));
        page.fact(t::product(lang), job.product.as_deref().unwrap_or_default());
        for (name, value) in &job.choices {
            page.fact(name, value);
        }
        page.fact(t::state(lang), self.state(lang));
        page.rule();
        page.fact(t::company(lang), &self.job.company);
        page.fact(
            t::buyer(lang),
            &format!("{} · {}", self.job.buyer, self.job.buyer_email),
        );
        page.fact(t::order(lang), job.order.as_deref().unwrap_or_default());
        page.fact(t::po_number(lang), &self.order.po_number);
        page.fact(t::code(lang), &job.details.code);
        page.fact(t::deliver_to(lang), &self.order.address);
        page.fact(t::note(lang), &self.order.note);
        page.fact(t::description(lang), &job.details.description);
    }

    fn state(&self, lang: Lang) -> &'static str {
        if self.job.held {
            t::on_hold(lang)
        } else {
            self.job.job.state.text(lang)
        }
    }
}

fn files(page: &mut Layout<'_>, files: &[File], lang: Lang) {
    page.heading(t::files(lang));
    let mut any = false;
    for file in files.iter().filter(|file| !file.deleted) {
        if let Some(newest) = file.versions.first() {
            any = true;
            let checksum: String = newest.sha256.chars().take(CHECKSUM).collect();
            page.fact(
                &version(newest.version, lang),
                &format!("{}\n{} · SHA-256 {checksum}…", file.name, newest.kind),
            );
        }
    }
    if !any {
        page.paragraph(MARGIN, 10.0, WIDTH - 2.0 * MARGIN, t::no_files(lang));
    }
}

/// The bars of a number below what is there.
fn barcode(page: &mut Layout<'_>, number: &str) {
    let mut x = MARGIN;
    for (n, modules) in bars(number).unwrap_or_default().into_iter().enumerate() {
        let width = f32::from(modules) * MODULE;
        if n % 2 == 0 {
            page.put(Item::Bar {
                x,
                y: page.y,
                width,
                height: BARS,
            });
        }
        x += width;
    }
    page.y += BARS + 4.0;
}

/// An address as a QR code. One that is too long for any has none.
fn qr(page: &mut Layout<'_>, text: &str, left: f32, top: f32) {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "a code has 177 modules a side at most")]
    let place = |n: i32| n as f32 * QR / code.size() as f32;
    for row in 0..code.size() {
        for column in (0..code.size()).filter(|column| code.get_module(*column, row)) {
            page.put(Item::Bar {
                x: left + place(column),
                y: top + place(row),
                width: place(1),
                height: place(1),
            });
        }
    }
}

fn version(number: i64, lang: Lang) -> String {
    lang.pick(format!("version {number}"), format!("バージョン{number}"))
}

/// When a ticket was printed, and which of its pages this is.
fn printed(at: &str, page: usize, pages: usize, lang: Lang) -> String {
    lang.pick(
        format!("Printed {at} · page {page} of {pages}"),
        format!("印刷日時 {at} · {page}/{pages}ページ"),
    )
}
