//! A row of a table cut by the page break.

use crate::document::Cell;

/// From this on a cell can't go on the one before it: two values, a text where none was.
const CONFLICT: f32 = -2.0;
/// What blanks where the row before has texts are worth at most.
const BLANKS: f32 = 2.6;

/// What the first row of data after a page break is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// The rest of the row before it.
    Row,
    /// A row of its own, but cells that go down over several rows go on in it.
    Merged,
    /// A row of its own.
    None,
}

/// What the cells of a row are to those of the row before it, across a page break: (before, after), left to right.
/// `merged_down` tells the columns in which cells over several rows stand: a blank there is none.
///
/// What tells a rest is a sentence that goes on, and blanks where the row before has its short texts; what tells
/// a row of its own is a text that begins where none was, or that begins anew in every column.
pub(super) fn rest(texts: &[(&str, &str)], merged_down: &[bool]) -> Rest {
    let (mut own, mut all, mut blanks) = (0.0f32, 0.0f32, 0.0f32);
    let (mut filled, mut own_filled, mut conflicts, mut goes_on) = (0, 0, 0, 0);
    for (nth, ((before, after), is_merged)) in texts.iter().zip(merged_down).enumerate() {
        let (before, after) = (before.trim(), after.trim());
        let weight = match (before.is_empty(), after.is_empty()) {
            (true, true) => 0.0,
            (false, true) if *is_merged => 0.0,
            (false, true) => {
                blanks += if nth == 0 { 1.8 } else { 0.8 };
                0.0
            }
            (true, false) => CONFLICT,
            (false, false) => continuity(before, after, nth == 0),
        };
        all += weight;
        if !after.is_empty() {
            filled += 1;
            conflicts += usize::from(weight <= CONFLICT);
            goes_on += usize::from(weight >= 1.0);
        }
        if !is_merged {
            own += weight;
            own_filled += usize::from(!after.is_empty());
        }
    }
    // many blanks say no more than a few
    all += blanks.min(BLANKS);
    own += blanks.min(BLANKS);
    let has_merged = merged_down.contains(&true);
    if filled == 0 {
        Rest::None
    } else if !has_merged && is_what_was_missing(texts)
        || conflicts == 0 && all > 0.0 && (!has_merged || own_filled == 0 || own > 0.0)
    {
        Rest::Row
    } else if goes_on > 0 && texts.first().is_some_and(|(_, after)| after.trim().is_empty()) {
        Rest::Merged
    } else {
        Rest::None
    }
}

/// Texts only where the row before has none, and none in the first column: a cell that found no room on its page.
fn is_what_was_missing(texts: &[(&str, &str)]) -> bool {
    let blank = |text: &str| text.trim().is_empty();
    let after = texts.iter().filter(|(_, after)| !blank(after)).count();
    texts.first().is_some_and(|(_, after)| blank(after))
        && texts.iter().all(|(before, after)| blank(before) != blank(after))
        && texts.len() - after > 2 * after.max(1)
}

/// What the first row of data after a page break is, where the document says of all of its texts whether they go on
/// from the page before. Where only cells over several rows go on, the row may be the rest or a blank one: nothing is
/// said.
pub(super) fn told(goes_on: &[Option<bool>], texts: &[(&str, &str)], merged_down: &[bool]) -> Option<Rest> {
    let (mut rest, mut rest_merged, mut own) = (0, 0, 0);
    for ((goes_on, (_, after)), merged) in goes_on.iter().zip(texts).zip(merged_down) {
        match goes_on {
            _ if after.trim().is_empty() => {}
            Some(true) if *merged => rest_merged += 1,
            Some(true) => rest += 1,
            Some(false) => own += 1,
            None => return None,
        }
    }
    match (rest + rest_merged, own) {
        (0, 0) => None,
        (0, _) => Some(Rest::None),
        (_, 0) if rest > 0 || !merged_down.contains(&false) => Some(Rest::Row),
        (_, 0) => None,
        _ => Some(Rest::Merged),
    }
}

/// Whether a text goes on another beyond doubt.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let (before, after) = (before.trim(), after.trim());
    !before.is_empty() && !after.is_empty() && continuity(before, after, false) >= 1.0
}

/// Evidence that a text goes on another.
fn continuity(before: &str, after: &str, first: bool) -> f32 {
    let small = after.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c)) && !is_titled_name(after);
    let ended = before.ends_with(['.', ':', ';', '!', '?']);
    let broken = before.ends_with(['-', '\u{2010}']) && !before.ends_with(" -");
    let item = after.starts_with("• ");
    if small && broken {
        return 4.0;
    }
    // a dash stands for a value that is not there
    if !before.contains(char::is_alphanumeric) {
        return CONFLICT;
    }
    // `31 dicembre`, then `2025`
    if before.ends_with(char::is_alphabetic) && is_year(after) {
        return 1.5;
    }
    // a list of choices goes on, each with its box
    if [before, after].iter().all(|text| text.starts_with(['☐', '☒'])) {
        return if before == after { -2.5 } else { 1.0 };
    }
    if before == after || is_value(before) && is_value(after) {
        return -2.5;
    }
    match (small, ended) {
        (true, false) => 2.5,
        (true, true) => 1.0,
        _ if item && before.contains("• ") => 0.5,
        _ if hangs(before) => 2.0,
        // capitals tell nothing
        (false, false) if is_upper(before) && is_upper(after) => 0.0,
        // the first column names the row
        _ if first => CONFLICT + 0.1,
        (false, true) => -0.3,
        (false, false) => -1.5,
    }
}

/// `dott.ssa Anna Rossi`: small letters that begin a name.
fn is_titled_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let title = words.next().is_some_and(|word| word.contains('.'));
    let names = words.clone().all(|word| word.starts_with(char::is_uppercase));
    title && names && (1..=5).contains(&words.count())
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with(['1', '2']) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number, a date, a target: it stands on one line.
fn is_value(text: &str) -> bool {
    text.chars().count() <= 28 && text.contains(|c: char| c.is_ascii_digit())
}

/// Ends with a sign or a short word after which something must come.
fn hangs(text: &str) -> bool {
    if text.ends_with([',', '/', '(', '\'', '’', '–']) {
        return true;
    }
    let mut back = text.split_whitespace().rev();
    let last = back.next().unwrap_or("");
    let number = back.next().is_none_or(|word| !word.contains(char::is_alphabetic));
    !number
        && last.chars().count() <= 3
        && (last.chars().all(char::is_lowercase) || is_upper(text) && last.len() > 1)
}

/// Puts the rest of a cell to it.
pub(super) fn append(cell: &mut Cell, rest: &Cell) {
    let after = rest.text.trim();
    if after.is_empty() {
        return;
    }
    let small = after.starts_with(char::is_lowercase);
    if cell.text.trim().is_empty() {
        cell.text.clone_from(&rest.text);
        cell.breaks.clone_from(&rest.breaks);
        return;
    }
    let broken = small && cell.text.ends_with(['-', '\u{2010}']) && !cell.text.ends_with(" -");
    if broken {
        cell.text.pop();
    } else if after.starts_with("• ") {
        cell.text.push('\n');
    } else {
        // where a list of names goes on, the next page begins a line, unless it is half of a name
        let last = cell.text[cell.breaks.last().map_or(0, |at| at + 1).min(cell.text.len())..].trim();
        let first = after[..rest.breaks.first().map_or(after.len(), |at| (*at).min(after.len()))].trim();
        let halves = !last.contains(' ') && !first.contains(' ');
        if !small && !hangs(&cell.text) && !halves {
            cell.breaks.push(cell.text.len());
        }
        cell.text.push(' ');
    }
    let shift = cell.text.len();
    // a text in bold before another that is not
    if cell.bold && !rest.bold {
        let offset = rest.text.len() - rest.text.trim_start().len();
        cell.lead = if rest.lead > offset { shift + rest.lead - offset } else { shift };
    }
    cell.breaks.extend(rest.breaks.iter().map(|at| at + shift));
    cell.text.push_str(after);
    cell.bold &= rest.bold;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_goes_on_is_a_rest() {
        let texts = [("1.1", ""), ("Ridurre i tempi di", "risposta ai cittadini")];
        assert_eq!(rest(&texts, &[false, false]), Rest::Row);
        let texts = [("Descrizione", ""), ("Si parte dai dati.", "Il servizio li raccoglie")];
        assert_eq!(rest(&texts, &[false, false]), Rest::Row);
    }

    #[test]
    fn a_row_of_its_own_is_none() {
        let texts = [("1.1", "1.2"), ("Ridurre i tempi", "Aprire lo sportello")];
        assert_eq!(rest(&texts, &[false, false]), Rest::None);
        // the objective is merged down over its indicators
        let texts = [("1.1", ""), ("Numero atti", "Tempo medio"), ("almeno 10", "non oltre 5 giorni")];
        assert_eq!(rest(&texts, &[true, false, false]), Rest::None);
    }

    #[test]
    fn a_name_with_a_title_begins_a_row() {
        let texts =
            [("Qual è l'obiettivo?", "Chi ne risponde?"), ("Aprire lo sportello", "dott.ssa Anna De Rossi")];
        assert_eq!(rest(&texts, &[false, false]), Rest::None);
    }

    #[test]
    fn nothing_goes_on_a_dash() {
        let texts = [("Data di approvazione", "Codice"), ("–", "210.2")];
        assert_eq!(rest(&texts, &[false, false]), Rest::None);
    }

    #[test]
    fn a_cell_that_found_no_room_is_the_rest() {
        let texts = [("Traguardi", ""), ("Output", ""), ("", "Traguardi raggiunti / previsti"), ("85%", "")];
        assert_eq!(rest(&texts, &[false; 4]), Rest::Row);
        let texts = [("Traguardi", ""), ("", "Rendiconti"), ("85%", "")];
        assert_eq!(rest(&texts, &[false; 3]), Rest::None);
    }

    #[test]
    fn choices_go_on() {
        let texts = [("2", ""), ("Doposcuola nei", "quartieri"), ("☒ 2025", "☐ 2026 ☐ 2027")];
        assert_eq!(rest(&texts, &[false; 3]), Rest::Row);
    }

    #[test]
    fn a_bold_title_goes_on_before_a_text() {
        let cell = |text: &str, bold, lead| Cell { text: text.to_owned(), bold, lead, ..Cell::default() };
        let mut title = cell("Doposcuola nei", true, 0);
        append(&mut title, &cell("quartieri Tre sale.", false, "quartieri".len()));
        assert_eq!((title.text.as_str(), title.bold), ("Doposcuola nei quartieri Tre sale.", false));
        assert_eq!(&title.text[..title.lead], "Doposcuola nei quartieri");
    }

    #[test]
    fn a_merged_cell_goes_on_beside_a_row_of_its_own() {
        let texts =
            [("1.1", ""), ("Si riducono i", "tempi di attesa"), ("Numero atti", "Tempo medio"), ("10", "5")];
        assert_eq!(rest(&texts, &[true, true, false, false]), Rest::Merged);
    }
}
