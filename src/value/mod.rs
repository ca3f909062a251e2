//! Values: the text of a cell to a typed value beside its raw text. nom parsers, one file a kind of value.
//! None of them fails: what is not understood is `None` beside the raw text.

mod calendar;
mod date;
mod moment;
mod number;
mod percent;
mod period;
mod quantity;
mod target;
mod target_parts;
mod text;
mod words;

pub use date::{DefaultYears, has_date, is_bad_date, parse_date};
pub use number::{number, parse_number};
pub use percent::{Scale, parse_percent, scale_of_column};
pub use period::years_in;
pub use target::parse_target;
pub use words::ValueWords;

/// The built-in words, read once for all tests.
#[cfg(test)]
pub(crate) fn test_words() -> &'static ValueWords {
    static WORDS: std::sync::LazyLock<ValueWords> = std::sync::LazyLock::new(ValueWords::builtin);
    &WORDS
}
mod temp;
pub use temp::*;
