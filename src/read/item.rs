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

/// A few words with a capital, then a colon: a field of a form, which begins a line of its own.
pub(in crate::read) fn names_a_field(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else { return false };
    // `Peso ............: 50%`
    let label = label.trim_end_matches(['.', '…', '_', ' ']);
    label.chars().next().is_some_and(char::is_uppercase)
        && label.chars().count() <= 60
        && label.split_whitespace().count() <= 6
        && !label.contains(['.', ',', ';', '('])
}
