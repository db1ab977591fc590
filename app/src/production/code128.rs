//! Code 128 (ISO/IEC 15417), code set B: the bars by which a job's number is read with a scanner.

/// Widths of bars and spaces by turns, in modules, of each symbol character; the last is that which stops.
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];
const START_B: usize = 104;
const STOP: usize = 106;
const MODULO: usize = 103;

/// The widths of bars and spaces by turns, in modules, from the first bar to the last. None where a character has no place
/// in code set B: beyond printable ASCII.
pub(super) fn bars(text: &str) -> Option<Vec<u8>> {
    let values: Vec<usize> = text
        .bytes()
        .map(|byte| (b' '..=b'~').contains(&byte).then(|| usize::from(byte - b' ')))
        .collect::<Option<_>>()?;
    let weighted: usize = (1..).zip(&values).map(|(place, value)| place * value).sum();
    let check = (START_B + weighted) % MODULO;
    let symbols = [START_B].into_iter().chain(values).chain([check, STOP]);
    Some(
        symbols
            .flat_map(|symbol| PATTERNS[symbol].bytes())
            .map(|digit| digit - b'0')
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_eleven_modules_wide_and_no_two_are_alike() {
        let mut seen = std::collections::HashSet::new();
        for (value, pattern) in PATTERNS.iter().enumerate() {
            let width: u32 = pattern.bytes().map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(width, if value == STOP { 13 } else { 11 }, "{value}");
            // Of bars, an even number of modules: by this a scanner tells an error.
            let bars: u32 = pattern.bytes().step_by(2).map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(bars % 2, 0, "{value}");
            assert!(seen.insert(pattern), "{value}");
        }
    }

    #[test]
    fn the_check_character_of_a_known_text() {
        // 104 for the start in code set B, and each value times its place: 879, which is 55 modulo 103.
        let bars = bars("PJJ123C").unwrap_or_default();
        let check: String = bars[8 * 6..9 * 6].iter().map(ToString::to_string).collect();
        assert_eq!(check, PATTERNS[55]);
        assert_eq!(super::bars("ジョブ"), None);
    }
}
