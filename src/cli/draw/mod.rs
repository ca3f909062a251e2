//! Drawing with letters: boxes, columns, wrapped and shortened texts.

mod boxes;
mod columns;
mod style;
mod wrap;

pub use boxes::draw;
pub use columns::{Align, Columns};
pub use style::{BAD, DIM, GOOD, STRONG, WARN};
pub use wrap::{number, one_line, shorten, shorten_path, terminal_width};
