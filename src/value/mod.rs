//! Values: the text of a cell to a typed value beside its raw text. nom parsers, one file a kind of value.
//! None of them fails: what is not understood is `None` beside the raw text.
//!
//! The words that values are written with (months, comparators, units, titles of people) stand in
//! `grammars/values.toml`; every parser takes them as [`ValueWords`].

mod calendar;
mod choice;
mod date;
mod list;
mod marks;
mod mission;
mod moment;
mod number;
mod ordinal;
mod people;
mod percent;
mod period;
mod person;
mod quantity;
mod target;
mod target_parts;
mod text;
mod words;

pub use choice::{parse_choices, parse_years};
pub use date::{DefaultYears, has_date, is_bad_date, parse_date, parse_due};
pub use list::{split_list, split_units};
pub use marks::{is_mark, is_no_mark};
pub use mission::{parse_mission, parse_program};
pub use number::{number, parse_level, parse_number};
pub use ordinal::{looks_like_code, ordinal};
pub use people::{Split, names_of_cells, split_people};
pub use percent::{Scale, parse_percent, scale_of_column};
pub use period::years_in;
pub use person::{looks_like_person, parse_person};
pub use target::parse_target;
pub use words::ValueWords;

/// The built-in words, read once for all tests.
#[cfg(test)]
pub(crate) fn test_words() -> &'static ValueWords {
    static WORDS: std::sync::LazyLock<ValueWords> = std::sync::LazyLock::new(ValueWords::builtin);
    &WORDS
}
