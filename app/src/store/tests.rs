use super::search_terms;

#[test]
fn a_latin_word_is_found_by_its_lower_case_self() {
    assert_eq!(search_terms("Ana RUIZ"), ["ana", "ruiz"]);
}

#[test]
fn a_full_width_word_is_the_same_as_its_half_width_one() {
    assert_eq!(search_terms("ＡＮＡ"), search_terms("ana"));
}

#[test]
fn any_part_of_a_japanese_word_is_the_prefix_of_a_term() {
    let terms = search_terms("名刺印刷");
    for part in ["名刺", "刺印", "印刷"] {
        assert!(terms.iter().any(|term| term.starts_with(part)), "{part} in {terms:?}");
    }
}

#[test]
fn no_text_has_no_terms() {
    assert!(search_terms(" · ").is_empty());
}
