use super::{joined, parted, read};
use crate::ui::Lang;

const KNOWN: &[&str] = &["email", "name", "company"];

fn texts(content: &str) -> Vec<(u64, String)> {
    match read(content, &["email"], KNOWN, Lang::En) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .into_iter()
            .map(|problem| (problem.line, problem.column))
            .collect(),
    }
}

#[test]
fn commas_and_semicolons_both_part_columns() {
    for content in [
        "Email,Name\na@b.example,\"Ruiz, Ana\"\n",
        "email;name\r\na@b.example;Ruiz, Ana\r\n",
    ] {
        let sheet = read(content, &["email"], KNOWN, Lang::En);
        assert!(
            sheet.is_ok_and(|sheet| sheet.cell(&sheet.lines[0], "name") == Some("Ruiz, Ana")
                && sheet.cell(&sheet.lines[0], "company").is_none()
                && sheet.lines[0].number == 2),
            "{content}"
        );
    }
}

#[test]
fn every_problem_of_the_form_is_said_by_line() {
    assert_eq!(
        texts("name,phone,name\n"),
        [(1, "email".to_owned()), (1, "phone".to_owned()), (1, "name".to_owned()),]
    );
    let empty = String::new;
    for end in ["\n", "\r\n"] {
        let content = "email,name\na,b\n\nc\nd,e,f\n".replace('\n', end);
        assert_eq!(texts(&content), [(4, empty()), (5, empty())], "{end:?}");
    }
}

#[test]
fn what_an_export_made_harmless_is_as_it_was() {
    let sheet = read("email,name\na@b.example,'=Ana\n", &["email"], KNOWN, Lang::En);
    assert!(sheet.is_ok_and(|sheet| sheet.cell(&sheet.lines[0], "name") == Some("=Ana")));
}

#[test]
fn whatever_names_a_cell_has_they_are_parted_as_they_were_joined() {
    for names in [
        vec!["Brackwater Mutual", "Nordlys Outdoor Gear"],
        vec!["A|B", "C\\D", "\\", "|", "E\\|F\\"],
        vec!["*"],
        vec!["-", "*", "all", "none"],
    ] {
        assert_eq!(parted(&joined(&names)), names);
    }
    // What stands alone for something else is no name.
    assert_eq!([joined(["*"]), joined(["-"])], ["\\*", "\\-"]);
    assert_eq!(parted(" CSR | |Operators|"), ["CSR", "Operators"]);
    assert!(parted(" | ").is_empty());
}

#[test]
fn a_file_of_too_many_lines_is_refused() {
    let content = format!("email\n{}", "a@b.example\n".repeat(10_001));
    assert_eq!(texts(&content), [(10_002, String::new())]);
}
