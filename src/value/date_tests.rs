use super::*;
use proptest::prelude::*;

use crate::value::test_words;

fn date(text: &str) -> (Option<String>, Option<String>, Option<Precision>) {
    let value = parse_date(text, test_words(), DefaultYears::of(2025));
    assert_eq!(value.raw, text.trim());
    (value.date, value.date_to, value.precision)
}

#[test]
fn days() {
    for (text, expected) in [
        ("31/12/2025", "2025-12-31"),
        ("31.12.2024", "2024-12-31"),
        ("31-12-25", "2025-12-31"),
        ("30.6.25", "2025-06-30"),
        ("31 / 12 / 2025", "2025-12-31"),
        ("31 dicembre 2025", "2025-12-31"),
        ("31 DIC. 2025", "2025-12-31"),
        ("31-dic-25", "2025-12-31"),
        ("1° gennaio 2025", "2025-01-01"),
        ("1º gennaio 2025", "2025-01-01"),
        ("2025-12-31", "2025-12-31"),
        ("2025-12-31T00:00:00", "2025-12-31"),
        ("2025-12-31 00:00:00", "2025-12-31"),
        ("29/02/2024", "2024-02-29"),
        ("entro il 30/06/2025", "2025-06-30"),
        ("Entro e non oltre il 30/06/2025.", "2025-06-30"),
        ("entro l'8 marzo 2025", "2025-03-08"),
        ("al 31/12/2025", "2025-12-31"),
        ("dal 01/03/2025", "2025-03-01"),
        ("scadenza: 31/12/2025", "2025-12-31"),
        ("31/12/2025 (prorogato)", "2025-12-31"),
        ("Approvazione bilancio entro il 31/12/2025", "2025-12-31"),
        // the default year
        ("31 dicembre", "2025-12-31"),
        ("entro il 31/12", "2025-12-31"),
    ] {
        assert_eq!(date(text), (Some(expected.to_owned()), None, None), "{text}");
    }
}

#[test]
fn by_when_and_not_from_when() {
    let due = |text: &str| parse_due(text, test_words(), DefaultYears::of(2025)).date;
    for text in ["dal 1° gennaio", "a partire dal 01/03/2025", "12.31", "1.2.3", "2.500,5", "il 3.4 e il 5.6"]
    {
        assert_eq!(due(text), None, "{text}");
    }
    for (text, expected) in [
        ("31.12", "2025-12-31"),
        ("entro il 15.5", "2025-05-15"),
        ("30.06.2025", "2025-06-30"),
        ("dal 01/03/2025 al 30/06/2025", "2025-03-01"),
    ] {
        assert_eq!(due(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn parts_of_a_year_stand_for_their_last_day() {
    use Precision::*;
    for (text, expected, precision) in [
        ("dicembre 2025", "2025-12-31", Month),
        ("Febbraio 2024", "2024-02-29", Month),
        ("entro dicembre 2025", "2025-12-31", Month),
        ("entro la fine di giugno 2025", "2025-06-30", Month),
        ("dic-25", "2025-12-31", Month),
        ("12/2025", "2025-12-31", Month),
        ("Giu", "2025-06-30", Month),
        ("entro giugno", "2025-06-30", Month),
        ("I semestre 2025", "2025-06-30", Semester),
        ("1° sem. 2025", "2025-06-30", Semester),
        ("secondo semestre dell'anno 2026", "2026-12-31", Semester),
        ("primo quadrimestre 2025", "2025-04-30", FourMonths),
        ("III quadr.", "2025-12-31", FourMonths),
        ("III trim. 2025", "2025-09-30", Quarter),
        ("3° trimestre", "2025-09-30", Quarter),
        ("T2 2026", "2026-06-30", Quarter),
        ("2025", "2025-12-31", Year),
        ("entro l'anno 2026", "2026-12-31", Year),
        ("fine anno 2025", "2025-12-31", Year),
        ("entro fine anno", "2025-12-31", Year),
        ("giugno2025", "2025-06-30", Month),
    ] {
        assert_eq!(date(text), (Some(expected.to_owned()), None, Some(precision)), "{text}");
    }
}

#[test]
fn spans() {
    use Precision::*;
    for (text, from, to, precision) in [
        ("30/06/2025 – 31/12/2025", "2025-06-30", "2025-12-31", None),
        ("01/01/2025-31/12/2025", "2025-01-01", "2025-12-31", None),
        ("dal 01/03/2025 al 30.06.2025", "2025-03-01", "2025-06-30", None),
        ("dal 1° gennaio al 31 dicembre 2025", "2025-01-01", "2025-12-31", None),
        ("30/06 - 31/12/2025", "2025-06-30", "2025-12-31", None),
        ("da gennaio a giugno 2026", "2026-01-01", "2026-06-30", Some(Month)),
        ("gen-dic", "2025-01-01", "2025-12-31", Some(Month)),
        ("2025-2027", "2025-01-01", "2027-12-31", Some(Year)),
        ("Triennio 2025/2027", "2025-01-01", "2027-12-31", Some(Year)),
    ] {
        assert_eq!(date(text), (Some(from.to_owned()), Some(to.to_owned()), precision), "{text}");
    }
}

#[test]
fn what_is_no_date_stays_null() {
    for text in [
        "",
        "n.d.",
        "31/06/2025",
        "30/02/2025",
        "31 aprile 2025",
        "31/12/1025",
        "31/12/2025 e 30/06/2026",
        "31/12/2025 - 30/06/2025",
        "30 gg dal 31/12/2025",
        "entro due mesi dal 31/12/2025",
        "dopo il 31/12/2025",
        "ogni anno entro giugno",
        "entro il 31 dicembre di ogni anno",
        "Nel corso della seduta del 31/12/2025 la Giunta ha approvato il nuovo regolamento comunale",
        "Piano 2025",
        "50%",
        "100",
        "continuativo",
        "tutti",
        "metà giugno",
        "marzo e ottobre",
        "Ore Sett",
    ] {
        assert_eq!(date(text), (None, None, None), "{text}");
    }
    let words = test_words();
    for text in ["31 dicembre", "Giu", "entro l'anno", "entro il 31/12", "III trimestre"] {
        assert_eq!(parse_date(text, words, DefaultYears::none()).date, None, "{text}");
    }
}

#[test]
fn impossible_dates_are_told_apart() {
    let words = test_words();
    for text in
        ["31/06/2025", "entro il 30/02/2025", "31 aprile 2025", "45/13/2025", "dal 31/06/2025 al 31/12/2025"]
    {
        assert!(is_bad_date(text, words), "{text}");
    }
    for text in ["31/12/2025", "giugno", "alta", "50/100", "", "2025"] {
        assert!(!is_bad_date(text, words), "{text}");
    }
}

#[test]
fn dates_in_prose_are_seen() {
    let words = test_words();
    let prose = "La Giunta approva il piano nella seduta del 15 marzo, e lo pubblica nei termini di legge.";
    assert!(has_date(prose, words) && has_date("relazione entro il 31/12/2025", words));
    assert!(has_date("avvio a giugno 2025 dei lavori", words));
    for text in ["D.Lgs. 33/2013", "3/4 degli utenti", "nel mese di giugno", "anno 2025", "31/06/2025"] {
        assert!(!has_date(text, words), "{text}");
    }
}

#[test]
fn only_a_plan_of_one_year_gives_a_default() {
    assert_eq!(DefaultYears::from(Some(Period { from: 2025, to: 2025 })), DefaultYears::of(2025));
    assert_eq!(DefaultYears::from(Some(Period { from: 2025, to: 2027 })), DefaultYears::none());
    assert_eq!(DefaultYears::from(None), DefaultYears::none());
}

proptest! {
    #[test]
    fn every_form_comes_back(year in 2000i32..2099, month in 1u32..=12, day in 1u32..=28, form in 0usize..8) {
        let names = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
            "ottobre", "novembre", "dicembre"];
        let name = names[month as usize - 1];
        let text = match form {
            0 => format!("{day:02}/{month:02}/{year}"),
            1 => format!("{day}.{month}.{year}"),
            2 => format!("{day:02}-{month:02}-{:02}", year % 100),
            3 => format!("entro il {day} {name} {year}"),
            4 => format!("{day} {} {year}", &name[..3].to_uppercase()),
            5 => format!("{year}-{month:02}-{day:02}"),
            6 => format!("entro e non oltre il {day}/{month}/{year}"),
            _ => format!("scadenza: {day}° {name} {year}"),
        };
        let value = parse_date(&text, test_words(), DefaultYears::none());
        prop_assert_eq!(value.date, Some(format!("{year}-{month:02}-{day:02}")), "{}", text);
    }

    #[test]
    fn any_text_is_kept(text in "\\PC*") {
        let words = test_words();
        let value = parse_date(&text, words, DefaultYears::of(2025));
        prop_assert_eq!(value.raw.as_str(), text.trim());
        if is_bad_date(&text, words) {
            prop_assert_eq!(value.date, None);
        }
    }

    #[test]
    fn nearly_dates_never_panic(text in "[0-9]{0,3}[-/. ]{0,2}(gen|dic|[0-9]{1,3})?[-/.° ]{0,2}[0-9']{0,5}( al | - )?[0-9/]{0,10}") {
        let words = test_words();
        parse_date(&text, words, DefaultYears::of(2025));
        has_date(&text, words);
    }
}
