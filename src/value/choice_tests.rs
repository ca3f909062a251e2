use super::*;
use proptest::prelude::*;

use crate::value::{is_mark, test_words};

fn choices(cells: &[&str]) -> Vec<(String, bool)> {
    parse_choices(cells, test_words()).into_iter().map(|choice| (choice.label, choice.selected)).collect()
}

fn years(cells: &[&str]) -> Vec<(i32, bool)> {
    parse_years(cells, test_words()).into_iter().map(|choice| (choice.year, choice.selected)).collect()
}

#[test]
fn boxes_and_letters() {
    for (cells, expected) in [
        (
            &["Gestionale X", "Esecutivo/attività ☐"][..],
            &[("Gestionale", true), ("Esecutivo/attività", false)][..],
        ),
        (&["Gestionale", "Esecutivo/attività X"], &[("Gestionale", false), ("Esecutivo/attività", true)]),
        (&["Gestionale X", "Esecutivo/attività X"], &[("Gestionale", true), ("Esecutivo/attività", true)]),
        (
            &["Mantenimento ☐", "Miglioramento ☐", "Sviluppo X"],
            &[("Mantenimento", false), ("Miglioramento", false), ("Sviluppo", true)],
        ),
        (&["☒ A ☐ B"], &[("A", true), ("B", false)]),
        (&["☐A ☒B"], &[("A", false), ("B", true)]),
        (&["A ☒ B ☐"], &[("A", true), ("B", false)]),
        (&["☒ Di mantenimento\n☐ Di sviluppo"], &[("Di mantenimento", true), ("Di sviluppo", false)]),
        (&["[x] A [ ] B"], &[("A", true), ("B", false)]),
        (&["( ) A (X) B"], &[("A", false), ("B", true)]),
        (&["x Strategico"], &[("Strategico", true)]),
        (&["Gestionale X Esecutivo ☐"], &[("Gestionale", true), ("Esecutivo", false)]),
        // marks in cells of their own
        (&["X", "Gestionale", "", "Esecutivo"], &[("Gestionale", true), ("Esecutivo", false)]),
        (&["", "Gestionale", "X", "Esecutivo"], &[("Gestionale", false), ("Esecutivo", true)]),
        (&["Gestionale", "X", "Esecutivo", ""], &[("Gestionale", true), ("Esecutivo", false)]),
        (&["Gestionale", "☐", "Esecutivo", "☒"], &[("Gestionale", false), ("Esecutivo", true)]),
        // without marks
        (&["Strategico"], &[("Strategico", true)]),
        (&["Tipo: Strategico"], &[("Strategico", true)]),
        (&["", "Strategico", ""], &[("Strategico", true)]),
        (&["☐ Strategico"], &[("Strategico", false)]),
        (&["Gestionale", "Esecutivo"], &[("Gestionale", false), ("Esecutivo", false)]),
        // bullets and filled boxes
        (&["● Mantenimento"], &[("Mantenimento", true)]),
        (&["■ A", "■ B"], &[("A", false), ("B", false)]),
        (&["■ A □ B"], &[("A", true), ("B", false)]),
        (&["● A ○ B"], &[("A", true), ("B", false)]),
        // a letter inside a label is no mark
        (&["Formazione x dipendenti"], &[("Formazione x dipendenti", true)]),
        (&["X2025", "2026"], &[("2025", true), ("2026", false)]),
        (&["n.d."], &[]),
        (&["", ""], &[]),
        (&[], &[]),
    ] {
        let expected: Vec<_> =
            expected.iter().map(|(label, selected)| ((*label).to_owned(), *selected)).collect();
        assert_eq!(choices(cells), expected, "{cells:?}");
    }
}

#[test]
fn years_of_reference() {
    for (cells, expected) in [
        (&["X 2025", "2026", "2027"][..], &[(2025, true), (2026, false), (2027, false)][..]),
        (&["X 2025", "X 2026", "2027"], &[(2025, true), (2026, true), (2027, false)]),
        (&["X2025", "2026", "2027X"], &[(2025, true), (2026, false), (2027, true)]),
        (&["2025 X", "2026", "2027"], &[(2025, true), (2026, false), (2027, false)]),
        (&["2025 X 2026 X 2027"], &[(2025, true), (2026, true), (2027, false)]),
        (&["X 2025 2026 2027"], &[(2025, true), (2026, false), (2027, false)]),
        (&["☒ 2025 ☐ 2026"], &[(2025, true), (2026, false)]),
        (&["2025-2027"], &[(2025, true), (2026, true), (2027, true)]),
        (&["Triennio 2025/2027"], &[(2025, true), (2026, true), (2027, true)]),
        (&["2020-2022"], &[(2020, true), (2021, true), (2022, true)]),
        (&["dal 2025 al 2027"], &[(2025, true), (2026, true), (2027, true)]),
        (&["2025-27"], &[(2025, true), (2026, true), (2027, true)]),
        (&["2025/2026"], &[(2025, true), (2026, true)]),
        (&["2025/2026/2027"], &[(2025, true), (2026, true), (2027, true)]),
        (&["2025/2026 X"], &[(2025, true), (2026, true)]),
        (&["X 2025 - 2026 - 2027"], &[(2025, true), (2026, false), (2027, false)]),
        (&["2025, 2026 e 2027"], &[(2025, true), (2026, true), (2027, true)]),
        (&["2025"], &[(2025, true)]),
        (&["Anno 2025"], &[(2025, true)]),
        (&["2025 2026 2027"], &[(2025, false), (2026, false), (2027, false)]),
        (&["2025", "2026", "2027"], &[(2025, false), (2026, false), (2027, false)]),
        (&["2025", "X", "2026", "", "2027", ""], &[(2025, true), (2026, false), (2027, false)]),
        (&["n.d."], &[]),
        (&[""], &[]),
    ] {
        assert_eq!(years(cells), expected, "{cells:?}");
    }
}

#[test]
fn marks_of_a_timetable() {
    for text in ["X", "x", "xx", "■", "█", "███", "●", "→", "→→→", "✓", "☒", " X ", "[x]", "-->"]
    {
        assert!(is_mark(text, test_words()), "{text}");
    }
    for text in ["", "☐", "X 2025", "sì", "1", "xy", "-", "Gen"] {
        assert!(!is_mark(text, test_words()), "{text}");
    }
}

proptest! {
    #[test]
    fn boxes_before_labels_come_back(ticks in proptest::collection::vec(any::<bool>(), 1..6), split in any::<bool>()) {
        let labels = ["Alfa", "Beta uno", "Gamma/due", "Delta", "Epsilon", "Zeta"];
        let cells: Vec<String> = ticks
            .iter()
            .zip(labels)
            .map(|(ticked, label)| format!("{} {label}", if *ticked { "☒" } else { "☐" }))
            .collect();
        let expected: Vec<_> = ticks.iter().zip(labels).map(|(ticked, label)| (label.to_owned(), *ticked)).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let joined = cells.join("  ");
        prop_assert_eq!(if split { choices(&cells) } else { choices(&[&joined]) }, expected);
    }

    #[test]
    fn any_cells_are_read(a in "\\PC*", b in "[X x☒☐0-9\\-/]{0,20}") {
        choices(&[&a, &b]);
        years(&[&b, &a]);
        is_mark(&b, test_words());
    }
}

#[test]
fn boxes_of_years_in_cells_of_their_own() {
    assert_eq!(years(&["[x] 2025", "[ ] 2026", "[ ] 2027"]), [(2025, true), (2026, false), (2027, false)]);
}
