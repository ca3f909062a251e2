//! Changes of labels: other ones, capitals, slips of the pen.

use std::collections::{BTreeMap, BTreeSet};

use spoglio::document::Document;

use super::corpus::{Sample, each_table};
use super::labels::vocabulary;
use super::rng::Rng;

/// Labels shorter than this are left as they are by [`misspell`].
const LONG: usize = 8;

/// Puts another label of the same field in the place of each. One that names a year or has a note says more than its
/// field, one that stands for several fields says less: they stay.
pub fn relabel(sample: &Sample, document: &mut Document, rng: &mut Rng) -> usize {
    let vocabulary = vocabulary();
    let mut chosen: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    change_labels(sample, document, |table, cell| {
        let field = sample.labels.field(table, cell)?.to_owned();
        let text = cell.text.clone();
        if text.contains(|c: char| c.is_ascii_digit() || c == '(')
            || vocabulary.weak.contains(&text.trim().to_lowercase())
        {
            return None;
        }
        if let Some(known) = chosen.get(&(field.clone(), text.clone())) {
            return Some(known.clone());
        }
        let others = vocabulary.labels.get(&field)?.iter();
        let others: Vec<&String> = others.filter(|label| !used.contains(*label)).collect();
        let other = (*rng.pick(&others)?).clone();
        used.insert(other.clone());
        chosen.insert((field, text), other.clone());
        Some(other)
    })
}

/// Writes labels in capitals.
pub fn capitals(sample: &Sample, document: &mut Document, _: &mut Rng) -> usize {
    change_labels(sample, document, |_, cell| Some(cell.text.to_uppercase()))
}

/// One long label in so many is misspelt: a header with a slip in each cell is nobody's.
const SLIPS: usize = 3;

/// Doubles or drops a letter of some long labels, the first letter excepted.
pub fn misspell(sample: &Sample, document: &mut Document, rng: &mut Rng) -> usize {
    change_labels(sample, document, |_, cell| {
        let mut letters: Vec<char> = cell.text.chars().collect();
        if rng.below(SLIPS) > 0 || letters.iter().filter(|c| c.is_alphabetic()).count() < LONG {
            return None;
        }
        let places: Vec<usize> = (1..letters.len()).filter(|at| letters[*at].is_alphabetic()).collect();
        let at = *rng.pick(&places)?;
        if rng.below(2) == 0 {
            letters.insert(at, letters[at]);
        } else {
            letters.remove(at);
        }
        Some(letters.into_iter().collect())
    })
}

/// Gives labels another text where there is one; how many.
fn change_labels(
    sample: &Sample,
    document: &mut Document,
    mut other: impl FnMut(u32, &spoglio::document::Cell) -> Option<String>,
) -> usize {
    let mut changes = 0;
    each_table(document, &mut |table| {
        let number = table.number;
        for cell in table.grid.cells_mut().iter_mut().filter(|cell| sample.labels.is_label(cell)) {
            let Some(text) = other(number, cell).filter(|text| *text != cell.text) else { continue };
            cell.text = text;
            cell.lead = 0;
            changes += 1;
        }
    });
    changes
}
