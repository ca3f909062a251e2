//! What was understood of a page, drawn over it: tables with their cells, merges and joins, paragraphs by role.
//!
//! [`scene`] says what is to be drawn; [`svg`] and [`overlay`] are two ways of drawing it.

mod colour;
mod pdf;
mod scene;
mod svg;

pub use pdf::overlay;
pub use scene::{Mark, Scene, scene};
pub use svg::svg;
