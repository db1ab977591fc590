use super::parse_number;

#[test]
fn a_number_is_read_as_people_type_it() {
    for text in ["1000", "1,000", " 1 000 ", "１０００", "１，０００"] {
        assert_eq!(parse_number(text), Some(1000), "{text}");
    }
}

#[test]
fn what_is_no_whole_number_is_none() {
    for text in ["", "ten", "-1", "1.5", "99999999999"] {
        assert_eq!(parse_number(text), None, "{text}");
    }
}
