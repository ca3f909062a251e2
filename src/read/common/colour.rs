//! Colours of backgrounds.

/// Whether a colour, as CSS and its kin write it, differs from the paper.
pub fn is_background(colour: &str) -> bool {
    let colour: String = colour.to_ascii_lowercase().split_whitespace().collect();
    let colour = colour.trim_end_matches("!important");
    !matches!(
        colour,
        "" | "transparent"
            | "none"
            | "auto"
            | "initial"
            | "inherit"
            | "unset"
            | "white"
            | "#fff"
            | "#ffffff"
            | "ffffff"
            | "rgb(255,255,255)"
            | "rgba(0,0,0,0)"
            | "windowtext"
            | "window"
    )
}
