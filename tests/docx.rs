//! The Word reader: one test a feature over small documents built here, hostile files, random tables, and the
//! documents of the fixtures.

#[path = "docx/forms.rs"]
mod forms;
#[path = "docx/hostile.rs"]
mod hostile;
#[path = "docx/properties.rs"]
mod properties;
#[path = "docx/real.rs"]
mod real;
#[path = "docx/sniffing.rs"]
mod sniffing;
#[path = "docx/support.rs"]
mod support;
#[path = "docx/tables.rs"]
mod tables;
#[path = "docx/text.rs"]
mod text;
