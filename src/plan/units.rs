//! Units: the headings that open them.

use super::builder::{Builder, PendingUnit};
use crate::contract::{Grade, Objective, Person, Scope, Unit};
use crate::document::{Block, Paragraph, Role, Source};
use crate::grammar::{
    Field, Item, ItemKind, Key, Line, Marker, MarkerKind, MatchKind, Record, TableKind, flat,
};
use crate::value;

/// A unit that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct UnitDraft {
    pub unit: Unit,
    /// Heading level that opened it (99: none was declared).
    pub level: u8,
    /// A column or a band of a table named it.
    pub from_rows: bool,
    pub staff: Vec<StaffBlock>,
}

/// A table or list of people, and what stood before it.
#[derive(Clone, Debug)]
pub(super) struct StaffBlock {
    pub people: Vec<Person>,
    /// The objective that it follows.
    pub after: Option<usize>,
    /// It follows inside the objective's own card.
    pub in_card: bool,
}

impl Builder<'_> {
    /// A line that opens no block: a unit's heading, another heading, or plain text. Tells whether it was one
    /// of the first two.
    pub(super) fn heading(&mut self, at: usize, paragraph: &Paragraph, cell: Option<(usize, usize)>) -> bool {
        let text = paragraph.text.trim();
        let text = self.matcher.words.language.continued(text).unwrap_or(text);
        // a title inside an open card is a part's
        if let Some((block, index)) = cell
            && self.card_block == Some(block)
            && !self.opens_unit(text)
        {
            self.claims.claim(block, index);
            // `Obiettivo 1 | Peso 40%`, and the title in the row below
            let untitled = |open: &&mut Objective| open.number.is_some() && open.title.is_none();
            if let Some(open) =
                self.current().filter(untitled).filter(|_| is_heading_like(text, paragraph.bold))
            {
                open.title = Some(text.to_owned());
            }
            return true;
        }
        let level = level_of(paragraph.role);
        let shouting = is_upper(text);
        let heading_like = level < 99 || is_heading_like(text, paragraph.bold || shouting);
        if !heading_like {
            return false;
        }
        let by_words = self.opens_unit(text) && !text.ends_with(['.', ';', ',']);
        let followed = self.unit_follows(at) || self.heads_cards(at);
        let may_be_title =
            (!by_words || !followed && self.is_inside_unit(paragraph)) && !self.names_the_plan(text);
        let titles = || self.objective_follows(at) || self.heads_its_tables(at, text);
        if level != 0 && may_be_title && titles() && (!followed || self.is_no_unit(at)) {
            self.titled_card(text, paragraph);
            return true;
        }
        // `Obiettivo 1` on a line, its title on the next
        if !by_words && may_be_title && self.untitled_opener() {
            let number = self.card.take().and_then(|opener| opener.number);
            self.open_titled(number, text, Vec::new(), &paragraph.source);
            self.titled_by_heading = true;
            return true;
        }
        let is_unit = by_words
            && (level < 99 || shouting || followed || cell.is_some() || self.content_follows(at))
            || followed && level != 0;
        if is_unit {
            self.close_objective();
            // the same heading again is a page header, or the cover of the unit's own part
            if !self.same_unit(text) {
                let source = paragraph.source.clone();
                self.open_pending(PendingUnit { name: text.to_owned(), level, source, cell });
            }
            return true;
        }
        if level < 99 {
            self.close_objective();
            // a heading that is no unit's ends the unit that stands at its level or below
            let ends = |unit: usize| (level..99).contains(&self.draft.units[unit].level);
            if self.unit.is_some_and(ends) {
                self.unit = None;
                self.group = None;
                self.strategic = None;
            }
            if self.pending_unit.as_ref().is_some_and(|p| p.level >= level) {
                self.pending_unit = None;
            }
        }
        self.title = Some(text.to_owned());
        true
    }

    /// A unit waits to be opened by what comes under its heading.
    pub(super) fn open_pending(&mut self, unit: PendingUnit) {
        self.unit = None;
        self.group = None;
        self.strategic = None;
        self.sheet_period = None;
        self.pending_unit = Some(unit);
    }

    /// A line in the middle of running text that opens a unit all the same: by its words, and by who leads it
    /// standing right under it.
    pub(super) fn announces_unit(&self, at: usize, text: &str) -> bool {
        self.opens_unit(text) && self.unit_follows(at)
    }

    pub(super) fn same_unit(&self, text: &str) -> bool {
        let name = self.unit.and_then(|unit| self.draft.units[unit].unit.name.as_deref());
        let pending = self.pending_unit.as_ref().map(|p| p.name.as_str());
        name.or(pending).is_some_and(|name| flat(name) == flat(text)) && self.unit.is_some()
    }

    pub(super) fn open_unit(&mut self, pending: PendingUnit) {
        let mut draft = UnitDraft { level: pending.level, ..UnitDraft::default() };
        draft.unit.source = pending.source;
        let (number, name) = split_ordinal(&pending.name);
        draft.unit.number = number;
        draft.unit.name = Some(name);
        let flat = flat(&pending.name);
        // a unit whose part goes on further down is the same one
        let known = self.draft.units.iter().position(|u| {
            u.unit.name == draft.unit.name && u.unit.number == draft.unit.number && u.level <= pending.level
        });
        if let Some(known) = known {
            if let Some((block, cell)) = pending.cell {
                self.claims.claim(block, cell);
            }
            self.unit = Some(known);
            return;
        }
        if self.matcher.words.transversal.iter().any(|words| contains_words(&flat, words)) {
            draft.unit.scope = Scope::Transversal;
        }
        draft.unit.period = self.sheet_period.or_else(|| value::years_in(&pending.name));
        if let Some((block, cell)) = pending.cell {
            self.claims.claim(block, cell);
        }
        self.draft.units.push(draft);
        self.unit = Some(self.draft.units.len() - 1);
    }

    /// The title of a plan, perhaps with its years.
    fn names_the_plan(&self, text: &str) -> bool {
        let flat = flat(text);
        let is_most = |title: &[u8]| title.len() * 2 >= flat.len();
        let mut titles = self.matcher.words.kind_titles.iter().map(|title| &title.finder);
        titles.any(|title| is_most(title.needle()) && title.find(flat.as_bytes()).is_some())
    }

    /// A text that begins with a word for a unit, or stands for all of them.
    pub(super) fn opens_unit(&self, text: &str) -> bool {
        let flat = flat(text);
        let bare = without_number(&flat);
        // `U.O.C. Pediatria` as `UOC Pediatria`
        let undotted = match bare.split_once(' ') {
            Some((first, rest)) if first.contains('.') => format!("{} {rest}", first.replace('.', "")),
            _ => bare.to_owned(),
        };
        let words = self.matcher.words;
        if self.begins_transversal(bare) {
            return true;
        }
        words.unit_openers.iter().any(|w| {
            bare.strip_prefix(w.as_str())
                .or_else(|| undotted.strip_prefix(w.as_str()))
                .is_some_and(|rest| rest.starts_with([' ', '-', ':', '.']) && rest.len() >= 2)
        })
    }

    /// A text that stands for all units, or begins with the words for what is theirs together.
    pub(super) fn is_transversal(&self, text: &str) -> bool {
        self.begins_transversal(without_number(&flat(text)))
    }

    fn begins_transversal(&self, bare: &str) -> bool {
        self.matcher.words.transversal.iter().any(|words| {
            let several = words.contains(' ');
            bare.strip_prefix(words.as_str())
                .is_some_and(|rest| rest.is_empty() || several && rest.starts_with(' '))
        })
    }

    /// The heading stands below that of a unit which is open.
    pub(super) fn is_inside_unit(&self, paragraph: &Paragraph) -> bool {
        let level = level_of(paragraph.role);
        let open = self.unit.map(|unit| self.draft.units[unit].level);
        open.into_iter().chain(self.pending_unit.as_ref().map(|p| p.level)).any(|own| own < level)
    }

    /// Headings of several parts, each right over the opener of a card: each is a unit's.
    fn heads_cards(&self, at: usize) -> bool {
        self.is_over_card(at) && {
            let several = || (0..self.items.len()).filter(|at| self.is_over_card(*at)).nth(1).is_some();
            *self.several_over_cards.get_or_init(several)
        }
    }

    /// A declared heading in capitals with the opener of a card, which carries no title, right under it.
    fn is_over_card(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let (ItemKind::Text { marker: None, .. }, Block::Paragraph(paragraph)) =
            (&item.kind, &self.document.blocks[item.block])
        else {
            return false;
        };
        let opens = |item: &Item| match &item.kind {
            ItemKind::Text { marker: Some(marker), .. } => {
                marker.kind == MarkerKind::Card && marker.number.is_some() && marker.title.is_none()
            }
            _ => false,
        };
        matches!(paragraph.role, Role::Heading(_))
            && is_upper(&paragraph.text)
            && self.items.get(at + 1).is_some_and(opens)
    }

    /// Within the next few items, before any other heading, a unit's own field stands: who leads it.
    fn unit_follows(&self, at: usize) -> bool {
        for offset in 1..=3 {
            let Some(item) = self.ahead(at, offset) else { return false };
            match &item.kind {
                ItemKind::Text { line: Some(line), .. } if !line.value.is_empty() => {
                    return line
                        .keys
                        .iter()
                        .any(|k| k.record == Record::Unit && k.field == Field::Responsible);
                }
                ItemKind::Text { marker: Some(marker), .. }
                | ItemKind::TextRow { marker: Some(marker), .. }
                    if marker.kind == MarkerKind::Sheet => {}
                ItemKind::Card { card, .. } => {
                    let has = |field: Field, record: Record| {
                        card.pairs
                            .iter()
                            .any(|p| p.keys.iter().any(|k| k.field == field && k.record == record))
                    };
                    let objective = card.pairs.iter().any(|p| {
                        p.keys.first().is_some_and(|k| {
                            k.record == Record::Objective
                                && !matches!(k.field, Field::Responsible | Field::Unit | Field::Staff)
                        })
                    });
                    return has(Field::Responsible, Record::Unit) && !objective;
                }
                _ => return false,
            }
        }
        false
    }

    /// A card was opened by its number, and nothing else of it has been read.
    fn untitled_opener(&self) -> bool {
        self.objective.is_none()
            && self.card.as_ref().is_some_and(|opener| opener.number.is_some() && opener.title.is_none())
    }

    /// A heading that is the title of an objective: it opens the objective.
    fn titled_card(&mut self, text: &str, paragraph: &Paragraph) {
        let (text, field) = self.without_trailing_field(text);
        let (number, title) = leading_code(text);
        let number = number.map(str::to_owned);
        self.open_titled(number, title, field.into_iter().collect(), &paragraph.source);
        self.titled_by_heading = true;
    }

    /// Opens the objective that a text with no label of its own names, with the fields that stand in the same place.
    fn open_titled(
        &mut self,
        number: Option<String>,
        title: &str,
        fields: Vec<(Field, String)>,
        source: &Source,
    ) {
        self.close_objective();
        let title = Some(title.to_owned());
        self.card = Some(Marker { kind: MarkerKind::Card, number, title, continued: false });
        let values = self.values;
        let opened = self.open_objective(source);
        opened.grade = Grade::B;
        for (field, value) in fields {
            super::objective::set(opened, field, &[&value], values, source);
        }
    }

    /// A table of one row over a card without a title: its code, its title, perhaps its weight.
    pub(super) fn title_row(&mut self, at: usize, block: usize, table: &crate::document::Table, row: usize) {
        let follows = match self.ahead(at, 1) {
            Some(next) if next.block == block => self.untitled_rows(at + 1, block),
            Some(next) => self.untitled_card_at(next.block),
            None => false,
        };
        let cells: Vec<_> = table.grid.anchors(row).filter(|cell| !cell.is_blank()).collect();
        let title = cells.iter().max_by_key(|cell| cell.text.chars().count());
        let Some(title) = title.filter(|_| follows && (2..=4).contains(&cells.len())) else { return };
        let mut code = None;
        let mut fields = Vec::new();
        for cell in cells.iter().filter(|cell| cell.col != title.col) {
            let line = self.matcher.line(&cell.text).filter(|line| !line.value.is_empty() && !line.weak);
            let key = line.as_ref().and_then(|line| line.keys.first().copied());
            match (key, line) {
                (Some(Key { record: Record::Objective, field }), Some(line)) => {
                    fields.push((field, line.value))
                }
                _ if code.is_none() && crate::grammar::is_code(&cell.text) => {
                    code = Some(self.without_code_label(cell.text.trim()).to_owned())
                }
                _ => return,
            }
        }
        self.open_titled(code, title.text.trim(), fields, &title.source);
        self.claim_row(block, table, row);
        self.card_block = Some(block);
    }

    /// The code of a cell that says itself what it is: `PL1` of `Cod. PL1`.
    fn without_code_label<'t>(&self, text: &'t str) -> &'t str {
        let Some((label, code)) = text.split_once(char::is_whitespace) else { return text };
        let labels = self.matcher.best(Record::Objective, label, 0.9);
        if labels.is_some_and(|found| found.key == Field::Code) { code.trim() } else { text }
    }

    /// A title without the weight or date that stands behind it: `Decoro urbano Peso 35%`, `… (peso: 35%)`.
    pub(super) fn without_trailing_field<'t>(&self, text: &'t str) -> (&'t str, Option<(Field, String)>) {
        let signs = |c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '-' | '–' | '—' | ',' | ';' | '|')
        };
        let breaks = text.match_indices(' ').map(|(at, _)| at).skip(1);
        for at in std::iter::once(0).chain(breaks).filter(|at| text.len() - at <= 40) {
            let Some(line) = self.matcher.line(text[at..].trim_matches(signs)) else { continue };
            let key = line.keys.first().copied();
            let own = matches!(
                key,
                Some(Key { record: Record::Objective, field: Field::Weight | Field::Deadline })
            );
            let figure = line.value.starts_with(|c: char| c.is_ascii_digit());
            if let Some(key) = key.filter(|_| own && figure && line.how == MatchKind::Exact && !line.weak) {
                return (text[..at].trim_end_matches(signs), Some((key.field, line.value)));
            }
        }
        (text, None)
    }

    /// A numbered item is an objective where labelled fields of one stand under it: its first sentence is the
    /// title, the rest what it is about.
    pub(super) fn opens_listed_objective(
        &mut self,
        at: usize,
        text: &str,
        paragraph: &Paragraph,
        line: Option<&crate::grammar::Line>,
    ) -> bool {
        let in_list = matches!(
            self.list,
            Some(super::builder::OpenList::Phases | super::builder::OpenList::Indicators)
        );
        if in_list || line.is_some() || matches!(paragraph.role, Role::Heading(_) | Role::Title) {
            return false;
        }
        let Some((number, rest)) = value::ordinal(text, self.values.words) else { return false };
        let rest = rest.trim();
        let begins = rest.chars().next().is_some_and(char::is_uppercase);
        let (rest, fields) = self.bracketed_fields(rest);
        let told = !fields.is_empty() || self.field_is_next(at) && self.objective_follows(at);
        if !begins || !told {
            return false;
        }
        let (title, description) = first_sentence(&rest);
        let description = description.map(|text| (Field::Description, text.to_owned()));
        let fields = description.into_iter().chain(fields).collect();
        self.open_titled(Some(number.to_string()), title, fields, &paragraph.source);
        true
    }

    /// A title without the fields in brackets behind it: `Nuovo sportello (Peso: 20/100; Termine: 30/06/2025)`.
    fn bracketed_fields(&self, text: &str) -> (String, Vec<(Field, String)>) {
        let whole = || (text.to_owned(), Vec::new());
        let Some((open, close)) =
            text.find('(').and_then(|open| Some((open, text[open..].find(')')? + open)))
        else {
            return whole();
        };
        let mut fields = Vec::new();
        for part in text[open + 1..close].split(';').filter(|part| !part.trim().is_empty()) {
            let line = self.matcher.line(part.trim()).filter(|line| !line.value.is_empty());
            let Some((line, Key { record: Record::Objective, field })) =
                line.and_then(|line| line.keys.first().copied().map(|key| (line, key)))
            else {
                return whole();
            };
            fields.push((field, line.value));
        }
        let (title, rest) = (text[..open].trim_end(), text[close + 1..].trim_start_matches(['.', ':', ' ']));
        let joined = if rest.is_empty() { title.to_owned() } else { format!("{title}. {rest}") };
        (joined, fields)
    }

    /// Right under an item stands a labelled field of an objective.
    fn field_is_next(&self, at: usize) -> bool {
        match self.ahead(at, 1).map(|item| &item.kind) {
            Some(ItemKind::Text { line: Some(line), .. }) => {
                let own = |key: &Key| matches!(key.record, Record::Objective | Record::Indicator);
                !line.value.is_empty() && !line.weak && line.keys.first().is_some_and(own)
            }
            _ => false,
        }
    }

    /// Under a heading that a responsible person follows stands more of an objective: what no unit has.
    fn is_no_unit(&self, at: usize) -> bool {
        let mut own = 0;
        for item in (1..=10).map_while(|offset| self.ahead(at, offset)) {
            let (ItemKind::Text { line, marker }, Block::Paragraph(paragraph)) =
                (&item.kind, &self.document.blocks[item.block])
            else {
                break;
            };
            let opens =
                marker.as_ref().is_some_and(|m| matches!(m.kind, MarkerKind::Card | MarkerKind::Summary));
            if matches!(paragraph.role, Role::Heading(_) | Role::Title) || opens {
                break;
            }
            own += usize::from(line.as_ref().and_then(|line| line.keys.first()).is_some_and(|key| {
                key.record == Record::Indicator
                    || key.record == Record::Objective && !is_of_units_too(key.field)
            }));
        }
        own >= 2
    }

    /// `A1 – Alloggi sfitti`, some text, and then a table of the fields of one objective, or of the phases or indicators of
    /// one: what they are of is the heading's.
    fn heads_its_tables(&self, at: usize, text: &str) -> bool {
        let Some(code) = leading_code(text).0 else { return false };
        let own = |key: &Key| {
            key.record == Record::Objective
                && matches!(key.field, Field::Weight | Field::Deadline | Field::Code)
        };
        for item in (1..=4).map_while(|offset| self.ahead(at, offset)) {
            match &item.kind {
                ItemKind::Text { line: None, marker } => {
                    let heading = match &self.document.blocks[item.block] {
                        Block::Paragraph(paragraph) => {
                            matches!(paragraph.role, Role::Heading(_) | Role::Title)
                        }
                        Block::Table(_) => false,
                    };
                    let lists = marker.as_ref().is_some_and(|marker| {
                        matches!(marker.kind, MarkerKind::Phases | MarkerKind::Indicators | MarkerKind::Staff)
                    });
                    if !lists && (heading || marker.is_some()) {
                        return false;
                    }
                }
                ItemKind::Card { card, .. } => {
                    let keys = || card.pairs.iter().filter_map(|pair| pair.keys.first());
                    return keys().any(own) && keys().all(|key| key.field != Field::Title);
                }
                ItemKind::Columns(columns) => {
                    let of_one = match columns.kind {
                        TableKind::Records(Record::Objective) => columns.columns.iter().any(|c| own(&c.key)),
                        // `2.1 Indicatori di salute` is a section
                        TableKind::Records(Record::Phase | Record::Indicator) => {
                            code.contains(|c: char| c.is_ascii_alphabetic())
                        }
                        _ => false,
                    };
                    return of_one && columns.column_of(Record::Objective, Field::Title).is_none();
                }
                _ => return false,
            }
        }
        false
    }

    /// The very next line is a labelled field of an objective, with others after it.
    pub(super) fn heads_labels(&self, at: usize) -> bool {
        let next = self.ahead(at, 1).map(|item| &item.kind);
        let is_field = |line: &Line| line.keys.first().is_some_and(|key| key.record == Record::Objective);
        matches!(next, Some(ItemKind::Text { line: Some(line), .. }) if is_field(line))
            && self.objective_follows(at)
    }

    /// Before the next heading stand at least two labelled fields of one objective, none of them its title.
    fn objective_follows(&self, at: usize) -> bool {
        let mut seen: Vec<Field> = Vec::new();
        let mut value = false;
        // under `SW-01 – Case della comunità` a `Descrizione` describes, however short it is
        let coded = match self.ahead(at, 0).map(|item| &self.document.blocks[item.block]) {
            Some(Block::Paragraph(paragraph)) => leading_code(paragraph.text.trim()).0.is_some(),
            _ => false,
        };
        for offset in 1..=14 {
            let Some(item) = self.ahead(at, offset) else { break };
            if let ItemKind::Card { .. } = &item.kind {
                return seen.is_empty() && offset == 1 && self.untitled_card_at(item.block);
            }
            let (ItemKind::Text { marker, line }, Block::Paragraph(paragraph)) =
                (&item.kind, &self.document.blocks[item.block])
            else {
                break;
            };
            if matches!(paragraph.role, Role::Heading(_) | Role::Title) || seen.is_empty() && offset > 3 {
                break;
            }
            // the value of the label before, on a line of its own
            if std::mem::take(&mut value) && line.is_none() {
                continue;
            }
            let text = paragraph.text.trim();
            if line.is_none() && (is_upper(text) || self.opens_unit(text)) && text.chars().count() > 8 {
                break;
            }
            match (line, marker.as_ref().map(|marker| marker.kind)) {
                (Some(line), _) if line.alone && line.weak => value = true,
                (Some(line), _) if !line.value.is_empty() || line.alone => {
                    value = line.alone;
                    let Some(key) = line.keys.first() else { continue };
                    let describes = line.weak && (coded || is_long(&line.value));
                    let names = key.field == Field::Title && !describes;
                    if names || key.record == Record::Unit {
                        return false;
                    }
                    if key.record == Record::Objective && !seen.contains(&key.field) {
                        seen.push(key.field);
                    }
                }
                (_, Some(MarkerKind::Phases | MarkerKind::Indicators | MarkerKind::Staff)) => {}
                (_, Some(_)) => break,
                _ => {}
            }
        }
        seen.len() >= 2 && !seen.iter().copied().all(is_of_units_too)
    }

    /// A table is one objective's card that does not name it: at least two of its fields, `Descrizione` with more
    /// than a title in it, and nothing that is surely a title.
    fn untitled_card_at(&self, block: usize) -> bool {
        let all = self.items_of(block).all(|kind| matches!(kind, ItemKind::Card { .. }));
        all && self.is_untitled(block, self.items_of(block))
    }

    /// The same of the rows of a table from an item on, up to the next that is no card's.
    fn untitled_rows(&self, at: usize, block: usize) -> bool {
        let items = (0..).map_while(|offset| self.ahead(at, offset)).take_while(|item| item.block == block);
        let kinds = items.map(|item| &item.kind).take_while(|kind| matches!(kind, ItemKind::Card { .. }));
        self.is_untitled(block, kinds)
    }

    fn is_untitled<'k>(&self, block: usize, kinds: impl Iterator<Item = &'k ItemKind>) -> bool {
        let Block::Table(table) = &self.document.blocks[block] else { return false };
        let mut seen: Vec<Field> = Vec::new();
        for kind in kinds {
            let ItemKind::Card { card, .. } = kind else { return false };
            for pair in &card.pairs {
                let Some(key) = pair.keys.first() else { continue };
                let names =
                    matches!(key.field, Field::Title | Field::Code | Field::Number) || pair.opener.is_some();
                let text: String = pair.cells.iter().map(|c| table.grid.cells()[*c].text.as_str()).collect();
                let told = pair.weak
                    && key.field == Field::Title
                    && is_long(pair.inline.as_deref().unwrap_or(&text));
                if names && key.record == Record::Objective && !told || key.record == Record::Unit {
                    return false;
                }
                if key.record == Record::Objective && !seen.contains(&key.field) {
                    seen.push(key.field);
                }
            }
        }
        seen.len() >= 2 && !seen.iter().copied().all(is_of_units_too)
    }

    /// Within the next few items something of an objective stands.
    fn content_follows(&self, at: usize) -> bool {
        (1..=4).filter_map(|offset| self.ahead(at, offset)).any(|item| match &item.kind {
            ItemKind::Columns(columns) => !matches!(columns.kind, TableKind::Other(_)),
            ItemKind::Card { .. } => true,
            ItemKind::Text { marker: Some(marker), .. } | ItemKind::TextRow { marker: Some(marker), .. } => {
                !matches!(marker.kind, MarkerKind::Foreign)
            }
            ItemKind::Text { line: Some(line), .. } => line.keys.iter().any(|k| k.record == Record::Unit),
            _ => false,
        })
    }
}

/// A flat text without the number that it begins with.
fn without_number(flat: &str) -> &str {
    flat.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' ' | '°'))
}

/// The level of a heading; 99 for what is declared none.
pub(super) fn level_of(role: Role) -> u8 {
    match role {
        Role::Heading(level) => level,
        Role::Title => 0,
        _ => 99,
    }
}

/// A short line without a sentence's end, standing out by its letters.
pub(super) fn is_heading_like(text: &str, stands_out: bool) -> bool {
    let chars = text.chars().count();
    (3..=160).contains(&chars)
        && text.chars().any(char::is_alphabetic)
        && !text.ends_with(['.', ';', ',', ':'])
        && text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && (stands_out || text.split_whitespace().count() <= 14)
}

/// All letters are capitals.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

fn contains_words(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + words.len()..].chars().next()))
}

/// `1 - SERVIZI GENERALI` → (`1`, `SERVIZI GENERALI`).
fn split_ordinal(text: &str) -> (Option<String>, String) {
    let digits = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let rest = text[digits..].trim_start();
    let bare = rest.trim_start_matches(['-', '–', '—', ')', '.', ':']);
    if digits > 0
        && digits <= 5
        && (bare.len() < rest.len() || text[..digits].ends_with('.') || text[..digits].contains('.'))
        && !bare.trim().is_empty()
    {
        (Some(text[..digits].trim_end_matches('.').to_owned()), bare.trim().to_owned())
    } else {
        (None, text.to_owned())
    }
}

/// A field of an objective that stands under a unit's name as well.
fn is_of_units_too(field: Field) -> bool {
    matches!(field, Field::Responsible | Field::Unit | Field::Staff | Field::Notes)
}

/// The code or number that a title begins with (`1.1`, `A-03`, `2)`), and the rest.
fn leading_code(text: &str) -> (Option<&str>, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let code = text[..end].trim_matches(['.', ')', '(', ':', '-', '–']);
    let rest =
        text[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'));
    let is_code = code.len() <= 10
        && code.contains(|c: char| c.is_ascii_digit())
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_'));
    if is_code && !rest.is_empty() { (Some(code), rest) } else { (None, text) }
}

/// The first sentence of a text without its stop, where it is as long as a title, and what follows it.
fn first_sentence(text: &str) -> (&str, Option<&str>) {
    let end = text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let next = text[at + 2..].trim_start().chars().next();
        *at >= 8 && next.is_some_and(char::is_uppercase)
    });
    match end {
        Some(at) if text[..at].chars().count() <= 200 => (&text[..at], Some(text[at + 2..].trim())),
        _ => (text.trim_end_matches('.'), None),
    }
}

/// More than a title: a sentence or several.
fn is_long(text: &str) -> bool {
    text.chars().count() > 80 || text.split_whitespace().count() > 14
}
