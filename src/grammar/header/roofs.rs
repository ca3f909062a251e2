//! Labels over several columns that have labels of their own.

use super::super::field::{Field, Record};
use super::super::lexicon::Match;
use super::super::matcher::Matcher;
use super::Segment;
use crate::document::{Cell, Grid};

impl<'g> Segment<'g> {
    /// The label that stands over this column and its neighbours, each of which has one of its own.
    fn roof(&self) -> Option<&'g Cell> {
        let top = *self.cells.first().filter(|_| self.cells.len() > 1)?;
        (top.col_span > self.cols.1 - self.cols.0).then_some(top)
    }
}

impl Matcher<'_> {
    /// `Obiettivo strategico` over `Cod. | Denominazione | Peso`, `Obiettivo operativo` over the like: what stands under
    /// the first says what objectives serve, and only its name has a place; under the second the name is the title.
    /// Gives for each segment whether it has no place.
    pub(super) fn under_roofs(
        &self,
        segments: &[Segment<'_>],
        own: &mut [Vec<(Match<Field>, Option<i32>)>],
    ) -> Vec<bool> {
        let roofs: Vec<Option<Match<Field>>> = segments.iter().map(|s| self.roof(s)).collect();
        let mut placeless = vec![false; segments.len()];
        let has = |field: Field| roofs.iter().flatten().any(|m| m.key == field);
        if !has(Field::StrategicObjective) || !has(Field::Title) {
            return placeless;
        }
        for (at, (segment, roof)) in segments.iter().zip(&roofs).enumerate() {
            let (Some(roof), Some(cell)) = (roof, segment.cells.last()) else { continue };
            let name = self.best(Record::Phase, &cell.text, 0.75);
            if name.is_some_and(|m| m.key == Field::Description) {
                own[at] = vec![(Match { score: 1.0, weak: false, ..roof.clone() }, None)];
            } else if roof.key == Field::Title {
                own[at].retain(|(m, _)| m.key != Field::Title);
            } else {
                let told = self.best(Record::Objective, &cell.text, 0.75);
                placeless[at] =
                    told.is_none_or(|m| matches!(m.key, Field::Code | Field::Number | Field::Weight));
            }
        }
        placeless
    }

    /// The texts of a row all stand over several columns, and under each of them are several labels: the row is a
    /// header's first.
    pub(super) fn roofs_labels(&self, grid: &Grid, row: usize, roofs: &[&Cell]) -> bool {
        let wide = |cell: &&Cell| cell.col_span > 1 && cell.row_span == 1 && cell.stands_out();
        if roofs.len() < 2 || row + 2 >= grid.rows() || !roofs.iter().all(wide) {
            return false;
        }
        let below: Vec<&Cell> = grid.anchors(row + 1).filter(|c| !c.is_blank()).collect();
        let under = |roof: &&Cell| {
            below.iter().filter(|c| c.col >= roof.col && c.col < roof.col + roof.col_span).count() > 1
        };
        let known = || below.iter().filter(|cell| !self.normal(&cell.text).is_like_no_label()).count();
        roofs.iter().all(under) && below.iter().all(|c| c.stands_out()) && known() * 3 >= below.len() * 2
    }

    /// The objective's field that a label over several columns names, where each has one of its own.
    fn roof(&self, segment: &Segment<'_>) -> Option<Match<Field>> {
        self.best(Record::Objective, &segment.roof()?.text, 0.9)
    }

    /// The record whose main column stands under the same spanning label.
    pub(super) fn same_roof(
        &self,
        segments: &[Segment<'_>],
        at: usize,
        phase: Option<usize>,
        further: &[usize],
        indicator: Option<usize>,
    ) -> Option<Record> {
        let roof = |at: usize| segments[at].roof().map(|top| (top.row, top.col));
        let own = roof(at)?;
        let under = |other: &usize| roof(*other) == Some(own);
        if phase.as_ref().is_some_and(under) {
            Some(Record::Phase)
        } else if indicator.iter().chain(further).any(under) {
            Some(Record::Indicator)
        } else {
            None
        }
    }
}
