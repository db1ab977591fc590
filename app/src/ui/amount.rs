//! Decimal numbers as people type and read them: `1,234.50`. Never a float.

/// Reads a number with at most so many digits after its point, in units of the last of them: with 2, `1,234.5` is 123450.
/// Separators of thousands stand where they belong or not at all: `12,50` is no number rather than 1250. Half or full width.
pub fn parse_amount(text: &str, digits: usize) -> Option<i64> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let (sign, number) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = |(place, group): (usize, &&str)| match place {
        0 => (1..=3).contains(&group.len()),
        _ => group.len() == 3,
    };
    if groups.len() > 1 && !groups.iter().enumerate().all(grouped) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > digits {
        return None;
    }
    let all = format!("{}{fraction:0<digits$}", groups.concat());
    if !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value: i64 = if all.is_empty() { 0 } else { all.parse().ok()? };
    Some(sign * value)
}

/// Writes such a number with thousands, and with at least so many of its `digits` after the point.
pub fn written_amount(value: i64, digits: usize, least: usize) -> String {
    let all = format!("{:0>width$}", value.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = all.split_at(all.len() - digits);
    let kept = fraction.trim_end_matches('0').len().max(least.min(digits));
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if kept > 0 {
        text.push('.');
        text.push_str(&fraction[..kept]);
    }
    text
}

/// How far full-width characters stand behind those of ASCII.
const FULL_WIDTH: u32 = 0xFEE0;

/// Spaces and apostrophes between thousands count as commas.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '－' | '＋' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        '−' => '-',
        ' ' | '\u{a0}' | '\u{202f}' | '\u{3000}' | '’' => ',',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{parse_amount, written_amount};

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        for text in ["1234.5", "1,234.50", " 1 234.500 ", "１，２３４．５", "+1’234.5"] {
            assert_eq!(parse_amount(text, 2), Some(123_450), "{text}");
        }
        assert_eq!(parse_amount("-8", 2), Some(-800));
        assert_eq!(parse_amount(".035", 6), Some(35_000));
        assert_eq!(parse_amount("0", 0), Some(0));
    }

    #[test]
    fn what_could_mean_two_amounts_is_none() {
        for text in [
            "",
            ".",
            "-",
            "12,50",
            "1,23",
            "1.234,50",
            "1.2.3",
            "1,2345",
            "0.001",
            "1e3",
            "99999999999999999999",
            "--1",
        ] {
            assert_eq!(parse_amount(text, 2), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_written_as_it_is_read() {
        assert_eq!(written_amount(123_450, 2, 2), "1,234.50");
        assert_eq!(written_amount(-5, 2, 2), "-0.05");
        assert_eq!(written_amount(35_000, 6, 2), "0.035");
        assert_eq!(written_amount(19_000_000, 6, 2), "19.00");
        assert_eq!(written_amount(1_800, 2, 0), "18");
        for value in [0, 1, -1, 999_999, 1_000_000, i64::MAX] {
            assert_eq!(parse_amount(&written_amount(value, 6, 2), 6), Some(value));
        }
    }
}
