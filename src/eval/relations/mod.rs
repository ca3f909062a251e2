//! How well tables were found and cut into cells: the adjacency relations of the ICDAR 2013 table competition
//! (Göbel, Hassan, Oro, Orsi: *A Methodology for Evaluating Algorithms for Table Understanding in PDF Documents*,
//! DocEng 2012).
//!
//! A relation is a cell that is not blank, the nearest such cell to its right or below it, and the direction.
//! Blank cells between the two are passed over; a cell that spans rows or columns has a relation with each
//! distinct neighbour, once. The relations of all tables of a document are compared as one multiset, so that
//! a table that was missed, invented, cut in two or joined to another counts.

mod folder;
mod gold;
mod score;
mod table;

pub use folder::{GoldTables, TableCorpus};
pub use gold::read_gold;
pub use score::{DocumentRelations, RelationScore};
pub use table::{PlainCell, PlainTable, tables_of};

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Bound;

use unicode_normalization::UnicodeNormalization;

use super::tally::Count;

/// Where the second cell of a relation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// To the right of the first.
    Right,
    /// Below the first.
    Below,
}

/// Two neighbouring cells, by their [normalised](normalise) texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// The text of the cell to the left or above.
    pub first: String,
    /// The text of its neighbour.
    pub second: String,
    /// On which side the neighbour stands.
    pub direction: Direction,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arrow = match self.direction {
            Direction::Right => '→',
            Direction::Below => '↓',
        };
        write!(f, "{} {arrow} {}", self.first, self.second)
    }
}

/// Relations, each with how often it is there.
pub type Relations = BTreeMap<Relation, usize>;

/// The relations of several tables together.
pub fn relations<'a>(tables: impl IntoIterator<Item = &'a PlainTable>) -> Relations {
    let mut all = Relations::new();
    for table in tables {
        for relation in neighbours(table) {
            *all.entry(relation).or_default() += 1;
        }
    }
    all
}

/// The relations of one table.
fn neighbours(table: &PlainTable) -> Vec<Relation> {
    let texts: Vec<String> = table.cells.iter().map(|cell| normalise(&cell.text)).collect();
    let shown = || table.cells.iter().enumerate().filter(|(index, _)| !texts[*index].is_empty());
    // what a span covers beyond the last row and column in which a cell begins has no neighbour of its own
    let last_row = shown().map(|(_, cell)| cell.row).max().unwrap_or(0);
    let last_col = shown().map(|(_, cell)| cell.col).max().unwrap_or(0);
    let rows_of = |cell: &PlainCell| cell.row..=cell.last_row().min(last_row);
    let cols_of = |cell: &PlainCell| cell.col..=cell.last_col().min(last_col);
    // the same slots twice: in a row by column, in a column by row
    let (mut by_row, mut by_col) = (BTreeMap::new(), BTreeMap::new());
    for (index, cell) in shown() {
        for row in rows_of(cell) {
            for col in cols_of(cell) {
                by_row.entry((row, col)).or_insert(index);
                by_col.entry((col, row)).or_insert(index);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for (index, cell) in shown() {
        for row in rows_of(cell) {
            pairs.extend(next(&by_row, row, *cols_of(cell).end()).map(|to| (index, to, Direction::Right)));
        }
        for col in cols_of(cell) {
            pairs.extend(next(&by_col, col, *rows_of(cell).end()).map(|to| (index, to, Direction::Below)));
        }
    }
    let relation = |(from, to, direction): (usize, usize, Direction)| Relation {
        first: texts[from].clone(),
        second: texts[to].clone(),
        direction,
    };
    pairs.into_iter().filter(|(from, to, _)| from != to).map(relation).collect()
}

/// What stands next on a line of slots after a place.
fn next(slots: &BTreeMap<(usize, usize), usize>, line: usize, after: usize) -> Option<usize> {
    slots
        .range((Bound::Excluded((line, after)), Bound::Unbounded))
        .next()
        .filter(|((at, _), _)| *at == line)
        .map(|(_, index)| *index)
}

/// A text as it is compared: letters by their compatibility form (`ﬁ` is `fi`), nothing that leaves no mark;
/// case is kept.
pub fn normalise(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    text.nfkc().filter(|c| !unseen(*c)).collect()
}

/// Counts an output's relations against those of the gold; also gives what was missed and what is too much.
pub fn compare(gold: &Relations, output: &Relations) -> (Count, Relations, Relations) {
    let missed = without(gold, output);
    let extra = without(output, gold);
    let all: usize = gold.values().sum();
    let miss = missed.values().sum();
    let count = Count { hit: all - miss, miss, false_: extra.values().sum() };
    (count, missed, extra)
}

fn without(relations: &Relations, others: &Relations) -> Relations {
    let left = |(relation, count): (&Relation, &usize)| {
        let left = count.saturating_sub(others.get(relation).copied().unwrap_or(0));
        (left > 0).then(|| (relation.clone(), left))
    };
    relations.iter().filter_map(left).collect()
}

#[cfg(test)]
mod tests;
