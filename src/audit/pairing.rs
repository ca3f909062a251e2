//! Which row of a unit's summaries lists which of its objectives.
//!
//! Summaries and cards are filled in by different hands, so a pair is told by what agrees: the title, the
//! code, the words that the titles or the description share, the place in the list. What the titles say
//! outweighs the place.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Stems, coverage, letters, plain, shared, squeezed, stems};
use crate::contract::{Objective, Summary, SummaryRow, Unit};

/// Titles of one place that agree this far are one objective's.
pub(crate) const SIMILAR_AT_SAME_PLACE: f64 = 0.35;
/// Titles of different places that agree this far are one objective's.
pub(crate) const SIMILAR: f64 = 0.6;
/// A description that has this share of a title's words is of that title's objective.
const DESCRIBED: f64 = 0.8;
/// Fewer words than these are in any description.
const DESCRIBED_WORDS: usize = 3;
/// A description that has this share of a title's words may be of that title's objective.
pub(crate) const HINTED: f64 = 0.5;
/// Above this many comparisons in a unit only rows and cards of the same place are compared.
pub(crate) const COMPARISONS: usize = 10_000;

/// The summary rows of a unit and the objectives that they list.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    cards: Vec<Vec<Option<usize>>>,
    rows: Vec<Vec<(usize, usize)>>,
    /// The words of each objective's description.
    descriptions: Vec<Stems>,
}

impl Pairing {
    /// Pairs the rows of each of a unit's summaries with the unit's objectives.
    pub fn of(unit: &Unit) -> Self {
        let cards: Vec<Card> = unit.objectives.iter().map(Card::new).collect();
        let mut pairing = Pairing { rows: vec![Vec::new(); cards.len()], ..Pairing::default() };
        for (s, summary) in unit.summaries.iter().enumerate() {
            let sheet = Sheet::pair(summary, &cards);
            let by_row: BTreeSet<(usize, usize)> = sheet.pairs.iter().copied().collect();
            for (row, card) in &by_row {
                if let Some(rows) = pairing.rows.get_mut(*card) {
                    rows.push((s, *row));
                }
            }
            pairing.cards.push(sheet.card_of_rows());
        }
        pairing.descriptions = cards.into_iter().map(|card| card.described).collect();
        pairing
    }

    /// The objective that a row lists, by index.
    pub fn card(&self, summary: usize, row: usize) -> Option<usize> {
        *self.cards.get(summary)?.get(row)?
    }

    /// The rows that list an objective: summary and row.
    pub fn rows(&self, card: usize) -> &[(usize, usize)] {
        self.rows.get(card).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether every row has its objective.
    pub fn is_complete(&self) -> bool {
        self.cards.iter().flatten().all(Option::is_some)
    }

    /// The objective whose description has most words of a title, where any has many of them: a hint, no pair.
    pub fn describing(&self, title: &str) -> Option<usize> {
        let rows: usize = self.cards.iter().map(Vec::len).sum();
        if rows.saturating_mul(self.rows.len()) > COMPARISONS {
            return None;
        }
        let words = stems(title);
        let scored = self.descriptions.iter().map(|text| coverage(&words, text)).enumerate();
        // of equals the first
        let best = scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        best.filter(|(_, share)| *share >= HINTED).map(|(card, _)| card)
    }
}

/// What is compared of an objective.
struct Card<'a> {
    objective: &'a Objective,
    title: String,
    words: Stems,
    /// The words of the description.
    described: Stems,
}

impl<'a> Card<'a> {
    fn new(objective: &'a Objective) -> Self {
        let title = objective.title.as_deref().unwrap_or_default();
        let described = stems(objective.description.as_deref().unwrap_or_default());
        Card { objective, title: squeezed(title), words: stems(title), described }
    }
}

/// What is compared of a summary's row.
struct Row<'a> {
    row: &'a SummaryRow,
    title: String,
    words: Stems,
}

impl<'a> Row<'a> {
    fn new(row: &'a SummaryRow) -> Self {
        let title = row.title.as_deref().unwrap_or_default();
        Row { row, title: squeezed(title), words: stems(title) }
    }

    /// The share of this row's title that a card's description has.
    fn described(&self, card: &Card) -> f64 {
        coverage(&self.words, &card.described)
    }

    /// How far the titles agree; their letters are compared only in one place, where a slip is likelier than
    /// another objective.
    fn alike(&self, card: &Card, placed: bool) -> f64 {
        let words = shared(&self.words, &card.words);
        if placed { words.max(letters(&self.title, &card.title)) } else { words }
    }
}

/// One summary being paired.
struct Sheet<'a> {
    rows: Vec<Row<'a>>,
    cards: &'a [Card<'a>],
    /// Row and card, the surest first; a title that stands several times on one side gives several pairs.
    pairs: Vec<(usize, usize)>,
    free_rows: BTreeSet<usize>,
    free_cards: BTreeSet<usize>,
}

impl<'a> Sheet<'a> {
    fn pair(summary: &'a Summary, cards: &'a [Card<'a>]) -> Self {
        let rows: Vec<Row> = summary.rows.iter().map(Row::new).collect();
        let free_rows = (0..rows.len()).collect();
        let mut sheet =
            Sheet { rows, cards, pairs: Vec::new(), free_rows, free_cards: (0..cards.len()).collect() };
        sheet.by_title();
        sheet.by_code();
        sheet.by_likeness();
        sheet.untitled();
        sheet
    }

    fn card_of_rows(&self) -> Vec<Option<usize>> {
        let mut cards = vec![None; self.rows.len()];
        for (row, card) in &self.pairs {
            if let Some(slot) = cards.get_mut(*row) {
                slot.get_or_insert(*card);
            }
        }
        cards
    }

    fn take(&mut self, row: usize, card: usize) {
        self.pairs.push((row, card));
        self.free_rows.remove(&row);
        self.free_cards.remove(&card);
    }

    /// Equal titles. Where a title stands several times, those of one place first, then in order; what is
    /// left on one side shares the last one of the other.
    fn by_title(&mut self) {
        let mut titles: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (r, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.title.is_empty()) {
            titles.entry(row.title.clone()).or_default().0.push(r);
        }
        for (c, card) in self.cards.iter().enumerate().filter(|(_, card)| !card.title.is_empty()) {
            if let Some((_, cards)) = titles.get_mut(&card.title) {
                cards.push(c);
            }
        }
        for (mut rows, mut cards) in titles.into_values().filter(|(_, cards)| !cards.is_empty()) {
            let (last_row, last_card) = (rows.last().copied(), cards.last().copied());
            let placed: BTreeSet<usize> =
                rows.iter().copied().filter(|row| cards.binary_search(row).is_ok()).collect();
            for at in &placed {
                self.take(*at, *at);
            }
            rows.retain(|row| !placed.contains(row));
            cards.retain(|card| !placed.contains(card));
            for i in 0..rows.len().max(cards.len()) {
                let row = rows.get(i).copied().or(last_row);
                let card = cards.get(i).copied().or(last_card);
                if let (Some(row), Some(card)) = (row, card) {
                    self.take(row, card);
                }
            }
        }
    }

    /// Equal codes, where one row and one card have it.
    fn by_code(&mut self) {
        let mut codes: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for r in &self.free_rows {
            if let Some(code) = self.rows.get(*r).and_then(|row| code(&row.row.code)) {
                codes.entry(code).or_default().0.push(*r);
            }
        }
        for c in &self.free_cards {
            if let Some(code) = self.cards.get(*c).and_then(|card| code(&card.objective.code)) {
                codes.entry(code).or_default().1.push(*c);
            }
        }
        for (rows, cards) in codes.into_values() {
            if let ([row], [card]) = (rows.as_slice(), cards.as_slice()) {
                self.take(*row, *card);
            }
        }
    }

    /// Titles that nearly agree, and descriptions that speak of the row's title: the best first.
    fn by_likeness(&mut self) {
        let few = self.free_rows.len().saturating_mul(self.free_cards.len()) <= COMPARISONS;
        let candidates = self.candidates(few, |sheet, r, c| {
            let (row, card) = (sheet.rows.get(r)?, sheet.cards.get(c)?);
            if row.title.is_empty() || card.title.is_empty() {
                return None;
            }
            let placed = same_place(row.row, r, card.objective, c);
            let alike = row.alike(card, placed);
            let described = row.words.len() >= DESCRIBED_WORDS && row.described(card) >= DESCRIBED;
            let enough = alike >= if placed { SIMILAR_AT_SAME_PLACE } else { SIMILAR };
            (enough || described).then_some(alike + if placed { 0.2 } else { 0.0 })
        });
        self.take_best(candidates);
    }

    /// Cards whose title is left blank: by the number, by the description, then in order.
    fn untitled(&mut self) {
        let few = self.free_rows.len().saturating_mul(self.free_cards.len()) <= COMPARISONS;
        let candidates = self.candidates(few, |sheet, r, c| {
            let (row, card) = (sheet.rows.get(r)?, sheet.cards.get(c)?);
            if !card.title.is_empty() {
                return None;
            }
            let numbered = same_number(row.row, card.objective) == Some(true);
            let described = row.described(card);
            (numbered || described >= HINTED).then_some(described + if numbered { 1.0 } else { 0.0 })
        });
        self.take_best(candidates);
        let untitled: Vec<usize> = self
            .free_cards
            .iter()
            .copied()
            .filter(|c| self.cards.get(*c).is_some_and(|card| card.title.is_empty()))
            .collect();
        for card in untitled {
            // the row of the same place, else the first that is left: a blank title says nothing against it
            let row = self.free_rows.get(&card).or(self.free_rows.first()).copied();
            if let Some(row) = row {
                self.take(row, card);
            }
        }
    }

    fn candidates(
        &self,
        all: bool,
        score: impl Fn(&Self, usize, usize) -> Option<f64>,
    ) -> Vec<(f64, usize, usize)> {
        let mut found = Vec::new();
        for r in &self.free_rows {
            let cards: Vec<usize> = if all {
                self.free_cards.iter().copied().collect()
            } else {
                self.free_cards.get(r).copied().into_iter().collect()
            };
            for c in cards {
                if let Some(score) = score(self, *r, c) {
                    found.push((score, *r, c));
                }
            }
        }
        found
    }

    fn take_best(&mut self, candidates: Vec<(f64, usize, usize)>) {
        for (row, card) in best_first(candidates) {
            if self.free_rows.contains(&row) && self.free_cards.contains(&card) {
                self.take(row, card);
            }
        }
    }
}

/// Candidates for pairs with their score, the best first; of equals the first in both lists.
pub(crate) fn best_first(mut candidates: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    candidates.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// A code that was written.
fn code(code: &Option<String>) -> Option<String> {
    code.as_deref().map(plain).filter(|code| !code.is_empty())
}

/// Whether a row and a card have one number (or code); `None` where one of them has none.
fn same_number(row: &SummaryRow, card: &Objective) -> Option<bool> {
    let own = |number: Option<u32>, written: &Option<String>| {
        number.map(|number| number.to_string()).or_else(|| code(written))
    };
    Some(own(row.number, &row.code)? == own(card.number, &card.code)?)
}

/// Whether a row and a card stand in one place: by their numbers, where both have one, else by their order.
fn same_place(row: &SummaryRow, r: usize, card: &Objective, c: usize) -> bool {
    same_number(row, card).unwrap_or(r == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(rows: &[&str], cards: &[(&str, &str)]) -> Unit {
        let rows = rows.iter().map(|t| SummaryRow { title: Some((*t).into()), ..SummaryRow::default() });
        let objectives = cards.iter().map(|(title, description)| Objective {
            title: Some((*title).into()),
            description: Some((*description).into()),
            ..Objective::default()
        });
        Unit {
            summaries: vec![Summary { rows: rows.collect(), ..Summary::default() }],
            objectives: objectives.collect(),
            ..Unit::default()
        }
    }

    fn cards(rows: &[&str], cards: &[(&str, &str)]) -> Vec<Option<usize>> {
        let pairing = Pairing::of(&unit(rows, cards));
        (0..rows.len()).map(|row| pairing.card(0, row)).collect()
    }

    #[test]
    fn equal_titles_win_over_place() {
        assert_eq!(
            cards(&["Alfa beta", "Gamma delta"], &[("GAMMA DELTA", ""), ("Alfa beta.", "")]),
            [Some(1), Some(0)]
        );
    }

    #[test]
    fn a_blank_card_takes_the_row_that_its_description_speaks_of() {
        let blank = ("", "Si riducono i tempi di pagamento delle fatture");
        assert_eq!(
            cards(
                &["Riduzione tempi pagamento", "Archivio storico"],
                &[("", "Si riordina l'archivio"), blank]
            ),
            [Some(1), Some(0)]
        );
    }

    #[test]
    fn numbers_place_untitled_cards() {
        let mut unit = unit(&["Alfa", "Beta"], &[("", ""), ("", "")]);
        for (objective, number) in unit.objectives.iter_mut().zip([2, 1]) {
            objective.number = Some(number);
        }
        for (row, number) in unit.summaries[0].rows.iter_mut().zip([1, 2]) {
            row.number = Some(number);
        }
        let pairing = Pairing::of(&unit);
        assert_eq!((pairing.card(0, 0), pairing.card(0, 1)), (Some(1), Some(0)));
    }

    #[test]
    fn a_titled_card_is_not_taken_for_another_row() {
        let videos =
            ("Banca dati sanzioni", "progetto di implementazione della videosorveglianza da realizzare");
        let pairing = Pairing::of(&unit(
            &["Realizzazione progetto implementazione videosorveglianza", "Banca dati sanzioni"],
            &[videos, ("Banca dati sanzioni", "migrazione")],
        ));
        assert_eq!(pairing.card(0, 0), None);
        assert_eq!(pairing.card(0, 1), Some(1));
        assert_eq!(pairing.describing("Realizzazione progetto implementazione videosorveglianza"), Some(0));
        // both cards carry the row's title, so both are listed
        assert_eq!((pairing.rows(0), pairing.rows(1)), (&[(0, 1)][..], &[(0, 1)][..]));
    }

    #[test]
    fn a_long_summary_is_paired_without_comparing_all_with_all() {
        let titles: Vec<String> = (0..3000).map(|i| format!("voce {i}")).collect();
        let rows: Vec<&str> = titles.iter().map(String::as_str).collect();
        let others: Vec<String> = (0..3000).map(|i| format!("scheda {i}")).collect();
        let cards: Vec<(&str, &str)> = others.iter().map(|title| (title.as_str(), "")).collect();
        let pairing = Pairing::of(&unit(&rows, &cards));
        assert!((0..3000).all(|row| pairing.card(0, row).is_none_or(|card| card == row)));
    }
}
