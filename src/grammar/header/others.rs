//! Headers of further fields of objectives named elsewhere, and of tables that hold no objective.

use super::{Header, Segment, sure, texts};
use crate::document::Grid;
use crate::grammar::card::weight;
use crate::grammar::columns::TableKind;
use crate::grammar::field::{Field, Key, Record};
use crate::grammar::matcher::Matcher;

impl Matcher<'_> {
    /// A header of further fields of objectives that are named elsewhere, with the code that says which.
    pub(super) fn keyed_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
    ) -> Option<Header> {
        let nonblank = segments.iter().filter(|s| !s.cells.is_empty()).count();
        let columns = self.assign(grid, segments, Record::Objective)?;
        let has = |field: Field| columns.iter().any(|(c, _)| c.key.field == field);
        let known = has(Field::Code)
            && !has(Field::Title)
            && columns.len() >= 2
            && columns.len() * 10 >= nonblank * 7;
        if !known || !sure(&columns, Key { record: Record::Objective, field: Field::Code }) {
            return None;
        }
        let score = columns.iter().map(|(_, l)| weight(l.how)).sum::<f64>()
            - 0.5 * (nonblank - columns.len()) as f64
            - 0.2;
        Some(self.header(
            grid,
            TableKind::Records(Record::Objective),
            (row, row + height),
            columns,
            Vec::new(),
            score,
        ))
    }

    pub(super) fn other_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
        (index, kind): (usize, &str),
    ) -> Option<Header> {
        let mut score = 0.0;
        let (mut telling, mut matched, mut nonblank) = (0, 0, 0);
        for segment in segments.iter().filter(|s| !s.cells.is_empty()) {
            nonblank += 1;
            let best = segment.texts.iter().take(segment.cells.len()).map(|text| self.telling(index, text));
            let (tells, knows) = best
                .fold((0.0, 0.0), |(tells, knows), t| (f64::max(tells, t.tells), f64::max(knows, t.knows)));
            if tells >= 0.7 {
                telling += 1;
                score += 1.15 * tells;
                matched += 1;
            } else if knows >= 0.7 {
                score += 0.9 * knows;
                matched += 1;
            }
        }
        let enough = telling >= 1 && matched >= 2 && matched * 10 >= nonblank * 6;
        enough.then(|| Header {
            kind: TableKind::Other(kind.to_owned()),
            rows: (row, row + height),
            columns: Vec::new(),
            labels: Vec::new(),
            score: score - 0.5 * (nonblank - matched) as f64,
            first_row: texts(grid, row),
        })
    }
}
