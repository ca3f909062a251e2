//! The reader of PDF: the fixtures against their golds and against the same plans in Word, where every text goes,
//! pages that are turned or cropped, tables over page breaks, hostile files.

mod draw;
mod hostile;
mod mutated;
mod pages;
mod real;
mod turned;
