//! Runs of columns under the same header cells, and what their texts may stand for.

use std::sync::Arc;

use super::Segment;
use crate::document::{Cell, Grid};
use crate::grammar::field::{Field, Record};
use crate::grammar::lexicon::Match;
use crate::grammar::matcher::{Known, Matcher};

/// Less sure a text is no label of a column.
const LEAST: f64 = 0.6;

impl Matcher<'_> {
    /// Whether a field may be among [`Matcher::candidates`]: most rows are data, and need not be asked further.
    pub(super) fn may_stand_for(&self, segment: &Segment<'_>, record: Record, field: Field) -> bool {
        segment.year.is_some()
            || segment.texts.iter().any(|text| {
                let named = |m: &Match<Field>| m.key == field && m.score >= LEAST;
                !text.notes.is_empty()
                    || self.fields_of(record, text).iter().any(named)
                    || self.with_its_value(record, text).is_some()
            })
    }

    /// What the texts over a segment may stand for: each alone, and all together.
    pub(super) fn candidates(
        &self,
        segment: &Segment<'_>,
        record: Record,
    ) -> Vec<(Match<Field>, Option<i32>)> {
        let mut found: Vec<(Match<Field>, Option<i32>)> = Vec::new();
        for (at, text) in segment.texts.iter().enumerate() {
            // a label over several columns says less of each than its own
            let over = segment.cells.get(at).is_some_and(|c| {
                at + 1 < segment.cells.len() && c.col_span > segment.cols.1 - segment.cols.0
            });
            let part = if over { 0.9 } else { 1.0 };
            if let Some(both) = self.with_its_value(record, text) {
                found.push((Match { score: both.score * part, ..both.clone() }, segment.year));
                continue;
            }
            for m in self.fields_of(record, text).iter().filter(|m| m.score >= LEAST) {
                // what was measured before the plan begins is where it starts from: `Consuntivo 2021`
                let before = record == Record::Indicator
                    && m.key == Field::Actual
                    && segment.year.is_some_and(|year| self.is_past(year));
                let key = if before { Field::Baseline } else { m.key };
                found.push((Match { score: m.score * part, key, ..m.clone() }, segment.year));
            }
            // `Metrica (formula di calcolo)`: what the brackets say may be the label that is known
            for note in &text.notes {
                let known = self.normal(note);
                let told = self.fields_of(record, &known).iter().filter(|m| m.score >= 0.95 && !m.weak);
                found.extend(told.map(|m| (Match { score: m.score * 0.85, ..m.clone() }, segment.year)));
            }
            if let Some(year) = segment.year {
                let past = self.is_past(year);
                let ahead = if past { 0.05 } else { 0.0 };
                let of_year = self.fields_of_year(record, text, past).into_iter().filter(|m| m.score >= 0.9);
                found.extend(of_year.map(|m| (Match { score: m.score + ahead, ..m }, Some(year))));
            }
        }
        found
    }

    /// The columns of some rows, put together where the same cells stand over them.
    pub(super) fn segments<'g>(&self, grid: &'g Grid, from: usize, to: usize) -> Vec<Segment<'g>> {
        let over = |col: usize| (from..to).map(move |row| grid.index_at(row, col));
        let mut found: Vec<Segment<'g>> = Vec::new();
        for col in 0..grid.cols() {
            if let Some(last) = found.last_mut()
                && over(col - 1).eq(over(col))
            {
                last.cols.1 = col + 1;
                continue;
            }
            let mut distinct: Vec<usize> = over(col).collect();
            distinct.dedup();
            let cells = distinct.iter().map(|id| &grid.cells()[*id]);
            let mut cells: Vec<&Cell> = cells.filter(|c| !c.is_blank() && c.row >= from).collect();
            // plain text cannot merge `Target` over its years: it stands over the first of them
            let top = grid.at(from, col);
            if !cells.is_empty() && top.is_blank() && top.row == from {
                cells.splice(0..0, (0..col).rev().map(|c| grid.at(from, c)).find(|c| !c.is_blank()));
            }
            found.push(self.segment((col, col + 1), cells));
        }
        found
    }

    fn segment<'g>(&self, cols: (usize, usize), cells: Vec<&'g Cell>) -> Segment<'g> {
        let mut texts: Vec<Arc<Known>> = cells.iter().map(|c| self.normal(&c.text)).collect();
        let year = texts.iter().rev().find_map(|text| text.years.last().copied());
        if texts.len() > 1 {
            texts.push(self.normal(&cells.iter().map(|c| c.text.trim()).collect::<Vec<_>>().join(" ")));
        }
        Segment { cols, cells, texts, year }
    }
}
