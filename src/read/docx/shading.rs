//! Backgrounds.

use quick_xml::events::BytesStart;

use super::xml::{attr, val};

/// Whether a `w:shd` gives a background that differs from the paper.
pub fn is_shaded(start: &BytesStart<'_>) -> bool {
    let plain = |colour: &str| {
        let colour = colour.trim();
        colour.is_empty() || colour.eq_ignore_ascii_case("auto") || colour.eq_ignore_ascii_case("FFFFFF")
    };
    let pattern = val(start).unwrap_or_default();
    let fill = attr(start, "fill").unwrap_or_default();
    match pattern.as_ref() {
        "nil" => false,
        // all of the cell takes the foreground
        "solid" => !attr(start, "color").is_some_and(|colour| colour.eq_ignore_ascii_case("FFFFFF")),
        pattern if pattern.starts_with("pct") || pattern.contains("tripe") || pattern.contains("ross") => {
            true
        }
        _ => !plain(&fill),
    }
}
