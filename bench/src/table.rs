//! Tables as Markdown, numbers as people read them.

use crate::load::Figures;
use std::time::Duration;

pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(heads: &[&str]) -> Self {
        let heads = heads.iter().map(|&head| head.to_owned()).collect();
        Self { rows: vec![heads] }
    }

    /// Adds a row; missing cells at its end stay empty.
    pub(crate) fn row(&mut self, name: &str, cells: impl IntoIterator<Item = String>) {
        let width = self.rows[0].len();
        let cells = std::iter::once(name.to_owned()).chain(cells);
        let filled = cells.chain(std::iter::repeat(String::new())).take(width);
        self.rows.push(filled.collect());
    }

    pub(crate) fn print(&self) {
        for (index, row) in self.rows.iter().enumerate() {
            println!("| {} |", row.join(" | "));
            if index == 0 {
                println!("| --- |{}", " ---: |".repeat(row.len() - 1));
            }
        }
        println!();
    }
}

/// How many a second, the median and the 99th percentile in milliseconds.
pub(crate) fn figures(figures: Figures) -> [String; 3] {
    [rate(figures.a_second), millis(figures.half), millis(figures.most)]
}

pub(crate) fn rate(a_second: f64) -> String {
    grouped(&format!("{a_second:.0}"))
}

pub(crate) fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 10.0 {
        format!("{millis:.2}")
    } else {
        grouped(&format!("{millis:.0}"))
    }
}

/// In millions of bytes.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(crate) fn bytes(bytes: usize) -> String {
    grouped(&bytes.to_string())
}

/// Digits with a comma before every three.
fn grouped(digits: &str) -> String {
    let first = digits.len() % 3;
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
