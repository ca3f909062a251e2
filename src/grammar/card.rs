//! Card rows: labels with their values to the right, in the same cell, or below.

use nom::Parser;
use nom::multi::{fold_many0, many0, many1};

use super::field::{Field, Key, Record};
use super::file::{MarkerKind, ValueKind};
use super::language::flat;
use super::lexicon::Match;
use super::lines::Line;
use super::marker::Marker;
use super::matcher::Matcher;
use super::shape::{Look, is_code, look};
use super::stream::{Stream, one};
use super::trace::MatchKind;
use crate::contract::Grade;
use crate::document::{Cell, Grid};

/// A row of labels and values.
#[derive(Clone, Debug, PartialEq)]
pub struct CardRow {
    /// The row, from 0.
    pub row: usize,
    /// Labels with their values, left to right.
    pub pairs: Vec<Pair>,
    /// Weight of the evidence.
    pub score: f64,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What the label may stand for: one key a record, best first.
    pub keys: Vec<Key>,
    /// The label as it stands.
    pub label: String,
    /// The label of the grammar that it was taken for.
    pub known: String,
    /// How it was recognised.
    pub how: MatchKind,
    /// The cell of the label.
    pub label_cell: usize,
    /// The cells of the value.
    pub cells: Vec<usize>,
    /// The value, where it stands in the label's own cell.
    pub inline: Option<String>,
    /// The label is cut short.
    pub cut: bool,
    /// The label stands for the field only where no other does.
    pub weak: bool,
    /// The label opens a card and carries its number, perhaps its title (`Obiettivo n. 1: …`).
    pub opener: Option<Marker>,
}

impl Pair {
    /// How sure it is that the label stands for its field.
    pub(crate) fn grade(&self) -> Grade {
        if self.opener.is_some() { Grade::A } else { self.how.grade(self.weak) }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Label(Pair),
    Labelled(Pair),
    Value(usize),
    Blank(usize),
    /// A label that no grammar knows.
    Unknown(usize),
}

/// Records whose fields may stand as labels of a card, in order of precedence.
const CARD_RECORDS: [Record; 4] = [Record::Objective, Record::Unit, Record::Indicator, Record::Phase];

impl Matcher<'_> {
    /// What a text may stand for as a label of a card.
    pub(crate) fn card_keys(&self, text: &str, floor: f64) -> Option<(Vec<Key>, Match<Field>)> {
        let known = self.normal(text);
        if known.is_like_no_label() {
            return None;
        }
        let mut best: Option<Match<Field>> = None;
        let mut keys: Vec<(f64, Key)> = Vec::new();
        for record in CARD_RECORDS {
            for found in self.fields_of(record, &known).iter().filter(|m| m.score >= floor).take(2) {
                keys.push((found.score, Key { record, field: found.key }));
                if best.as_ref().is_none_or(|b| found.score > b.score) {
                    best = Some(found.clone());
                }
            }
        }
        // `Valore 2024` is a baseline or a target, as the plan's years tell
        if let Some(year) = known.years.last() {
            let past = self.is_past(*year);
            let of_year =
                self.fields_of_year(Record::Indicator, &known, past).into_iter().filter(|m| m.score >= 0.9);
            let open = past || best.as_ref().is_none_or(|b| b.score < 0.95);
            for found in of_year.filter(|_| open) {
                let key = Key { record: Record::Indicator, field: found.key };
                keys.retain(|(_, other)| *other != key);
                keys.insert(0, (found.score + 0.2, key));
                best = Some(found);
            }
        }
        // a clearly better match of a later record goes first; otherwise the order of the records holds
        let top = best.as_ref()?.score;
        keys.retain(|(score, _)| *score >= top - 0.25);
        keys.sort_by_key(|(score, _)| *score <= top - 0.12);
        Some((keys.into_iter().map(|(_, key)| key).collect(), best?))
    }

    /// Reads a row as a card's row; `None` where its first text is no label.
    pub(crate) fn card_row(&self, grid: &Grid, row: usize) -> Option<CardRow> {
        let tokens = self.tokens(grid, row)?;
        let (_, mut pairs) = row_pairs(Stream(&tokens)).ok()?;
        // a label whose value is of another kind altogether is no label (`Dirigenti | 29 | 4 | 33`)
        for pair in pairs.iter_mut().filter(|pair| pair.opener.is_none()) {
            let texts: Vec<&str> = pair
                .cells
                .iter()
                .map(|c| grid.cells()[*c].text.as_str())
                .chain(pair.inline.as_deref())
                .collect();
            // `Totale peso | 100` is the weight of all together
            let first = pair.label.split_whitespace().next().unwrap_or("");
            let sums = first.len() < pair.label.trim().len() && self.is_total(Record::Objective, first);
            pair.keys.retain(|key| {
                // `Fasi e tempi | Convenzione | 28/02/2025`: what the record is about, then its value
                let listed = matches!(key.record, Record::Phase | Record::Indicator)
                    && key.field == Field::Description
                    && texts.len() == 2;
                // `N. indicatori | 2` says how many there are
                let counted = matches!(key.record, Record::Phase | Record::Indicator)
                    && key.field == Field::Description
                    && !texts.is_empty()
                    && texts.iter().all(|text| look(text) == Look::Number);
                // `Rilevanza | Strategico`: a word that may stand for a share asks for one
                let unmeasured = pair.weak
                    && self.value_kind(*key) == ValueKind::Percent
                    && texts.iter().any(|text| !text.trim().is_empty())
                    && !texts.iter().any(|text| text.contains(|c: char| c.is_ascii_digit()));
                let summed = sums && key.field == Field::Weight;
                !(counted || unmeasured || summed)
                    && texts
                        .iter()
                        .take(if listed { 1 } else { usize::MAX })
                        .all(|text| self.suits(*key, text))
            });
        }
        // `Cronoprogramma | Gen | Feb | Mar`: the months are a header, no date
        if pairs.first().is_some_and(|pair| pair.keys.is_empty() || self.heads_months(grid, pair)) {
            return None;
        }
        pairs.retain(|pair| !pair.keys.is_empty());
        let pairs = self.told_apart(grid, pairs);
        let mut pairs = self.settle(grid, pairs);
        // `Dirigente | Rossi | Qualifica | seconda fascia`: what holds one value ends with it
        for pair in pairs.iter_mut().filter(|pair| pair.inline.is_none() && self.holds_one(pair.keys[0])) {
            let filled: Vec<usize> =
                pair.cells.iter().copied().filter(|c| !grid.cells()[*c].is_blank()).collect();
            if filled.len() >= 3 {
                pair.cells.truncate(1 + pair.cells.iter().position(|c| *c == filled[0]).unwrap_or(0));
            }
        }
        // `Peso 1 | 13%`: the number is the label's, and its value stands beside it
        for pair in pairs.iter_mut().filter(|p| p.opener.is_none()) {
            let counted = pair
                .inline
                .as_deref()
                .is_some_and(|v| v.parse::<u8>().is_ok_and(|number| (1..=20).contains(&number)));
            if !counted || pair.cells.iter().all(|c| grid.cells()[*c].is_blank()) {
                continue;
            }
            let whole = grid.cells()[pair.label_cell].text.trim().to_owned();
            let keys = [Record::Indicator, Record::Phase]
                .into_iter()
                .filter_map(|record| Some(Key { record, field: self.best(record, &whole, 0.74)?.key }));
            (pair.keys, pair.label, pair.inline) = (keys.collect(), whole, None);
        }
        pairs.retain(|pair| !pair.keys.is_empty());
        if pairs.is_empty() {
            return None;
        }
        // `Note:` with no cell beside it has its place behind the colon
        for pair in
            pairs.iter_mut().filter(|p| p.cells.is_empty() && p.inline.is_none() && p.label.ends_with(':'))
        {
            pair.inline = Some(String::new());
        }
        if is_sub_header(grid, &pairs) {
            // `Cod | Descrizione` over the row of the title: names of places, no values of its own
            pairs.iter_mut().for_each(|pair| pair.cells.clear());
        }
        let score = pairs.iter().map(|pair| weight(pair.how)).sum();
        Some(CardRow { row, pairs, score })
    }

    /// Months in their order stand beside a label.
    fn heads_months(&self, grid: &Grid, pair: &Pair) -> bool {
        let texts = pair.cells.iter().map(|cell| grid.cells()[*cell].text.trim());
        let months: Vec<Option<u8>> = texts.map(|text| self.words.language.month(text)).collect();
        months.windows(3).any(|three| {
            matches!(three, [Some(first), Some(second), Some(third)] if first + 1 == *second && second + 1 == *third)
        })
    }

    /// Several labels with their values in one cell: a pair each.
    fn told_apart(&self, grid: &Grid, pairs: Vec<Pair>) -> Vec<Pair> {
        let mut out = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let lines = match &pair.inline {
                Some(_) if pair.opener.is_none() => self.labels_in(&grid.cells()[pair.label_cell].text),
                _ => Vec::new(),
            };
            if lines.is_empty() {
                out.push(pair);
                continue;
            }
            let last = lines.len() - 1;
            out.extend(lines.into_iter().enumerate().map(|(at, line)| Pair {
                cut: false,
                keys: line.keys,
                label: line.label,
                known: line.known,
                how: line.how,
                label_cell: pair.label_cell,
                cells: if at == last { pair.cells.clone() } else { Vec::new() },
                inline: Some(line.value),
                weak: line.weak,
                opener: None,
            }));
        }
        out
    }

    /// The tokens of a row that begins with a label.
    fn tokens(&self, grid: &Grid, row: usize) -> Option<Vec<Token>> {
        let mut tokens = Vec::new();
        let mut begun = false;
        for cell in grid.anchors(row) {
            let token = match self.token(cell, grid.index_at(cell.row, cell.col)) {
                Token::Value(index) => {
                    self.headed_by_label(grid, index).map_or(Token::Value(index), Token::Label)
                }
                token => token,
            };
            let token = match token {
                Token::Value(index) if !begun && self.heads_with_labels(grid, row, cell) => {
                    Token::Unknown(index)
                }
                Token::Labelled(pair) | Token::Label(pair)
                    if Self::says_value_again(tokens.last(), &pair, cell) =>
                {
                    Token::Value(pair.label_cell)
                }
                token => token,
            };
            let begins = match token {
                Token::Value(_) => false,
                Token::Unknown(_) => cell.stands_out(),
                _ => true,
            };
            if !begun && !begins {
                return None;
            }
            begun |= !matches!(token, Token::Blank(_));
            tokens.push(token);
        }
        self.values_with_labels(grid, &mut tokens);
        unknown_labels(grid, &mut tokens);
        begun.then_some(tokens)
    }

    /// `Obiettivo | Tempi di pagamento: riduzione`: a text beside a label is its value, though it begins with a label too.
    /// Labels that are set off alike, or end in a colon, have their values in their own cells.
    fn values_with_labels(&self, grid: &Grid, tokens: &mut [Token]) {
        for at in 1..tokens.len() {
            let (Token::Label(label), Token::Labelled(pair)) = (&tokens[at - 1], &tokens[at]) else {
                continue;
            };
            // `Obiettivo | Obiettivo 3: Title` opens a card
            let fields = label.opener.is_none() && pair.opener.is_none();
            let Some(key) = label.keys.first().filter(|_| fields) else { continue };
            let texty = matches!(self.value_kind(*key), ValueKind::Text | ValueKind::Prose | ValueKind::List);
            let (head, cell) = (&grid.cells()[label.label_cell], &grid.cells()[pair.label_cell]);
            let alike = head.stands_out() && cell.stands_out() || head.text.trim_end().ends_with(':');
            // `Obiettivo | Peso: 30%` may be two fields: which one can't be told
            let typed = pair.how == MatchKind::Exact
                && pair
                    .inline
                    .as_deref()
                    .is_some_and(|value| matches!(look(value), Look::Percent | Look::Date));
            if texty && !alike && !typed {
                tokens[at] = Token::Value(pair.label_cell);
            }
        }
    }

    fn token(&self, cell: &Cell, index: usize) -> Token {
        let text = cell.text.trim();
        if text.is_empty() {
            return Token::Blank(index);
        }
        // a choice with its box
        if text.contains(['☐', '☒', '☑']) && !text.contains(':') {
            return Token::Value(index);
        }
        if let Some(marker) = self.numbered(text) {
            return Token::Labelled(Pair {
                keys: vec![Key { record: Record::Objective, field: Field::Number }],
                label: text.to_owned(),
                known: String::new(),
                how: MatchKind::Exact,
                label_cell: index,
                cells: Vec::new(),
                inline: marker.number.clone(),
                cut: false,
                weak: false,
                opener: Some(marker),
            });
        }
        let small = |line: &Line| {
            // `Indicatore 2` is the second of them
            let counts = self.normal(text).numbered.is_some()
                && line.keys.first().is_some_and(|key| key.field == Field::Description);
            !counts && self.is_small(&line.value)
        };
        let inline = self.line(text).or_else(|| self.headed(cell));
        // a box with its year is a value, though notes and years are no part of a label
        let boxed = |line: &Line| line.value.starts_with(['[', '☐', '☒', '☑']);
        let whole = if inline.as_ref().is_some_and(|line| small(line) || boxed(line)) {
            None
        } else {
            self.list_label(text).or_else(|| self.card_keys(text, 0.74))
        };
        if whole.as_ref().is_some_and(|(keys, _)| self.signs(text, keys)) {
            return Token::Value(index);
        }
        // `entro il 20/08/2025`: a word for a deadline and the day are the deadline, and no label for one
        let dated = |(keys, _): &(Vec<Key>, Match<Field>)| {
            keys.first().is_some_and(|key| self.value_kind(*key) == ValueKind::Date)
                && text.split_whitespace().next_back().is_some_and(|last| look(last) == Look::Date)
        };
        if whole.as_ref().is_some_and(dated) {
            return Token::Value(index);
        }
        if let Some((keys, found)) = whole {
            return Token::Label(Pair {
                keys,
                label: text.to_owned(),
                known: self.completed(text).unwrap_or_else(|| found.label.to_string()),
                how: found.how,
                label_cell: index,
                cells: Vec::new(),
                inline: None,
                cut: found.how == MatchKind::Truncated || self.normal(text).cut,
                weak: found.weak,
                opener: None,
            });
        }
        match inline {
            Some(Line { keys, label: pair_label, known, how, value, weak, .. }) => Token::Labelled(Pair {
                keys,
                label: pair_label.clone(),
                known,
                how,
                label_cell: index,
                cells: Vec::new(),
                inline: Some(value),
                cut: how == MatchKind::Truncated || self.normal(&pair_label).cut,
                weak,
                opener: None,
            }),
            // a label that no grammar knows: what follows it is not the value of the one before
            None if text.ends_with(':') && text.chars().count() <= 50 => Token::Unknown(index),
            None => Token::Value(index),
        }
    }

    /// A value that begins with the words of the label beside it: `Termine | entro il 30/11/2025`.
    fn says_value_again(before: Option<&Token>, pair: &Pair, cell: &Cell) -> bool {
        let Some(Token::Label(label)) = before else { return false };
        let dated =
            cell.text.split_whitespace().any(|word| look(word) == Look::Date) && !cell.text.contains(':');
        pair.opener.is_none() && dated && label.keys.first() == pair.keys.first()
    }

    /// A text that no grammar knows, set off as a known label further right in its row is, each with its value beside
    /// it: it is the label of something else.
    fn heads_with_labels(&self, grid: &Grid, row: usize, cell: &Cell) -> bool {
        let short = cell.text.chars().count() <= super::labels::LABEL_CHARS;
        if !cell.stands_out() || !short || cell.col_span * 2 > grid.cols() {
            return false;
        }
        let cells: Vec<&Cell> = grid.anchors(row).collect();
        let pairs = cells.len() >= 4 && cells.len().is_multiple_of(2);
        let labels = || cells.iter().step_by(2);
        let values = || cells.iter().skip(1).step_by(2);
        pairs
            && labels().all(|label| label.stands_out() && !label.is_blank())
            && values().all(|value| !value.stands_out())
            && labels().skip(1).any(|label| self.card_keys(label.text.trim(), 0.9).is_some())
    }

    /// `Il Segretario comunale`, over a name: who signs, and no label. A form asks for the `Responsabile`.
    fn signs(&self, text: &str, keys: &[Key]) -> bool {
        let first = text.split_whitespace().next().map(flat);
        let article = first.is_some_and(|first| self.words.language.is_stop_word(&first));
        let leads = keys.first().is_some_and(|key| key.field == Field::Responsible);
        article && !text.ends_with(':') && leads
    }

    /// A longer label that begins with a known one of a share, a date or notes, with such a value beside it: `Peso nella
    /// direzione | 35%`, `Note del dirigente | …`.
    fn headed_by_label(&self, grid: &Grid, index: usize) -> Option<Pair> {
        let cell = &grid.cells()[index];
        let (label, beside) = (cell.text.trim(), cell.col + cell.col_span);
        if !cell.stands_out() || beside >= grid.cols() {
            return None;
        }
        let value = grid.at(cell.row, beside);
        if value.stands_out() && !value.is_blank() {
            return None;
        }
        let (mut keys, found) = self.card_keys(label, 0.6)?;
        keys.retain(|key| match self.value_kind(*key) {
            ValueKind::Percent => look(&value.text) == Look::Percent,
            ValueKind::Date => look(&value.text) == Look::Date,
            _ => key.field == Field::Notes,
        });
        (!keys.is_empty()).then(|| Pair {
            keys,
            label: label.to_owned(),
            known: found.label.to_string(),
            how: MatchKind::Partial,
            label_cell: index,
            cells: Vec::new(),
            inline: None,
            cut: false,
            weak: true,
            opener: None,
        })
    }

    /// A label that says what is listed under it or beside it, and is no better label of anything else.
    fn list_label(&self, text: &str) -> Option<(Vec<Key>, Match<Field>)> {
        let marker = self.markers(text).first().filter(|m| m.score >= 0.95).cloned()?;
        let (record, field) = match marker.key {
            MarkerKind::Phases => (Record::Phase, Field::Description),
            MarkerKind::Indicators => (Record::Indicator, Field::Description),
            _ => return None,
        };
        if self.card_keys(text, 0.9).is_some() {
            return None;
        }
        let Match { label, how, score, weak, .. } = marker;
        Some((vec![Key { record, field }], Match { key: field, label, how, score, weak }))
    }

    /// A value that says nothing as a word of a label: a number, `< 2`, `sì`.
    fn is_small(&self, value: &str) -> bool {
        let value = value.trim();
        !value.is_empty()
            && (value.chars().all(|c| c.is_ascii_digit() || " .,%/<>=≤≥±".contains(c))
                || self.words.language.stems(&super::language::flat(value)).is_empty())
    }

    /// A label on the first line of its cell, or in bold at its start, and the value after it.
    fn headed(&self, cell: &Cell) -> Option<Line> {
        let first = cell.breaks.first().copied().into_iter();
        first.chain(Some(cell.lead)).find_map(|at| {
            let (label, value) = (cell.text.get(..at)?.trim(), cell.text.get(at..)?.trim());
            if label.is_empty() || value.is_empty() || label.chars().count() > super::labels::LABEL_CHARS {
                return None;
            }
            let (keys, found) = self.card_keys(label, 0.74).filter(|(_, found)| !found.weak)?;
            Some(Line::new(keys, found, label, value))
        })
    }

    /// The known label that a cut one begins.
    pub(crate) fn completed(&self, text: &str) -> Option<String> {
        let normal = self.normal(text);
        let cut = normal.cut.then_some(normal.plain.as_str()).filter(|plain| plain.len() >= 8)?;
        CARD_RECORDS
            .iter()
            .find_map(|record| self.words.records.get(record)?.completing(cut))
            .map(str::to_owned)
    }

    /// Decides which labels of a row are labels and which are values of the label before: `Stakeholder |
    /// Dipendenti`. A label without a value that stands after a label of a text field is that field's value.
    fn settle(&self, grid: &Grid, pairs: Vec<Pair>) -> Vec<Pair> {
        let mut settled: Vec<Pair> = Vec::new();
        for pair in pairs {
            let bare = pair.inline.is_none() && pair.cells.iter().all(|c| grid.cells()[*c].is_blank());
            if let Some(before) = settled.last_mut() {
                let empty =
                    before.inline.is_none() && before.cells.iter().all(|c| grid.cells()[*c].is_blank());
                let texty = before.keys.first().is_some_and(|key| {
                    matches!(
                        self.value_kind(*key),
                        ValueKind::Text
                            | ValueKind::Prose
                            | ValueKind::List
                            | ValueKind::Units
                            | ValueKind::People
                            | ValueKind::Choices
                    )
                });
                let styled_alike = grid.cells()[pair.label_cell].bold && grid.cells()[before.label_cell].bold
                    || pair.label.trim_end().ends_with(':');
                if bare && empty && texty && !styled_alike {
                    before.cells.push(pair.label_cell);
                    before.cells.extend(pair.cells);
                    continue;
                }
            }
            settled.push(pair);
        }
        settled
    }

    /// Reads a row of nothing but labels with the row of values below it: `Ponderazione | Scadenza | Titolare`
    /// over `50% | 31/12/2025 | …`.
    pub(crate) fn label_above(&self, grid: &Grid, row: usize) -> Option<CardRow> {
        if row + 1 >= grid.rows() {
            return None;
        }
        let mut pairs: Vec<Pair> = Vec::new();
        let mut unknown = 0usize;
        for cell in grid.anchors(row).filter(|cell| !cell.is_blank()) {
            if cell.row_span > 1 {
                return None;
            }
            let index = grid.index_at(cell.row, cell.col);
            let Token::Label(mut pair) = self.token(cell, index) else {
                // a label that no grammar knows, between others that are known, stays unread with its value
                if look(&cell.text) != Look::Words || cell.text.chars().count() > 60 {
                    return None;
                }
                unknown += 1;
                continue;
            };
            let to = right_edge(grid, row, cell);
            let mut below: Vec<usize> = (cell.col..to).map(|col| grid.index_at(row + 1, col)).collect();
            below.dedup();
            below.retain(|at| grid.cells()[*at].row == row + 1);
            pair.cells = below;
            pairs.push(pair);
        }
        let values: Vec<&Cell> = grid.anchors(row + 1).filter(|cell| !cell.is_blank()).collect();
        if pairs.is_empty() || values.is_empty() {
            return None;
        }
        let totals = [Record::Objective, Record::Phase, Record::Indicator, Record::Summary];
        if values.iter().any(|cell| totals.iter().any(|record| self.is_total(*record, &cell.text))) {
            return None;
        }
        // the row below must be values: not labels itself, each under a label, of the kind that the label asks for
        let labels_below = values.iter().filter(|cell| self.card_keys(&cell.text, 0.85).is_some()).count();
        let covered: usize =
            pairs.iter().map(|p| p.cells.iter().filter(|c| !grid.cells()[**c].is_blank()).count()).sum();
        let first_is_label = values.first().is_some_and(|cell| {
            self.card_keys(&cell.text, 0.85).is_some()
                || self.line(&cell.text).is_some()
                || self.marker(&cell.text).is_some()
        });
        if first_is_label
            || labels_below * 2 >= values.len().max(1) && labels_below > 0
            || covered + unknown < values.len()
        {
            return None;
        }
        // no more unknown labels than known ones, and these known for sure
        let sure = pairs.iter().filter(|p| matches!(p.how, MatchKind::Exact | MatchKind::Alias)).count();
        if unknown > 0 && (unknown > pairs.len() || sure < pairs.len()) {
            return None;
        }
        if !pairs
            .iter()
            .all(|pair| pair.cells.iter().all(|c| self.suits(pair.keys[0], &grid.cells()[*c].text)))
        {
            return None;
        }
        // more rows of values below make a list of records, not a card
        let next: Vec<&Cell> = if row + 2 < grid.rows() {
            grid.anchors(row + 2).filter(|c| !c.is_blank()).collect()
        } else {
            Vec::new()
        };
        let typed = |cell: &Cell| {
            matches!(look(&cell.text), Look::Date | Look::Percent | Look::Number)
                || self.names_a_time(&cell.text)
        };
        let alike =
            values.iter().any(|value| typed(value) && next.iter().any(|c| c.col == value.col && typed(c)));
        let goes_on = next.len() >= 2 && alike
            || next.len() >= 2
                && next
                    .iter()
                    .all(|c| self.card_keys(&c.text, 0.85).is_none() && self.line(&c.text).is_none())
                && self.marker(&next[0].text).is_none();
        if goes_on && pairs.len() >= 2 {
            return None;
        }
        // a lone label over one column of a wide table is the first row of something else
        let width: usize =
            grid.anchors(row).filter(|c| !c.is_blank()).map(|c| right_edge(grid, row, c) - c.col).sum();
        if pairs.len() == 1 && width * 2 < grid.cols() {
            return None;
        }
        let score = pairs.iter().map(|pair| weight(pair.how)).sum::<f64>() + 0.25 - 0.3 * unknown as f64;
        Some(CardRow { row, pairs, score })
    }

    /// Whether a field holds one short value: a person, a unit, a date, a weight.
    fn holds_one(&self, key: Key) -> bool {
        key.record == Record::Unit
            || matches!(self.value_kind(key), ValueKind::Person | ValueKind::Date | ValueKind::Percent)
    }

    /// Whether a value may be what a field holds, by its look.
    pub(crate) fn suits(&self, key: Key, text: &str) -> bool {
        let seen = look(text);
        if seen == Look::Blank {
            return true;
        }
        match self.value_kind(key) {
            // `Obiettivo strategico | NO` says whether it is one
            _ if key.field == Field::StrategicObjective => {
                text.chars().filter(|c| c.is_alphabetic()).count() > 3
                    || text.contains(|c: char| c.is_ascii_digit())
            }
            ValueKind::Percent => seen != Look::Prose && text.len() < 60,
            ValueKind::Date | ValueKind::Years => seen != Look::Prose,
            ValueKind::Ordinal | ValueKind::Code => is_code(text),
            ValueKind::Person | ValueKind::People => {
                !matches!(seen, Look::Number | Look::Percent | Look::Date)
            }
            ValueKind::Text | ValueKind::Prose => !matches!(seen, Look::Percent | Look::Date | Look::Mark),
            _ => true,
        }
    }
}

/// Labels of the code and the title side by side, with nothing beside or under them.
fn is_sub_header(grid: &Grid, pairs: &[Pair]) -> bool {
    let names =
        |pair: &Pair| pair.keys.iter().any(|k| matches!(k.field, Field::Title | Field::Code | Field::Number));
    let blank = |pair: &Pair| pair.inline.is_none() && pair.cells.iter().all(|c| grid.cells()[*c].is_blank());
    pairs.len() >= 2 && pairs.iter().all(|pair| names(pair) && blank(pair))
}

/// Where a cell ends: blank cells at its right are its own, since plain text knows no merged cells.
fn right_edge(grid: &Grid, row: usize, cell: &Cell) -> usize {
    let mut to = cell.col + cell.col_span;
    while to < grid.cols() && grid.at(row, to).is_blank() && grid.at(row, to).row == row {
        to += grid.at(row, to).col_span;
    }
    to.min(grid.cols())
}

/// What a label counts, by how it was recognised.
pub(crate) fn weight(how: MatchKind) -> f64 {
    match how {
        MatchKind::Exact => 1.0,
        MatchKind::Alias => 0.95,
        MatchKind::Truncated => 0.85,
        MatchKind::Partial => 0.75,
        MatchKind::Fuzzy => 0.75,
        MatchKind::Inherited => 0.5,
    }
}

/// blank* (unknown value*)* ((label | labelled) value* (unknown value*)*)+
fn row_pairs(input: Stream<'_, Token>) -> nom::IResult<Stream<'_, Token>, Vec<Pair>> {
    let (input, _) = many0(one(|t: &Token| matches!(t, Token::Blank(_)))).parse(input)?;
    let (input, _) = unknown_pairs(input)?;
    many1(pair).parse(input)
}

/// (unknown value*)*
fn unknown_pairs(input: Stream<'_, Token>) -> nom::IResult<Stream<'_, Token>, ()> {
    fold_many0((one(|t: &Token| matches!(t, Token::Unknown(_))), beside), || (), |(), _| ()).parse(input)
}

/// value*, blanks among them
fn beside(input: Stream<'_, Token>) -> nom::IResult<Stream<'_, Token>, Vec<Token>> {
    many0(one(|t: &Token| matches!(t, Token::Value(_) | Token::Blank(_)))).parse(input)
}

fn pair(input: Stream<'_, Token>) -> nom::IResult<Stream<'_, Token>, Pair> {
    let (input, head) = one(|t: &Token| matches!(t, Token::Label(_) | Token::Labelled(_)))(input)?;
    let (input, rest) = beside(input)?;
    let (input, _) = unknown_pairs(input)?;
    let (Token::Label(mut pair) | Token::Labelled(mut pair)) = head else {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Alt)));
    };
    pair.cells = rest
        .into_iter()
        .filter_map(|token| match token {
            Token::Value(cell) | Token::Blank(cell) => Some(cell),
            _ => None,
        })
        .collect();
    Ok((input, pair))
}

/// A text that looks as the row's first label does, after a value that does not, is a label that no grammar knows:
/// what follows it is not the value of the one before.
fn unknown_labels(grid: &Grid, tokens: &mut [Token]) {
    let cell = |token: &Token| match token {
        Token::Label(pair) | Token::Labelled(pair) => &grid.cells()[pair.label_cell],
        Token::Value(at) | Token::Blank(at) | Token::Unknown(at) => &grid.cells()[*at],
    };
    let marked = |token: &Token| cell(token).stands_out();
    if !matches!(tokens.first(), Some(Token::Label(_))) || !tokens.first().is_some_and(marked) {
        return;
    }
    for at in 2..tokens.len().saturating_sub(1) {
        let Token::Value(index) = tokens[at] else { continue };
        let short = grid.cells()[index].text.chars().count() <= super::labels::LABEL_CHARS;
        if short && marked(&tokens[at]) && !marked(&tokens[at - 1]) && !marked(&tokens[at + 1]) {
            tokens[at] = Token::Unknown(index);
        }
    }
}
