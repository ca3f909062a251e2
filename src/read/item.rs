//! List items, and white space inside of a line.

/// Bullets that always are.
pub(in crate::read) const BULLETS: [char; 12] =
    ['-', '*', '•', '▪', '–', '●', '■', '◦', '‣', '·', '\u{f0b7}', '➢'];

/// The text of a line after its bullet, if it has one.
pub(in crate::read) fn after_bullet(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix(BULLETS)?;
    let body = rest.trim_start();
    (body.len() < rest.len() && !body.is_empty()).then_some(body)
}

/// Gap that is kept as a tab, in spaces: narrower ones are stretched spaces.
const GAP: usize = 5;

/// Runs of spaces become one space; a wide gap inside of a line becomes a tab where `gaps`.
pub(in crate::read) fn squeezed(text: &str, gaps: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0;
    for c in text.trim().chars() {
        if c.is_whitespace() {
            spaces += if c == '\t' { GAP } else { 1 };
            continue;
        }
        if spaces > 0 {
            out.push(if gaps && spaces >= GAP { '\t' } else { ' ' });
            spaces = 0;
        }
        out.push(c);
    }
    out
}
