//! The reader of PDF: the fixtures against their golds and against the same plans in Word, where every text goes,
//! pages that are turned or cropped, tables over page breaks, hostile files.

#[path = "pdf/draw.rs"]
mod draw;
#[path = "pdf/hostile.rs"]
mod hostile;
#[path = "pdf/mutated.rs"]
mod mutated;
#[path = "pdf/pages.rs"]
mod pages;
#[path = "pdf/real.rs"]
mod real;
mod support;
#[path = "pdf/turned.rs"]
mod turned;
