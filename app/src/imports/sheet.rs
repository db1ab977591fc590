//! Reads a CSV file: a heading that names columns, then a line for each thing.

use super::{refusals as said, texts as t, types::Problem};
use crate::ui::Lang;
use csv::{ReaderBuilder, StringRecord, Trim};

const MOST_LINES: usize = 10_000;

/// The lines of a file, each with a cell for every column of its heading.
#[derive(Debug)]
pub struct Sheet {
    columns: Vec<String>,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
pub struct Line {
    /// From 1, as editors count.
    pub number: u64,
    cells: Vec<String>,
}

impl Sheet {
    /// What the cell of this column says, trimmed; nothing where it is empty or the file has no such column.
    pub fn cell<'a>(&self, line: &'a Line, column: &str) -> Option<&'a str> {
        let place = self.columns.iter().position(|name| name == column)?;
        line.cells
            .get(place)
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

/// Reads a file whose heading names some of the `known` columns, those that are `needed` among them. The case of their
/// names does not count.
///
/// # Errors
/// Everything that is wrong with its form.
pub fn read(content: &str, needed: &[&str], known: &[&str], lang: Lang) -> Result<Sheet, Vec<Problem>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter(content))
        .from_reader(content.as_bytes());
    let mut records = reader.records();
    let Some(Ok(heading)) = records.next() else {
        return Err(vec![problem(1, "", t::empty(lang))]);
    };
    let columns: Vec<String> = heading.iter().map(str::to_lowercase).collect();
    let mut problems = heading_problems(&columns, needed, known, lang);
    let mut lines = Vec::new();
    for record in records {
        let Ok(record) = record else {
            problems.push(problem(0, "", t::unreadable(lang)));
            break;
        };
        let number = line_of(content, &record);
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() == MOST_LINES {
            problems.push(problem(number, "", t::too_many_lines(lang)));
            break;
        }
        if record.len() != columns.len() {
            problems.push(problem(number, "", &said::cells(record.len(), columns.len(), lang)));
        }
        lines.push(Line {
            number,
            cells: cells(&record),
        });
    }
    if problems.is_empty() {
        Ok(Sheet { columns, lines })
    } else {
        Err(problems)
    }
}

/// The reader counts a line before what ends the one before it, where that is two signs.
fn line_of(content: &str, record: &StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let ends = content
        .as_bytes()
        .iter()
        .skip(start)
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    ends.filter(|byte| **byte == b'\n')
        .fold(position.line(), |line, _| line + 1)
}

fn heading_problems(columns: &[String], needed: &[&str], known: &[&str], lang: Lang) -> Vec<Problem> {
    let missing = needed
        .iter()
        .filter(|name| !columns.iter().any(|column| column == **name))
        .map(|name| problem(1, name, &said::missing_column(name, lang)));
    let odd = columns.iter().enumerate().filter_map(|(place, column)| {
        if !known.contains(&column.as_str()) {
            Some(problem(1, column, &said::unknown_column(column, known, lang)))
        } else if columns[..place].contains(column) {
            Some(problem(1, column, &said::column_twice(column, lang)))
        } else {
            None
        }
    });
    missing.chain(odd).collect()
}

fn problem(line: u64, column: &str, text: &str) -> Problem {
    Problem {
        line,
        column: column.to_owned(),
        text: text.to_owned(),
    }
}

/// What stands between the names of the heading.
fn delimiter(content: &str) -> u8 {
    let heading = content.lines().next().unwrap_or_default();
    let count = |c| heading.matches(c).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn cells(record: &StringRecord) -> Vec<String> {
    record.iter().map(|cell| as_exported(cell).to_owned()).collect()
}

/// Our own exports put an apostrophe before what a spreadsheet would take for a formula; here it goes again.
fn as_exported(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
