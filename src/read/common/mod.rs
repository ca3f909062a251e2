//! What several readers need: which text is bold, symbol fonts, numbers of lists, numbers of tables.

pub mod colour;
pub mod list_number;
pub mod number_tables;
pub mod symbols;
pub mod weight;
