//! Job tickets: what is printed is read back from the PDF, its bars by what a scanner would see.

use super::{approved, board, moved, refs};
use crate::{client::Client, jobs::OLGA, on_both_engines, world::World};
use app::args;
use lopdf::{Document, content::Content};

on_both_engines!(
    a_ticket_says_all_that_production_needs,
    tickets_of_several_jobs_are_one_file,
    a_ticket_of_many_words_goes_on_on_the_next_page,
);

async fn pdf(client: &mut Client, path: &str) -> Document {
    let (answer, bytes) = client.fetch(path, &[]).await;
    let answer = answer.expect(200);
    assert_eq!(answer.headers["content-type"], "application/pdf");
    Document::load_mem(&bytes).unwrap()
}

/// The text of a page without spaces: lines are broken where they are full.
fn words(document: &Document, page: u32) -> String {
    let text = document.extract_text(&[page]).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Filled rectangles of a page: left, top and width.
fn rectangles(document: &Document, page: u32) -> Vec<(f32, f32, f32)> {
    let id = document.get_pages()[&page];
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    let (mut found, mut corners) = (Vec::new(), Vec::new());
    for operation in &content.operations {
        let numbers: Vec<f32> = operation
            .operands
            .iter()
            .filter_map(|value| value.as_float().ok())
            .collect();
        match &*operation.operator {
            "m" | "l" => corners.push((numbers[0], numbers[1])),
            "f" | "f*" => {
                let left = corners.iter().map(|corner| corner.0).fold(f32::MAX, f32::min);
                let right = corners.iter().map(|corner| corner.0).fold(f32::MIN, f32::max);
                let top = corners.iter().map(|corner| corner.1).fold(f32::MAX, f32::min);
                found.push((left, top, right - left));
                corners.clear();
            }
            "re" => found.push((numbers[0], numbers[1], numbers[2])),
            _ => {}
        }
    }
    found
}

/// The widths of bars and spaces by turns, in modules.
fn modules(bars: &[(f32, f32, f32)]) -> Vec<u32> {
    let module = bars.iter().map(|bar| bar.2).fold(f32::MAX, f32::min);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few modules")]
    let of = |width: f32| (width / module).round() as u32;
    let mut widths = Vec::new();
    for (n, bar) in bars.iter().enumerate() {
        widths.push(of(bar.2));
        if let Some(next) = bars.get(n + 1) {
            widths.push(of(next.0 - bar.0 - bar.2));
        }
    }
    widths
}

/// What a scanner reads of Code 128 in code set B, by a table of its own: the widths of digits, capitals and the dash.
fn scanned(widths: &[u32]) -> String {
    const KNOWN: [(char, &str); 14] = [
        ('-', "122132"),
        ('0', "123122"),
        ('1', "123221"),
        ('2', "223211"),
        ('3', "221132"),
        ('4', "221231"),
        ('5', "213212"),
        ('6', "223112"),
        ('7', "312131"),
        ('8', "311222"),
        ('9', "321122"),
        ('Q', "211331"),
        ('J', "112331"),
        ('?', ""),
    ];
    let texts: Vec<String> = widths
        .chunks(6)
        .map(|chunk| chunk.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(texts[0], "211214", "start of code set B");
    assert_eq!(texts[texts.len() - 2..].concat(), "2331112", "stop");
    texts[1..texts.len() - 3]
        .iter()
        .map(|text| KNOWN.iter().find(|(_, widths)| widths == text).map_or('?', |(c, _)| *c))
        .collect()
}

async fn a_ticket_says_all_that_production_needs(world: World) {
    let (order, jobs) = approved(&world, 1).await;
    let job = &jobs[0];
    world
        .run(
            "UPDATE jobs SET name = '冬の名刺（第二版）', due_on = '2026-12-24', code = 'NOG-118' WHERE number = $1",
            args![job],
        )
        .await;
    world
        .run(
            "UPDATE orders SET note = 'Ring before you come.', po_number = 'PO-4711' WHERE number = $1",
            args![&order],
        )
        .await;
    let mut olga = world.sign_in(OLGA).await;
    olga.upload(&format!("/staff/jobs/{job}/files"), "表紙.pdf", b"%PDF-1.7")
        .await
        .expect(200);
    olga.call(
        "jobs/staff_api/note_on_job",
        &[("number", job), ("note", "Use press two.")],
    )
    .await
    .expect(200);
    let document = pdf(&mut olga, &format!("/staff/jobs/{job}/ticket.pdf")).await;
    let text = words(&document, 1);
    for said in [
        &**job,
        &*order,
        "Quoin",
        "冬の名刺（第二版）",
        "24Dec2026",
        "NOG-118",
        "PO-4711",
        "Quantity500",
        "BrackwaterMutual",
        "AnaRuiz",
        "ana@brackwater.example",
        "Ringbeforeyoucome.",
        "Usepresstwo.",
        "OlgaPetrenko",
        "表紙.pdf",
        "version1",
    ] {
        let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&said), "{said} in {text}");
    }
    let (sha,): (String,) = world.one("SELECT sha256 FROM file_versions", args![]).await;
    assert!(text.contains(&sha[..12]), "{sha} in {text}");
    // The bars stand in one row: those of the QR code in many.
    let all = rectangles(&document, 1);
    let row = |y: f32| {
        all.iter()
            .filter(|bar| (bar.1 - y).abs() < 0.01)
            .copied()
            .collect::<Vec<_>>()
    };
    let mut bars = all.iter().map(|bar| row(bar.1)).max_by_key(Vec::len).unwrap();
    bars.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(scanned(&modules(&bars)), *job);
    // The language is the reader's.
    olga.call("auth/api/set_language", &[("lang", "ja")]).await.expect(200);
    let document = pdf(&mut olga, &format!("/staff/jobs/{job}/ticket.pdf")).await;
    assert!(words(&document, 1).contains("作業指示書"));
}

async fn tickets_of_several_jobs_are_one_file(world: World) {
    let (_, jobs) = approved(&world, 3).await;
    let mut olga = world.sign_in(OLGA).await;
    let path = format!(
        "/staff/production/tickets.pdf?form[jobs][]={}&form%5Bjobs%5D%5B%5D={}",
        jobs[2], jobs[0]
    );
    let document = pdf(&mut olga, &path).await;
    assert_eq!(document.get_pages().len(), 2);
    assert!(
        words(&document, 1).contains(&jobs[2]),
        "in the order in which they were chosen"
    );
    assert!(words(&document, 2).contains(&jobs[0]));
    // One that is not there stops all: nobody shall believe to have printed it.
    olga.page(&format!("{path}&form[jobs][]=J-2026-999999"))
        .await
        .expect(404);
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    assert_eq!(board(&mut olga).await[1].1.len(), 3);
}

async fn a_ticket_of_many_words_goes_on_on_the_next_page(world: World) {
    let (_, jobs) = approved(&world, 1).await;
    world
        .run(
            "UPDATE jobs SET description = $2 WHERE number = $1",
            args![&jobs[0], "長い説明と words 🖨 ".repeat(150)],
        )
        .await;
    let mut olga = world.sign_in(OLGA).await;
    let document = pdf(&mut olga, &format!("/staff/jobs/{}/ticket.pdf", jobs[0])).await;
    assert!(document.get_pages().len() > 1);
    assert!(words(&document, 2).contains(&jobs[0]), "every page says whose it is");
    assert!(words(&document, 1).contains("page1of"));
}
