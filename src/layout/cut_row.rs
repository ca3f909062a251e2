//! A row of a table cut by the page break.

use crate::document::Cell;

/// Whether the cells of a row are the rest of those of the row before it, across a page break: (before, after),
/// left to right. `merged_down` tells the columns in which cells over several rows stand: a blank there is none.
///
/// What tells a rest is a sentence that goes on, and blanks where the row before has its short texts; what tells
/// a row of its own is a text that begins where none was, or that begins anew in every column.
pub(super) fn is_rest(texts: &[(&str, &str)], merged_down: &[bool]) -> bool {
    let mut weight = 0.0f32;
    let mut filled = 0;
    for (nth, ((before, after), merged)) in texts.iter().zip(merged_down).enumerate() {
        let (before, after) = (before.trim(), after.trim());
        match (before.is_empty(), after.is_empty()) {
            (_, true) if before.is_empty() || *merged => {}
            (_, true) => weight += if nth == 0 { 1.8 } else { 0.8 },
            (true, false) => {
                filled += 1;
                weight -= 2.5;
            }
            (false, false) => {
                filled += 1;
                weight += continuity(before, after);
            }
        }
    }
    filled > 0 && weight > 0.0
}

/// Evidence that a text goes on another.
fn continuity(before: &str, after: &str) -> f32 {
    let small = after.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c));
    let ended = before.ends_with(['.', ':', ';', '!', '?']);
    let broken = before.ends_with(['-', '\u{2010}']) && !before.ends_with(" -");
    let item = after.starts_with("• ");
    if small && broken {
        return 4.0;
    }
    match (small, ended) {
        (true, false) => 2.5,
        (true, true) => 1.0,
        _ if item && before.contains("• ") => 0.5,
        _ if hangs(before) => 2.0,
        (false, true) => -0.3,
        (false, false) => -1.5,
    }
}

/// Ends with a sign or a short word after which something must come.
fn hangs(text: &str) -> bool {
    if text.ends_with([',', '/', '(', '\'', '’', '–']) {
        return true;
    }
    let mut back = text.split_whitespace().rev();
    let last = back.next().unwrap_or("");
    let number = back.next().is_none_or(|word| !word.contains(char::is_alphabetic));
    !number && last.chars().count() <= 3 && last.chars().all(char::is_lowercase)
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
        // where a list of names goes on, the next page begins a line
        if !small && !hangs(&cell.text) {
            cell.breaks.push(cell.text.len());
        }
        cell.text.push(' ');
    }
    let shift = cell.text.len();
    cell.breaks.extend(rest.breaks.iter().map(|at| at + shift));
    cell.text.push_str(after);
    cell.bold &= rest.bold;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_goes_on_is_a_rest() {
        assert!(is_rest(&[("1.1", ""), ("Ridurre i tempi di", "risposta ai cittadini")], &[false, false]));
        assert!(is_rest(&[("Descrizione", ""), ("Si parte dai dati.", "Il servizio li raccoglie")], &[false, false]));
    }

    #[test]
    fn a_row_of_its_own_is_none() {
        assert!(!is_rest(&[("1.1", "1.2"), ("Ridurre i tempi", "Aprire lo sportello")], &[false, false]));
        // the objective is merged down over its indicators
        let texts = [("1.1", ""), ("Numero atti", "Tempo medio"), ("10", "5 giorni")];
        assert!(!is_rest(&texts, &[true, false, false]));
    }
}
