use super::*;
use proptest::prelude::*;

use crate::value::test_words;

fn split(text: &str, known: &[&str]) -> (Vec<String>, bool) {
    let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
    let split = split_people(text, &known, test_words());
    (split.names, split.guessed)
}

#[test]
fn separators_tell_people_apart() {
    for (text, expected) in [
        ("Anna Rossi\nLuca Verdi", &["Anna Rossi", "Luca Verdi"][..]),
        ("Anna Rossi; Luca Verdi;", &["Anna Rossi", "Luca Verdi"]),
        ("Anna Rossi, Luca Verdi e Maria Neri", &["Anna Rossi", "Luca Verdi", "Maria Neri"]),
        ("Anna Rossi / Luca Verdi", &["Anna Rossi", "Luca Verdi"]),
        ("ROSSI ANNA - VERDI LUCA", &["ROSSI ANNA", "VERDI LUCA"]),
        ("- dott. Luca Verdi\n- Anna Rossi (EQ)", &["Luca Verdi", "Anna Rossi"]),
        ("dott.ssa Anna Rossi, ing. Luca Verdi", &["Anna Rossi", "Luca Verdi"]),
        ("dott.ssa Anna Rossi ing. Luca Verdi", &["Anna Rossi", "Luca Verdi"]),
        ("Rossi A., Bianchi B.", &["Rossi A.", "Bianchi B."]),
        ("Rossi, Anna", &["Rossi, Anna"]),
        ("Rossi, Bianchi", &["Rossi", "Bianchi"]),
        ("Rossi-Bianchi Anna", &["Rossi-Bianchi Anna"]),
        ("Mario Rossi - istruttore", &["Mario Rossi"]),
        ("Maria Rosa Manuppelli", &["Maria Rosa Manuppelli"]),
        ("Maria De Luca", &["Maria De Luca"]),
        ("Tutto il personale del settore", &["Tutto il personale del settore"]),
        ("Anna", &["Anna"]),
        ("", &[]),
    ] {
        let (names, guessed) = split(text, &[]);
        assert_eq!(
            (names, guessed),
            (expected.iter().map(|name| (*name).to_owned()).collect(), false),
            "{text}"
        );
    }
}

#[test]
fn known_names_divide_a_run() {
    let known = ["OLIVERIO TIZIANA", "Francesca Caimi"];
    for (text, expected) in [
        ("Tiziana Oliverio Serena Sette", &["Tiziana Oliverio", "Serena Sette"][..]),
        (
            "Tiziana Oliverio Francesca Caimi Serena Sette",
            &["Tiziana Oliverio", "Francesca Caimi", "Serena Sette"],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(split(text, &known), (expected, false), "{text}");
    }
}

#[test]
fn the_shape_of_names_divides_the_rest_as_a_guess() {
    for (text, expected) in [
        ("Tiziana Oliverio Serena Sette", &["Tiziana Oliverio", "Serena Sette"][..]),
        ("ROSSI ANNA VERDI LUCA NERI MARIA ROSA", &["ROSSI ANNA", "VERDI LUCA", "NERI MARIA ROSA"]),
        ("Anna De Luca Maria Della Valle", &["Anna De Luca", "Maria Della Valle"]),
        ("Zhang Wei Kumar Ravi", &["Zhang Wei", "Kumar Ravi"]),
    ] {
        let expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(split(text, &[]), (expected, true), "{text}");
    }
}

#[test]
fn cells_give_away_names() {
    let cells = [
        "Tiziana Oliverio Serena Sette",
        "Tiziana Oliverio Francesca Caimi Serena Sette Alessandra Prosdocimini",
        "Tiziana Oliverio Francesca Caimi",
        "Mario Bianchi",
    ];
    let names = names_of_cells(&cells, test_words());
    assert_eq!(names, ["Mario Bianchi", "Francesca Caimi", "Serena Sette", "Tiziana Oliverio"]);
    for cell in cells {
        let split = split_people(cell, &names, test_words());
        assert!(!split.guessed && split.names.iter().all(|name| name.split(' ').count() == 2), "{cell}");
    }
}

proptest! {
    #[test]
    fn no_word_of_a_run_is_lost(runs in proptest::collection::vec("(Anna|Luca|De|Rossi|Verdi|Xyz)", 1..12)) {
        let text = runs.join(" ");
        let split = split_people(&text, &["Anna Rossi".to_owned()], test_words());
        prop_assert_eq!(split.names.join(" "), text);
    }

    #[test]
    fn any_text_is_split(text in "\\PC*") {
        let split = split_people(&text, &[], test_words());
        prop_assert!(split.names.iter().all(|name| !name.is_empty()));
        names_of_cells(&[&text, &text], test_words());
    }
}
