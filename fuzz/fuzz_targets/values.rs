//! The parsers of values: no panic, the text as it stood is kept, and what was understood is a date, a number, a share.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use spoglio::value::*;

static WORDS: LazyLock<ValueWords> = LazyLock::new(ValueWords::builtin);

/// Whether a text is a day of the calendar, as ISO 8601 writes it.
fn is_day(text: &str) -> bool {
    let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    text.len() == 10 && (1..=12).contains(&month) && (1..=last).contains(&day)
}

fn is_number(value: Option<f64>) -> bool {
    value.is_none_or(f64::is_finite)
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let words = &*WORDS;
    let raw = text.trim();
    for years in [DefaultYears::none(), DefaultYears::of(2025)] {
        let date = parse_date(text, words, years);
        assert_eq!(date.raw, raw);
        assert!(date.date.iter().chain(&date.date_to).all(|day| is_day(day)), "{date:?}");
        assert!(date.date_to.is_none() || date.date_to >= date.date, "{date:?}");
        let target = parse_target(text, words, years);
        assert_eq!(target.raw, raw);
        assert!(is_number(target.value), "{target:?}");
        assert!(target.date.as_deref().is_none_or(is_day), "{target:?}");
    }
    let number = parse_number(text, words);
    assert!(number.raw == raw && is_number(number.value), "{number:?}");
    assert!(is_number(parse_level(text, words).value));
    let cells: Vec<&str> = text.lines().collect();
    for scale in [Scale::Percent, Scale::Fraction, Scale::Unknown, scale_of_column(&cells, words)] {
        let percent = parse_percent(text, words, scale);
        assert!(percent.raw == raw && is_number(percent.percent), "{percent:?}");
    }
    let known = names_of_cells(&cells, words);
    let _ = split_people(text, &known, words);
    let _ = (parse_person(text, words), looks_like_person(text, words));
    let _ = (parse_choices(&cells, words), parse_years(&cells, words));
    let _ = (split_list(text, words), split_units(text, &known, words), years_in(text));
    let _ = (parse_mission(text, words), parse_program(text, words));
    let _ = (is_bad_date(text, words), has_date(text, words), looks_like_code(text), ordinal(text, words));
});
