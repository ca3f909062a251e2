use super::*;
use proptest::prelude::*;

use crate::value::test_words;

fn target(text: &str) -> Target {
    parse_target(text, test_words(), DefaultYears::of(2025))
}

#[test]
fn parts_of_a_whole_are_no_numbers() {
    for text in ["3 su 4", "12/12", "60/80", "10 su 12 comuni"] {
        assert_eq!((target(text).comparator, target(text).value), (Some(Comparator::Text), None), "{text}");
    }
}

#[test]
fn by_how_much_something_changes_is_not_what_it_comes_to() {
    for (text, value) in [
        ("riduzione del 10%", 10.0),
        ("Riduzione del 5% rispetto al 2024", 5.0),
        ("10% in più", 10.0),
        ("20% di riduzione dei tempi", 20.0),
        ("ridurre di 3 giorni", 3.0),
    ] {
        assert_eq!((target(text).comparator, target(text).value), (None, Some(value)), "{text}");
    }
    let unlike = target("≠ 0");
    assert_eq!((unlike.comparator, unlike.value), (Some(Comparator::Text), None));
}

#[test]
fn comparators() {
    use Comparator::*;
    for (text, comparator, value, unit) in [
        ("4", Equal, 4.0, None),
        ("= 100%", Equal, 100.0, Some("%")),
        ("100,00 %", Equal, 100.0, Some("%")),
        ("100% = n. 6 Comuni", Equal, 100.0, Some("%")),
        ("≥ 95% = 12 pratiche", AtLeast, 95.0, Some("%")),
        ("95 per cento", Equal, 95.0, Some("%")),
        ("< 5", Less, 5.0, None),
        ("inferiore al 5%", Less, 5.0, Some("%")),
        ("< o = a 80%", AtMost, 80.0, Some("%")),
        ("<o=80%", AtMost, 80.0, Some("%")),
        ("≤ 30 gg", AtMost, 30.0, Some("gg")),
        ("max 30 gg.", AtMost, 30.0, Some("gg")),
        ("massimo 900", AtMost, 900.0, None),
        ("non oltre 14 gg", AtMost, 14.0, Some("gg")),
        ("non superiore al 20%", AtMost, 20.0, Some("%")),
        ("non più di 3", AtMost, 3.0, None),
        ("entro 30 giorni", AtMost, 30.0, Some("giorni")),
        ("entro 30 gg dal 31/12/2025", AtMost, 30.0, Some("gg")),
        ("30 gg max", AtMost, 30.0, Some("gg")),
        ("> 10", Greater, 10.0, None),
        ("superiore a 1.000", Greater, 1000.0, None),
        ("> o = a 55%", AtLeast, 55.0, Some("%")),
        ("≥90", AtLeast, 90.0, None),
        (">= 45%", AtLeast, 45.0, Some("%")),
        ("almeno 4,5 km", AtLeast, 4.5, Some("km")),
        ("Almeno l'80 %", AtLeast, 80.0, Some("%")),
        ("ALMENO IL 98%", AtLeast, 98.0, Some("%")),
        ("non inferiore all’85%", AtLeast, 85.0, Some("%")),
        ("non meno di 250", AtLeast, 250.0, None),
        ("min. 40 %", AtLeast, 40.0, Some("%")),
        ("minimo 3", AtLeast, 3.0, None),
        ("90% minimo", AtLeast, 90.0, Some("%")),
        ("maggiore o uguale a 3", AtLeast, 3.0, None),
        ("valori non superiori a 0", AtMost, 0.0, None),
        ("Tempo medio (gg) ≤ 30", AtMost, 30.0, None),
        ("% ≥ 95", AtLeast, 95.0, Some("%")),
        // amounts and units
        ("€ 310.000,00", Equal, 310_000.0, Some("€")),
        ("0 euro", Equal, 0.0, Some("euro")),
        ("€ 1,5 mln", Equal, 1.5e6, Some("€")),
        ("75 gg", Equal, 75.0, Some("gg")),
        ("1 250 ore", Equal, 1250.0, Some("ore")),
        ("30 giorni lavorativi dalla richiesta", Equal, 30.0, Some("giorni lavorativi")),
        ("+10% sul 2018", Equal, 10.0, Some("%")),
        ("-10% rispetto al 2023", Equal, -10.0, Some("%")),
        ("raggiungimento dell'80%", Equal, 80.0, Some("%")),
        ("riduzione a 30 gg", Equal, 30.0, Some("gg")),
        ("95% min", AtLeast, 95.0, Some("%")),
        ("30 min", Equal, 30.0, Some("min")),
        ("95% delle fatture", Equal, 95.0, Some("%")),
        ("100% entro il 31/12/2025", Equal, 100.0, Some("%")),
        ("100% - tutte le pratiche", Equal, 100.0, Some("%")),
        ("n. 2", Equal, 2.0, None),
        ("8 (valore 2024: 6)", Equal, 8.0, None),
    ] {
        let target = target(text);
        assert_eq!((target.comparator, target.value), (Some(comparator), Some(value)), "{text}");
        assert_eq!(target.unit.as_deref(), unit, "{text}");
        assert!(target.value_to.is_none() && target.date.is_none() && target.parts.is_empty(), "{text}");
        assert_eq!(target.raw, text);
    }
}

#[test]
fn ranges() {
    for (text, from, to, unit) in [
        ("da 25 a 30", 25.0, 30.0, None),
        ("tra 8 e 12", 8.0, 12.0, None),
        ("compreso tra il 90% e il 100%", 90.0, 100.0, Some("%")),
        ("dal 25 al 30%", 25.0, 30.0, Some("%")),
        ("5-10", 5.0, 10.0, None),
        ("8 – 12 gg", 8.0, 12.0, Some("gg")),
        ("95-100%", 95.0, 100.0, Some("%")),
        ("da € 1.000 a € 2.000", 1000.0, 2000.0, Some("€")),
        (">= 80% e <= 90%", 80.0, 90.0, Some("%")),
    ] {
        let target = target(text);
        assert_eq!(target.comparator, Some(Comparator::Between), "{text}");
        assert_eq!((target.value, target.value_to), (Some(from), Some(to)), "{text}");
        assert_eq!(target.unit.as_deref(), unit, "{text}");
    }
}

#[test]
fn yes_no_and_dates() {
    for (text, value) in
        [("si", 1.0), ("sì", 1.0), ("Sì", 1.0), ("SI", 1.0), ("SI'", 1.0), ("= SI", 1.0), ("no", 0.0)]
    {
        let target = target(text);
        assert_eq!((target.value, target.unit.as_deref()), (Some(value), Some("bool")), "{text}");
        assert_eq!(target.comparator, Some(Comparator::Equal));
    }
    for (text, date) in [
        ("30.06.2025", Some("2025-06-30")),
        ("entro il 31/12/2025", Some("2025-12-31")),
        ("entro dicembre 2025", Some("2025-12-31")),
        ("entro giugno", Some("2025-06-30")),
        ("entro il 31/12", Some("2025-12-31")),
        ("Approvazione entro il 30 novembre 2025", Some("2025-11-30")),
        ("dal 01/03/2025 al 30/06/2025", Some("2025-06-30")),
        ("31/06/2025", None),
    ] {
        let target = target(text);
        assert_eq!((target.unit.as_deref(), target.date.as_deref()), (Some("date"), date), "{text}");
        assert_eq!((target.comparator, target.value), (None, None), "{text}");
    }
    let undated = parse_target("entro giugno", test_words(), DefaultYears::none());
    assert_eq!((undated.unit.as_deref(), undated.date), (Some("date"), None));
}

#[test]
fn counts_and_their_nouns() {
    for (text, value, parts) in [
        ("n.1 atto amministrativo", 1.0, &[(1.0, "atto amministrativo")][..]),
        (
            "n. 4 prospetti per Comune e n. 1 prospetto di sintesi dei dati contabili",
            4.0,
            &[(4.0, "prospetti per Comune"), (1.0, "prospetto di sintesi dei dati contabili")],
        ),
        ("n. 2 report, 1 convegno", 2.0, &[(2.0, "report"), (1.0, "convegno")]),
        ("n. 2 report;\n- n. 1 convegno", 2.0, &[(2.0, "report"), (1.0, "convegno")]),
        ("2 esercitazioni", 2.0, &[(2.0, "esercitazioni")]),
        ("almeno n. 30 imprese", 30.0, &[(30.0, "imprese")]),
        ("- 3 incontri", 3.0, &[(3.0, "incontri")]),
        ("n. 1 relazione entro il 31/12/2025", 1.0, &[(1.0, "relazione entro il 31/12/2025")]),
    ] {
        let target = target(text);
        let found: Vec<_> = target.parts.iter().map(|part| (part.value, part.noun.as_str())).collect();
        assert_eq!((target.value, found.as_slice()), (Some(value), parts), "{text}");
    }
}

#[test]
fn words_stay_words() {
    for text in [
        "rispetto tempistica",
        "%personale coinvolto",
        "n.d.",
        "-",
        "SI/NO",
        "buon livello di servizio",
        "art. 4",
        "1) Redazione 2) Approvazione",
        "1. Redazione del regolamento",
        "2 - Redazione",
        "2° classificato",
        "2.2 Performance",
        "100% se ≥ 90; 50% se ≥ 70",
        "50% entro giugno, 100% entro dicembre",
        "8 ore e 30 minuti",
        "10 e 20",
        "2025-2027",
        "2025 anno di avvio",
        "da 30 a 20 gg",
        "10/12",
        "4; 5; 6",
        "1,250.50",
        "= valore anno precedente",
        "entro 5",
        "± 5%",
    ] {
        let target = target(text);
        assert_eq!(
            (target.comparator, target.value, target.unit.as_deref(), target.parts.len()),
            (Some(Comparator::Text), None, None, 0),
            "{text}"
        );
    }
    assert_eq!(target(" "), Target::default());
}

proptest! {
    #[test]
    fn every_form_comes_back(value in 0u32..100_000, form in 0usize..8) {
        use Comparator::*;
        let (text, comparator, unit) = match form {
            0 => (format!("≥ {value}"), AtLeast, None),
            1 => (format!("almeno il {value}%"), AtLeast, Some("%")),
            2 => (format!("max {value} gg"), AtMost, Some("gg")),
            3 => (format!("< o = a {value} %"), AtMost, Some("%")),
            4 => (format!("€ {value},00"), Equal, Some("€")),
            5 => (format!("n. {value} atti"), Equal, None),
            6 => (format!("non meno di {value}"), AtLeast, None),
            _ => (format!("superiore a {value}"), Greater, None),
        };
        let target = target(&text);
        prop_assert_eq!(target.comparator, Some(comparator));
        prop_assert_eq!(target.value, Some(f64::from(value)));
        prop_assert_eq!(target.unit.as_deref(), unit);
    }

    #[test]
    fn any_text_is_kept(text in "\\PC*") {
        let target = target(&text);
        prop_assert_eq!(target.raw.as_str(), text.trim());
    }

    #[test]
    fn nearly_targets_never_panic(
        text in "(da |tra |almeno |≥ ?|n\\. ?|€ |- ?)?[0-9]{0,4}[.,' ]?[0-9]{0,3} ?(%|gg|ore|e |a |-|/)? ?(n\\. )?[0-9]{0,4}[a-zà ]{0,9}"
    ) {
        let target = target(&text);
        prop_assert!(target.value.is_none_or(f64::is_finite));
        prop_assert_eq!(target.value_to.is_some(), target.comparator == Some(Comparator::Between));
    }
}
