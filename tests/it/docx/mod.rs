//! The Word reader: one test a feature over small documents built here, hostile files, random tables, and the
//! documents of the fixtures.

mod forms;
mod hostile;
mod properties;
mod real;
mod sniffing;
mod support;
mod tables;
mod text;
