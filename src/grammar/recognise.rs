//! A document into items: paragraphs read as lines and markers, tables cut into blocks.

use super::card::CardRow;
use super::columns::{BodyRow, Columns, TableKind};
use super::field::{Field, Key, Record};
use super::file::{MarkerKind, ValueKind};
use super::header::Header;
use super::lines::Line;
use super::marker::Marker;
use super::matcher::Matcher;
use super::resume::resume;
use super::select::{Claim, best_set};
use super::shape::{Look, look};
use super::trace::{LabelMatch, MatchKind, Proposal, TableTrace, Trace};
use crate::document::{Block, Document, Grid, Role, Table};

/// What a stretch of the document was read as.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Index into [`Document::blocks`].
    pub block: usize,
    /// What it is.
    pub kind: ItemKind,
}

/// Kinds of items.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A paragraph.
    Text {
        /// It opens something.
        marker: Option<Marker>,
        /// It is a label with its value.
        line: Option<Line>,
    },
    /// A row with one text, which opens something or stands as a heading inside the table.
    TextRow {
        /// The row, from 0.
        row: usize,
        /// The cell.
        cell: usize,
        /// It opens something.
        marker: Option<Marker>,
    },
    /// A row of a card, or a row of labels with its values below.
    Card {
        /// The labels and their values.
        card: CardRow,
        /// Past the last row.
        end: usize,
    },
    /// A block of columns.
    Columns(Columns),
    /// Rows that nothing recognised.
    Unclaimed {
        /// First row and past the last, from 0.
        rows: (usize, usize),
        /// Stable word for why.
        reason: &'static str,
    },
}

/// A document read by the grammars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// Items in reading order.
    pub items: Vec<Item>,
    /// How each table was taken.
    pub trace: Trace,
}

/// A claim on rows of a table.
enum Proposed {
    Columns(Columns, Vec<LabelMatch>),
    Card(CardRow, usize),
    TextRow(usize, usize, Option<Marker>),
}

impl Claim for Proposed {
    fn rows(&self) -> (usize, usize) {
        match self {
            Proposed::Columns(columns, _) => (columns.header.0, columns.end),
            Proposed::Card(card, end) => (card.row, *end),
            Proposed::TextRow(row, ..) => (*row, row + 1),
        }
    }

    fn weight(&self) -> f64 {
        match self {
            Proposed::Columns(columns, _) => columns.score,
            Proposed::Card(card, _) => card.score,
            Proposed::TextRow(_, _, Some(_)) => 1.0,
            Proposed::TextRow(_, _, None) => 0.05,
        }
    }
}

/// What stands before a table and colours its reading.
#[derive(Clone, Copy, Debug, Default)]
struct Setting {
    summary: bool,
    foreign: bool,
    /// Nothing but furniture stands between the table and the one before.
    adjacent: bool,
}

/// Reads a document with the grammars.
pub(crate) fn recognise_with(document: &Document, matcher: &Matcher<'_>) -> Recognised {
    let mut out = Recognised::default();
    let mut setting = Setting::default();
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                if matches!(paragraph.role, Role::Furniture | Role::Hidden | Role::Footnote) {
                    continue;
                }
                let marker = matcher.marker(&paragraph.text);
                let line = matcher.line(&paragraph.text);
                let continued = matcher.words.language.continued(&paragraph.text).is_some();
                if !paragraph.text.trim().is_empty() && !continued {
                    setting.adjacent = false;
                    let heading = matches!(paragraph.role, Role::Heading(_) | Role::Title)
                        || paragraph.text.chars().count() < 100;
                    match marker.as_ref().map(|m| m.kind) {
                        Some(kind) => {
                            setting.summary = kind == MarkerKind::Summary;
                            setting.foreign = kind == MarkerKind::Foreign;
                        }
                        None if heading && line.is_none() => setting = Setting::default(),
                        None => {}
                    }
                }
                let line = line.or_else(|| matcher.alone(&paragraph.text));
                out.items.push(Item { block: index, kind: ItemKind::Text { marker, line } });
            }
            Block::Table(table) => {
                let before = out.items.iter().rev().find_map(|item| match &item.kind {
                    ItemKind::Columns(columns) => Some((item.block, columns)),
                    _ => None,
                });
                let (mut kinds, mut trace) = read_table(table, matcher, setting);
                if setting.adjacent
                    && let Some((at, before)) = before
                    && let Block::Table(previous) = &document.blocks[at]
                {
                    inherit(&mut kinds, table, previous, before, matcher);
                    trace.proposals.extend(kinds.first().and_then(inherited));
                }
                out.items.extend(kinds.into_iter().map(|kind| Item { block: index, kind }));
                out.trace.tables.push(trace);
                setting = Setting { adjacent: true, ..Setting::default() };
            }
        }
    }
    out
}

/// Reads a document with grammars; the plan's years are told from the document itself.
pub fn recognise(document: &Document, grammars: &super::Grammars) -> Recognised {
    recognise_with(document, &crate::plan::InForce::of(document, grammars).matcher())
}

/// What may be labels over their values, one alone or not all of them told beyond doubt, stands over a label with its
/// own value.
fn is_over_labels(grid: &Grid, card: &CardRow, below: Option<&CardRow>) -> bool {
    let sure = card.pairs.iter().all(|pair| pair.how == MatchKind::Exact);
    let alone = || grid.anchors(card.row).filter(|cell| !cell.is_blank()).count() == 1;
    below.is_some_and(|below| is_label_with_value(below) && (!sure || alone()))
}

/// One label that is known beyond doubt, and the cell of its value.
fn is_label_with_value(card: &CardRow) -> bool {
    let [pair] = card.pairs.as_slice() else { return false };
    pair.how == MatchKind::Exact && pair.inline.is_none() && pair.cells.len() == 1
}

/// Under what may be a header stands nothing but labels with their values: they are rows of a card, and so is the
/// row above, whose value begins as a label does (`Indicatore | Target di spesa: raggiungimento`, `Target | 30 gg`).
fn heads_labels(columns: &Columns, proposals: &[Proposed]) -> bool {
    let labelled = |row: usize| {
        proposals.iter().any(|proposed| match proposed {
            Proposed::Card(card, end) => card.row == row && *end == row + 1 && is_label_with_value(card),
            _ => false,
        })
    };
    let rows = columns.data_rows().count();
    let sure = columns.columns.iter().all(|c| c.how == MatchKind::Exact);
    columns.columns.len() == 2 && rows > usize::from(sure) && columns.data_rows().all(labelled)
}

fn read_table(table: &Table, matcher: &Matcher<'_>, setting: Setting) -> (Vec<ItemKind>, TableTrace) {
    let grid = &table.grid;
    let rows = grid.rows();
    let mut proposals: Vec<Proposed> = Vec::new();
    let mut headers: Vec<Header> = Vec::new();
    // rows where a block must end: hard ones, and rows of labels, which a foreign table may hold as data
    let mut stops = vec![false; rows];
    let mut card_stops = vec![false; rows];
    let mut labelled = vec![false; rows];
    let mut summary = setting.summary;
    let mut foreign = setting.foreign || matcher.foreign;
    let mut cards: Vec<Option<CardRow>> = (0..rows).map(|row| matcher.card_row(grid, row)).collect();
    for (row, (stop, card_stop)) in stops.iter_mut().zip(&mut card_stops).enumerate() {
        let mut nonblank = grid.anchors(row).filter(|c| !c.is_blank());
        if let (Some(cell), None) = (nonblank.next(), nonblank.next()) {
            let index = grid.index_at(cell.row, cell.col);
            // a label with its value in one cell is a card row, no heading
            let marker = matcher.marker(&cell.text);
            *stop |= marker.as_ref().is_some_and(|m| m.kind != MarkerKind::Group);
            summary |= marker.as_ref().is_some_and(|m| m.kind == MarkerKind::Summary);
            foreign |= row == 0 && marker.as_ref().is_some_and(|m| m.kind == MarkerKind::Foreign);
            if cell.text.chars().count() <= 300 && cell.row_span == 1 {
                proposals.push(Proposed::TextRow(row, index, marker));
            }
        }
        let below = cards.get(row + 1).and_then(Option::as_ref);
        let above = matcher.label_above(grid, row).filter(|card| !is_over_labels(grid, card, below));
        if let Some(mut card) = cards[row].take() {
            let strong = card.pairs.first().is_some_and(|p| {
                let sure = matches!(p.how, MatchKind::Exact | MatchKind::Alias | MatchKind::Truncated);
                // one text alone, without a place for a value, is a band or a heading as well as a label
                sure && !p.cells.is_empty() || p.inline.is_some()
            });
            card.score = card.pairs.iter().map(|pair| pair_weight(grid, pair)).sum();
            *card_stop |= strong;
            labelled[row] = card.pairs.len() >= 2
                && card
                    .pairs
                    .iter()
                    .all(|p| !p.weak && p.inline.as_ref().is_some_and(|value| !value.is_empty()));
            proposals.push(Proposed::Card(card, row + 1));
        }
        if let Some(card) = above {
            *card_stop |=
                card.pairs.first().is_some_and(|p| matches!(p.how, MatchKind::Exact | MatchKind::Alias));
            proposals.push(Proposed::Card(card, row + 2));
        }
        let found = matcher.headers(grid, row, summary);
        *stop |= found.iter().any(|h| h.columns.len() >= 2 && h.score >= 1.6);
        headers.extend(found);
    }
    begins_anew(table, &mut stops);
    for part in table.parts.iter().filter(|part| part.reason == super::reshape::SIDE_LABEL) {
        if let Some(stop) = stops.get_mut(part.first_row) {
            *stop = true;
        }
    }
    let all_stops: Vec<bool> = stops.iter().zip(&card_stops).map(|(a, b)| *a || *b).collect();
    // rows that a block above takes for its header again begin none
    let mut again = vec![false; rows];
    for header in headers {
        if again[header.rows.0] {
            continue;
        }
        let ends = if matches!(header.kind, TableKind::Other(_)) { &stops } else { &all_stops };
        let mut columns = matcher.columns(table, &header, ends, &labelled);
        for row in &columns.body {
            if let BodyRow::Repeated(row) = row {
                again[*row] = true;
            }
        }
        if columns.is_one_card(grid) {
            columns.score -= 1.5;
        }
        if heads_labels(&columns, &proposals) {
            continue;
        }
        if foreign && !matches!(columns.kind, TableKind::Other(_)) {
            // under a title that announces no objectives only a column of their titles is believed
            let titled = columns.columns.iter().any(|c| c.key.field == Field::Title && !c.weak);
            columns.score -= if titled { 1.5 } else { 100.0 };
        }
        let mut labels = header.labels;
        labels.extend(columns.columns.iter().filter(|c| c.by_values).map(|c| by_values(grid, c)));
        proposals.push(Proposed::Columns(columns, labels));
    }
    // labels over several columns of a header say what stands under them, and are no card of their own
    let headed: Vec<usize> = proposals
        .iter()
        .filter_map(|p| match p {
            Proposed::Columns(columns, _) if columns.score >= 3.0 => Some(columns.header.0),
            _ => None,
        })
        .collect();
    proposals.retain(|proposed| match proposed {
        Proposed::Card(card, end) if *end == card.row + 1 && headed.contains(end) => {
            let mut cells = grid.anchors(card.row).filter(|c| !c.is_blank()).peekable();
            let over = grid.anchors(card.row).any(|c| c.col_span > 1);
            let several = grid.anchors(card.row).filter(|c| !c.is_blank()).count() > 1;
            // `Obiettivo strategico S1 | Strade sicure`: a value is none of the header's labels
            let valued = card.pairs.iter().any(|pair| {
                let is_none = |cell: &usize| matcher.normal(&grid.cells()[*cell].text).is_like_no_label();
                !pair.cells.is_empty() && pair.cells.iter().all(is_none)
            });
            !(over && several && !valued && cells.all(|c| c.stands_out()))
        }
        _ => true,
    });
    name_untitled(grid, &mut proposals, matcher);
    // a header that another block has as its own, repeated after a page break, begins no block
    proposals.retain(|proposed| !again[proposed.rows().0]);
    let mut won = best_set(&proposals, rows);
    if !is_card_table(table, &proposals, &won) {
        won.retain(|index| !matches!(proposals[*index], Proposed::Card(..)));
    }
    let mut trace = trace(table, &proposals, &won);
    let mut kinds = Vec::new();
    let mut at = 0;
    let mut taken: Vec<Option<Proposed>> = proposals.into_iter().map(Some).collect();
    let lone = won.is_empty();
    for index in won {
        let Some(proposed) = taken[index].take() else { continue };
        let (from, to) = proposed.rows();
        gap(&mut kinds, table, at, from, lone);
        kinds.push(match proposed {
            Proposed::Columns(columns, _) => ItemKind::Columns(columns),
            Proposed::Card(card, end) => ItemKind::Card { card, end },
            Proposed::TextRow(row, cell, marker) => ItemKind::TextRow { row, cell, marker },
        });
        at = to;
    }
    gap(&mut kinds, table, at, rows, lone);
    trace.proposals.extend(resume(&mut kinds, table, matcher));
    (kinds, trace)
}

/// The first row of a part put to the table before it ends a block where all of it stands out as a header does, and
/// it is not that table's header again.
fn begins_anew(table: &Table, stops: &mut [bool]) {
    let grid = &table.grid;
    let texts = |row: usize| grid.anchors(row).map(|cell| cell.text.trim()).collect::<Vec<_>>();
    let parts = table.parts.iter().skip(1).filter(|part| part.reason != super::reshape::SIDE_LABEL);
    for part in parts.filter(|part| part.first_row < grid.rows()) {
        let row = part.first_row;
        let mut cells = grid.anchors(row).filter(|cell| !cell.is_blank()).peekable();
        let several = grid.anchors(row).filter(|cell| !cell.is_blank()).count() > 1;
        let marked = cells.peek().is_some() && cells.all(|cell| cell.stands_out());
        // where all rows stand out, none does
        let next = row + 1 < grid.rows() && grid.anchors(row + 1).any(|c| !c.is_blank() && !c.stands_out());
        let starts: Vec<usize> =
            table.parts.iter().map(|p| p.first_row).filter(|first| *first < row).collect();
        let again = starts.iter().any(|first| texts(*first) == texts(row));
        if several && marked && next && !again {
            stops[row] = true;
        }
    }
}

/// A card without a title whose labels name two things that it serves: the one that is called an objective is what
/// the card is of (`Priorità politica` and `Obiettivo specifico triennale`), the lowest where several are.
fn name_untitled(grid: &crate::document::Grid, proposals: &mut [Proposed], matcher: &Matcher<'_>) {
    let title = Key { record: Record::Objective, field: Field::Title };
    let serves = Key { record: Record::Objective, field: Field::StrategicObjective };
    let mut labels: Vec<String> = Vec::new();
    for proposed in proposals.iter() {
        match proposed {
            Proposed::Card(card, _) => {
                for pair in &card.pairs {
                    let mut texts = pair.cells.iter().map(|c| grid.cells()[*c].text.as_str());
                    let long = texts.any(|text| super::shape::look(text) == super::shape::Look::Prose);
                    if pair.opener.is_some()
                        || pair.keys.first() == Some(&title)
                            && !(pair.weak && (long || pair.cells.is_empty()))
                    {
                        return;
                    }
                    let plain = matcher.normal(&pair.label).plain.clone();
                    if pair.keys.first() == Some(&serves) && !labels.contains(&plain) {
                        labels.push(plain);
                    }
                }
            }
            Proposed::Columns(columns, _) if columns.columns.iter().any(|c| c.key == title && !c.weak) => {
                return;
            }
            _ => {}
        }
    }
    let Some(words) = matcher.words.records.get(&Record::Objective).filter(|_| labels.len() >= 2) else {
        return;
    };
    let named = |label: &&String| words.begins_with_own_word(&matcher.normal(label).stems);
    let Some(name) = labels.iter().rev().find(named).cloned() else { return };
    for proposed in proposals.iter_mut() {
        let Proposed::Card(card, _) = proposed else { continue };
        for pair in card.pairs.iter_mut().filter(|pair| pair.keys.first() == Some(&serves)) {
            if matcher.normal(&pair.label).plain == name {
                pair.keys.retain(|key| *key != title);
                pair.keys[0] = title;
            }
        }
    }
}

/// A column that its values told, for the trace.
fn by_values(grid: &crate::document::Grid, column: &super::columns::Column) -> LabelMatch {
    LabelMatch {
        text: column.label.clone(),
        label: column.known.clone(),
        field: column.key.to_string(),
        how: MatchKind::Inherited,
        row: column.cells.first().map_or(0, |cell| grid.cells()[*cell].row as u32 + 1),
        col: column.cols.0 as u32 + 1,
    }
}

/// Whether rows of labels make a card of a table: more than one label, over at least half of the rows that no
/// other block takes. A word that happens to be a label stands in many a table.
fn is_card_table(table: &Table, proposals: &[Proposed], won: &[usize]) -> bool {
    let (mut labels, mut carded, mut taken) = (0usize, 0usize, 0usize);
    for index in won {
        let (from, to) = proposals[*index].rows();
        match &proposals[*index] {
            Proposed::Card(card, _) => {
                if card.pairs.iter().any(|pair| pair.opener.is_some()) {
                    return true;
                }
                labels += card.pairs.len();
                carded += to - from;
            }
            _ => taken += to - from,
        }
    }
    let blank = (0..table.grid.rows()).filter(|row| table.grid.anchors(*row).all(|c| c.is_blank())).count();
    let rest = table.grid.rows().saturating_sub(taken + blank);
    labels == 0 || rest <= 2 || labels >= 2 && carded * 2 >= rest
}

/// A label with a value counts in full; one whose place is blank, or that has no place at all, counts little.
fn pair_weight(grid: &crate::document::Grid, pair: &super::card::Pair) -> f64 {
    let filled = pair.inline.as_ref().is_some_and(|v| !v.is_empty())
        || pair.cells.iter().any(|c| !grid.cells()[*c].is_blank());
    let full = super::card::weight(pair.how);
    match (filled, pair.cells.is_empty()) {
        (true, _) => full,
        (false, false) => 0.35 * full,
        (false, true) => 0.2 * full,
    }
}

fn gap(kinds: &mut Vec<ItemKind>, table: &Table, from: usize, to: usize, lone: bool) {
    let blank = (from..to).all(|row| table.grid.anchors(row).all(|c| c.is_blank()));
    if from < to && !blank {
        let reason = if lone { "no-label" } else { "outside-blocks" };
        kinds.push(ItemKind::Unclaimed { rows: (from, to), reason });
    }
}

/// Rows without a header right after a block of columns: they go on with it where they have as many filled
/// columns as its last row, each with what its column asks for.
fn inherit(kinds: &mut [ItemKind], table: &Table, previous: &Table, before: &Columns, matcher: &Matcher<'_>) {
    let Some(ItemKind::Unclaimed { rows, .. }) = kinds.first() else { return };
    let (from, to) = *rows;
    // nothing goes on behind a total
    if from != 0 || matches!(before.body.last(), Some(BodyRow::Total(_))) {
        return;
    }
    // a value with a label of its own is no value of the column above
    let labelled = |text: &str| {
        matcher.line(text).is_some_and(|line| line.how == MatchKind::Exact && !line.value.is_empty())
    };
    if (from..to).any(|row| table.grid.anchors(row).any(|cell| labelled(&cell.text))) {
        return;
    }
    if let Some(columns) = same_places(table, (from, to), before, matcher) {
        kinds[0] = ItemKind::Columns(columns);
        return;
    }
    let filled: Vec<&super::columns::Column> = match before.data_rows().next_back() {
        Some(last) => {
            let is_filled = |c: &&super::columns::Column| {
                c.cell(&previous.grid, last).is_some_and(|cell| !cell.is_blank())
            };
            before.columns.iter().filter(is_filled).collect()
        }
        // the page ended right under the header
        None if before.end == previous.grid.rows() => before.columns.iter().collect(),
        None => return,
    };
    let mut places: Vec<usize> = Vec::new();
    for row in from..to {
        for cell in table.grid.anchors(row).filter(|c| !c.is_blank()) {
            if !places.contains(&cell.col) {
                places.push(cell.col);
            }
        }
    }
    places.sort_unstable();
    if places.len() != filled.len() || filled.len() < 2 {
        return;
    }
    let has_rows = before.data_rows().next().is_some();
    let suits = (from..to).all(|row| {
        table.grid.anchors(row).filter(|c| !c.is_blank()).all(|cell| {
            let at = places.iter().position(|p| *p == cell.col).unwrap_or(0);
            let key = filled[at].key;
            // a header without rows says less: its dates must be dates
            let dated = has_rows
                || matcher.value_kind(key) != ValueKind::Date
                || look(&cell.text) == Look::Date
                || matcher.names_a_time(&cell.text);
            dated && matcher.suits(key, &cell.text) && !matcher.lacks_figure(key, &cell.text)
        })
    });
    if !suits {
        return;
    }
    let mut columns = Columns {
        kind: before.kind.clone(),
        header: (from, from),
        columns: filled.into_iter().cloned().collect(),
        body: (from..to).map(super::columns::BodyRow::Data).collect(),
        end: to,
        score: 0.5,
    };
    for (at, column) in columns.columns.iter_mut().enumerate() {
        let next = places.get(at + 1).copied().unwrap_or(table.grid.cols());
        column.cols = (places[at], next);
        column.how = MatchKind::Inherited;
        column.cells.clear();
    }
    kinds[0] = ItemKind::Columns(columns);
}

/// The claim of a block that goes on under the header of another, for the trace.
pub(super) fn inherited(kind: &ItemKind) -> Option<Proposal> {
    let ItemKind::Columns(columns) = kind else { return None };
    if columns.header.0 != columns.header.1 {
        return None;
    }
    let labels = columns.columns.iter().map(|column| LabelMatch {
        text: String::new(),
        label: column.known.clone(),
        field: column.key.to_string(),
        how: MatchKind::Inherited,
        row: columns.header.0 as u32 + 1,
        col: column.cols.0 as u32 + 1,
    });
    Some(Proposal {
        grammar: grammar_name(&columns.kind),
        rows: (columns.header.0 as u32 + 1, columns.end as u32),
        score: columns.score,
        won: true,
        labels: labels.collect(),
    })
}

/// Rows whose filled cells all stand where a block has its columns, each with what its column asks for.
pub(super) fn same_places(
    table: &Table,
    (from, to): (usize, usize),
    before: &Columns,
    matcher: &Matcher<'_>,
) -> Option<Columns> {
    let column_at = |col: usize| before.columns.iter().find(|c| col >= c.cols.0 && col < c.cols.1);
    let mut subject = false;
    for row in from..to {
        let cells: Vec<_> = table.grid.anchors(row).filter(|c| !c.is_blank()).collect();
        for cell in &cells {
            let column = column_at(cell.col)?;
            if !matcher.suits(column.key, &cell.text) || matcher.lacks_figure(column.key, &cell.text) {
                return None;
            }
            let told = super::columns::is_subject(column.key);
            if told && super::shape::is_code(&cell.text) {
                return None;
            }
            subject |= told && cells.len() > 1;
        }
    }
    let fits = subject && table.grid.cols() <= before.columns.iter().map(|c| c.cols.1).max().unwrap_or(0);
    fits.then(|| {
        let mut columns = Columns {
            kind: before.kind.clone(),
            header: (from, from),
            columns: before.columns.clone(),
            body: (from..to).map(super::columns::BodyRow::Data).collect(),
            end: to,
            score: 0.5,
        };
        for column in &mut columns.columns {
            column.how = MatchKind::Inherited;
            column.cells.clear();
            column.cut = false;
        }
        columns
    })
}

fn trace(table: &Table, proposals: &[Proposed], won: &[usize]) -> TableTrace {
    let mut list: Vec<Proposal> = proposals
        .iter()
        .enumerate()
        .filter(|(_, p)| p.weight() > 0.1)
        .map(|(index, p)| {
            let (from, to) = p.rows();
            let (grammar, labels) = match p {
                Proposed::Columns(columns, labels) => (grammar_name(&columns.kind), labels.clone()),
                Proposed::Card(card, _) => ("objective".to_owned(), card_labels(table, card)),
                Proposed::TextRow(..) => ("markers".to_owned(), Vec::new()),
            };
            Proposal {
                grammar,
                rows: (from as u32 + 1, to as u32),
                score: (p.weight() * 100.0).round() / 100.0,
                won: won.contains(&index),
                labels,
            }
        })
        .collect();
    list.sort_by(|a, b| a.rows.0.cmp(&b.rows.0).then(b.score.total_cmp(&a.score)));
    let header = (0..table.grid.rows())
        .map(|row| table.grid.anchors(row).map(|c| c.text.clone()).collect::<Vec<_>>())
        .find(|texts: &Vec<String>| texts.iter().any(|t| !t.trim().is_empty()))
        .unwrap_or_default();
    TableTrace {
        table: table.number,
        source: table.source.clone(),
        rows: table.grid.rows(),
        cols: table.grid.cols(),
        header,
        proposals: list,
        outcomes: Vec::new(),
    }
}

/// The name of the grammar behind a kind of block.
pub(crate) fn grammar_name(kind: &TableKind) -> String {
    match kind {
        TableKind::Matrix => "objective".to_owned(),
        TableKind::Records(Record::Indicator) => "indicators".to_owned(),
        TableKind::Records(Record::Phase) => "phases".to_owned(),
        TableKind::Records(Record::Person) => "staff".to_owned(),
        TableKind::Records(Record::Summary) => "summary".to_owned(),
        TableKind::Records(Record::Unit) => "unit".to_owned(),
        TableKind::Records(Record::Objective) => "objective".to_owned(),
        TableKind::Other(kind) => format!("other/{kind}"),
    }
}

fn card_labels(table: &Table, card: &CardRow) -> Vec<LabelMatch> {
    card.pairs
        .iter()
        .map(|pair| {
            let cell = &table.grid.cells()[pair.label_cell];
            LabelMatch {
                text: pair.label.clone(),
                label: pair.known.clone(),
                field: pair.keys.first().map_or_else(String::new, Key::to_string),
                how: pair.how,
                row: cell.row as u32 + 1,
                col: cell.col as u32 + 1,
            }
        })
        .collect()
}

impl Columns {
    /// Whether the block lists objectives and nothing more than their names and weights.
    pub fn is_bare_list(&self) -> bool {
        self.kind == TableKind::Matrix
            && self.columns.iter().all(|c| {
                c.key.record == Record::Objective
                    && matches!(
                        c.key.field,
                        Field::Title
                            | Field::Number
                            | Field::Code
                            | Field::Weight
                            | Field::Category
                            | Field::Responsible
                            | Field::Unit
                            | Field::Types
                    )
            })
    }
}
