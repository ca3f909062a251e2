//! HTML residue: tags that a web form's editor left in the text of a cell.
//!
//! Only tags of a whitelist are touched. `< o = a 80%` is text, and a pattern like `<[^>]+>` would eat
//! everything from there to the next `>`.

/// Tags that mean a new line, before or after.
const BREAKS: &[&str] =
    &["p", "br", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tbody"];
/// Tags that mean nothing here.
const PLAIN: &[&str] = &[
    "span", "b", "i", "u", "em", "strong", "font", "a", "small", "sup", "sub", "td", "th", "s", "o:p",
    "label",
];

/// Where each stretch of the result came from.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    /// (offset in the result, offset in the raw text), ascending.
    starts: Vec<(usize, usize)>,
}

impl Offsets {
    /// The raw offset of a place in the result.
    pub(super) fn raw(&self, at: usize) -> usize {
        match self.starts.partition_point(|(out, _)| *out <= at) {
            0 => at,
            n => {
                let (out, raw) = self.starts[n - 1];
                raw + (at - out)
            }
        }
    }
}

/// The text with the residue undone: tags of the whitelist turned into line breaks, bullets, check boxes or
/// nothing, entities into characters. A text without residue comes back as it is.
pub(super) fn undo(raw: &str) -> (String, Offsets) {
    let mut out = String::with_capacity(raw.len());
    let mut offsets = Offsets::default();
    let mut at = 0;
    // inside <ul> and <ol>, editors leave ` - ` before each item where <li> got lost
    let mut list_depth = 0usize;
    let mut items = 0usize;
    offsets.starts.push((0, 0));
    while at < raw.len() {
        let rest = &raw[at..];
        if let Some(tag) = rest.starts_with('<').then(|| parse_tag(rest)).flatten() {
            match (tag.name.as_str(), tag.closing) {
                ("ul" | "ol", false) => list_depth += 1,
                ("ul" | "ol", true) => list_depth = list_depth.saturating_sub(1),
                _ => {}
            }
            match tag.name.as_str() {
                "li" if !tag.closing => {
                    items += 1;
                    out.push_str("\n• ");
                }
                "li" => {}
                "input" => out.push_str(checkbox(tag.body)),
                // a paragraph after a list that was never closed ends it
                "p" if !tag.closing => {
                    list_depth = 0;
                    out.push('\n');
                }
                name if BREAKS.contains(&name) => out.push('\n'),
                _ => out.push(' '),
            }
            at += tag.len;
            offsets.starts.push((out.len(), at));
        } else if let Some((ch, len)) = rest.starts_with('&').then(|| parse_entity(rest)).flatten() {
            out.push(ch);
            at += len;
            offsets.starts.push((out.len(), at));
        } else if list_depth > 0 && items == 0 && rest.starts_with(" - ") && begins_item(&out, &rest[3..]) {
            out.push_str("\n- ");
            at += 3;
            offsets.starts.push((out.len(), at));
        } else {
            let ch = rest.chars().next().unwrap_or(' ');
            out.push(ch);
            at += ch.len_utf8();
        }
    }
    (out, offsets)
}

/// Whether a dash inside a list begins an item: after the end of something, or before a capital. A dash between
/// two words in lower case is one of the text.
fn begins_item(before: &str, after: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    let opens = last.is_none_or(|c| !c.is_alphanumeric());
    opens || after.trim_start().chars().next().is_some_and(char::is_uppercase)
}

struct Tag<'a> {
    name: String,
    closing: bool,
    body: &'a str,
    len: usize,
}

/// A tag of the whitelist at the start of `text`.
fn parse_tag(text: &str) -> Option<Tag<'_>> {
    // attributes of residue are short; without a cap a lone `<p` would search the whole text each time
    let end = text.bytes().take(400).position(|b| b == b'>')?;
    let inner = text.get(1..end)?;
    if inner.contains('<') {
        return None;
    }
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inner),
    };
    let name: String = inner
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
        .collect::<String>()
        .to_ascii_lowercase();
    let known =
        name == "li" || name == "input" || BREAKS.contains(&name.as_str()) || PLAIN.contains(&name.as_str());
    let after = inner[name.len()..].chars().next();
    let well_formed = matches!(after, None | Some(' ' | '/' | '\t' | '\n'));
    (known && well_formed).then_some(Tag { name, closing, body: inner, len: end + 1 })
}

fn checkbox(body: &str) -> &'static str {
    let lower = body.to_ascii_lowercase();
    if !lower.contains("checkbox") && !lower.contains("radio") {
        " "
    } else if lower.contains("checked") {
        "☒"
    } else {
        "☐"
    }
}

/// A character reference at the start of `text`, and its length in bytes.
fn parse_entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let name = &text[1..end];
    let ch = match name {
        "nbsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '\'',
        "agrave" => 'à',
        "egrave" => 'è',
        "eacute" => 'é',
        "igrave" => 'ì',
        "ograve" => 'ò',
        "ugrave" => 'ù',
        "Agrave" => 'À',
        "Egrave" => 'È',
        "deg" => '°',
        "euro" => '€',
        "ndash" | "mdash" => '–',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "hellip" => '…',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((ch, end + 1))
}
