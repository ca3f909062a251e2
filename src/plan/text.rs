//! Paragraphs: labelled lines, list items, running text.

use super::builder::{Builder, OpenList};
use super::{indicators, objective, people};
use crate::contract::{Indicator, Phase};
use crate::document::{Paragraph, Role, Source};
use crate::grammar::{Field, ItemKind, Key, Line, Marker, MarkerKind, MatchKind, Record, flat};
use crate::value;

impl Builder<'_> {
    pub(super) fn text(
        &mut self,
        at: usize,
        paragraph: &Paragraph,
        marker: Option<&Marker>,
        line: Option<&Line>,
    ) {
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        let bullet = crate::layout::is_item(text);
        let text = if bullet {
            text.trim_start_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '(' | '"' | '“' | '%' | '«')
            })
            .trim()
        } else {
            text
        };
        if let Some(mut label) = self.awaiting.take().filter(|_| marker.is_none() && line.is_none()) {
            label.value = text.to_owned();
            if self.labelled(&label, paragraph) {
                return;
            }
        }
        if marker.is_none() && !bullet && self.led_unit(text, paragraph, line) {
            return;
        }
        if self.opens_listed_objective(at, text, paragraph, line) {
            return;
        }
        let field = line.filter(|line| self.is_field_in_list(line));
        if field.is_none()
            && (paragraph.role == Role::ListItem || bullet && self.list.is_some())
            && self.item(text, paragraph)
        {
            self.bulleted = self.list.is_some();
            return;
        }
        if self.labelled_parts(text, paragraph) {
            return;
        }
        if line.is_some_and(|line| self.opens_first_objective(at, line)) {
            // in a plan that names no unit
            self.unit_mut(&paragraph.source);
        }
        if let Some(line) = line.filter(|line| !line.value.is_empty())
            && marker.is_none_or(|m| m.kind != MarkerKind::Card)
            && self.labelled(line, paragraph)
        {
            return;
        }
        if let Some(line) = line.filter(|line| line.alone)
            && self.awaits_value(line)
        {
            return;
        }
        if let Some(marker) = marker {
            // `Obiettivi trasversali` under no unit's heading are a unit of their own
            let unit = marker.kind == MarkerKind::Group
                && matches!(paragraph.role, Role::Heading(_))
                && self.is_transversal(text)
                && !self.is_inside_unit(paragraph);
            if !(unit && self.heading(at, paragraph, None)) {
                self.marker(marker, paragraph, None);
            }
            return;
        }
        if let Some(line) = line.filter(|line| line.value.is_empty() && !line.alone)
            && self.bare_label(line)
        {
            return;
        }
        let goes_on = self.objective.is_some() && self.list.is_some() && paragraph.role == Role::Body;
        if (!goes_on
            || super::units::is_upper(text)
            || self.announces_unit(at, text)
            || paragraph.bold && self.heads_labels(at))
            && self.heading(at, paragraph, None)
        {
            return;
        }
        self.running(text, paragraph);
    }

    /// `Obiettivo: Strade sicure`, and right under it another field of an objective, before any unit or objective.
    fn opens_first_objective(&self, at: usize, line: &Line) -> bool {
        let nothing_open = self.unit.is_none()
            && self.pending_unit.is_none()
            && self.objective.is_none()
            && self.card.is_none();
        let title = Key { record: Record::Objective, field: Field::Title };
        let sure = !line.weak && line.how == MatchKind::Exact && line.keys.first() == Some(&title);
        if !(self.is_plan && nothing_open && sure) || line.value.is_empty() {
            return false;
        }
        let of_objective = |line: &Line| line.keys.iter().any(|key| key.record == Record::Objective);
        match self.ahead(at, 1).map(|item| &item.kind) {
            Some(ItemKind::Text { line: Some(next), .. }) => of_objective(next) && !next.value.is_empty(),
            _ => false,
        }
    }

    /// Several labels with their values on one line: `Peso: 20 | Scadenza: 30/06/2025`.
    fn labelled_parts(&mut self, text: &str, paragraph: &Paragraph) -> bool {
        // only where an objective is open: elsewhere lines are read whole
        if self.objective.is_none() && self.card.is_none() || !text.contains(':') {
            return false;
        }
        let signs = [" | ", "\t", " – ", " - ", "; "];
        let sign = signs.into_iter().find(|sign| text.contains(sign));
        let filled = |line: &Line| !line.value.is_empty() && !line.weak;
        let parted = sign.and_then(|sign| {
            text.split(sign).map(|part| self.matcher.line(part).filter(filled)).collect::<Option<Vec<_>>>()
        });
        let lines = parted.unwrap_or_else(|| self.matcher.labels_in(text));
        let taken: Vec<bool> = lines.iter().map(|line| self.labelled(line, paragraph)).collect();
        taken.into_iter().any(|taken| taken)
    }

    /// A label alone on its line, in a card: what the next paragraph says is its value.
    fn awaits_value(&mut self, line: &Line) -> bool {
        let in_card = self.objective.is_some() || self.card.is_some();
        let lists = line.keys.first().is_some_and(|key| {
            key.record == Record::Objective
                && matches!(key.field, Field::Staff | Field::Stakeholders | Field::OtherUnits)
        });
        if in_card && lists {
            return self.bare_label(line);
        }
        let is_field = line.keys.first().is_some_and(|key| match key.record {
            Record::Objective => true,
            // of the last indicator above it
            Record::Indicator => {
                matches!(key.field, Field::Target | Field::Baseline | Field::Formula | Field::Actual)
                    && self.has_indicators()
            }
            _ => false,
        });
        if in_card && is_field {
            self.awaiting = Some(line.clone());
        }
        in_card && is_field
    }

    fn has_indicators(&mut self) -> bool {
        self.current().is_some_and(|open| open.indicators.as_ref().is_some_and(|list| !list.is_empty()))
    }

    /// `Descrizione:` alone: what follows belongs to it.
    fn bare_label(&mut self, line: &Line) -> bool {
        let own = self.objective_key(&line.keys);
        // `TITOLO:` over its value
        let announced = self.card.is_some();
        let untitled = self.current().map_or(announced, |o| o.title.is_none());
        if untitled && own.is_some_and(|key| key.field == Field::Title) {
            self.awaiting = Some(line.clone());
            return true;
        }
        if self.objective.is_none() {
            return false;
        }
        let Some(key) = own.or(line.keys.first().copied()) else { return false };
        match (key.record, key.field) {
            (Record::Objective, field @ (Field::Description | Field::ExpectedResult | Field::Notes)) => {
                self.list = Some(OpenList::Prose(field));
                true
            }
            (Record::Objective, field @ (Field::Stakeholders | Field::OtherUnits | Field::Staff)) => {
                self.list =
                    Some(if field == Field::Staff { OpenList::Staff } else { OpenList::Prose(field) });
                true
            }
            // the place is there and nothing stands in it
            (
                Record::Objective,
                Field::Weight
                | Field::Deadline
                | Field::Responsible
                | Field::Code
                | Field::StrategicObjective,
            ) => {
                let values = self.values;
                match self.current() {
                    Some(current) if !objective::has(current, key.field) => {
                        let source = current.source.clone();
                        objective::set(current, key.field, &[""], values, &source)
                    }
                    _ => false,
                }
            }
            // `Target:` under an indicator of a list
            (Record::Indicator, Field::Target) => {
                let values = self.values;
                let last =
                    self.current().and_then(|o| o.indicators.as_mut()).and_then(|list| list.last_mut());
                last.is_some_and(|last| {
                    last.targets.is_none() && indicators::set(last, Field::Target, "", values)
                })
            }
            _ => false,
        }
    }

    /// `label: value`.
    fn labelled(&mut self, line: &Line, paragraph: &Paragraph) -> bool {
        let source = &paragraph.source;
        let in_card = self.objective.is_some() || self.card.is_some();
        let wanted = |record: Record| line.keys.iter().find(|k| k.record == record).copied();
        // what several objectives serve, named in a heading, or anew after an objective that serves another one, ends the
        // objective before
        let serves =
            line.keys.first() == Some(&Key { record: Record::Objective, field: Field::StrategicObjective });
        let heads = serves && (matches!(paragraph.role, Role::Heading(_)) || self.serves_as_told_before());
        if heads && self.current().is_some_and(|o| o.title.is_some()) {
            self.close_objective();
        }
        let in_card = in_card && !heads;
        if !in_card {
            if let Some(key) = wanted(Record::Unit) {
                return self.unit_field(key, &line.label, &line.value, &paragraph.source);
            }
            if let Some(Key { field, .. }) = wanted(Record::Objective) {
                match field {
                    Field::StrategicObjective => {
                        self.strategic = Some(line.value.clone());
                        return true;
                    }
                    Field::Title if self.pending_unit.is_some() || self.unit.is_some() => {}
                    _ => return false,
                }
            }
        }
        if let Some(Key { field, .. }) =
            self.objective_key(&line.keys).filter(|_| line.keys[0].record != Record::Indicator || in_card)
        {
            let opens = field == Field::Title
                && self.current().is_none_or(|o| o.title.as_deref().is_some_and(|t| !t.is_empty()));
            if opens && self.card.is_none() {
                self.open_objective(source).grade.lower(line.grade());
            }
            let values = self.values;
            let Some(current) = self.current_or_card(source) else { return false };
            if objective::set(current, field, &[&line.value], values, source) {
                self.list = matches!(field, Field::Description | Field::ExpectedResult | Field::Notes)
                    .then_some(OpenList::Prose(field));
                return true;
            }
        }
        if in_card && self.run_in_list(line, source) {
            return true;
        }
        if let Some(Key { field, .. }) = wanted(Record::Indicator).filter(|_| in_card) {
            let values = self.values;
            let year = self.matcher.bare_year(&line.label);
            let Some(current) = self.current_or_card(source) else { return false };
            let list = current.indicators.get_or_insert_default();
            let new = Indicator { grade: line.grade(), source: source.clone(), ..Indicator::default() };
            return indicators::add(list, (field, year), &line.value, new, values);
        }
        false
    }

    /// The open objective has more than its title, and serves what a line before it said.
    fn serves_as_told_before(&mut self) -> bool {
        let told = self.strategic.clone().filter(|told| !told.is_empty());
        self.current().is_some_and(|open| {
            let filled = open.description.is_some() || open.indicators.is_some() || open.phases.is_some();
            filled && told.is_some() && open.strategic_objective == told
        })
    }

    /// `Fasi: bozza (31/03/2025); adozione (30/06/2025)`, `Indicatori: a) atti (target: 14); b) utenti (target: 20)`.
    fn run_in_list(&mut self, line: &Line, source: &crate::document::Source) -> bool {
        let (values, value) = (self.values, line.value.trim().trim_end_matches('.'));
        let about = |record| line.keys.contains(&Key { record, field: Field::Description });
        let items: Vec<&str> = value.split(';').map(without_letter).filter(|item| !item.is_empty()).collect();
        if about(Record::Phase) {
            let read: Vec<Phase> = items.iter().map(|item| self.read_phase(item, source)).collect();
            let dated = |phase: &Phase| phase.due.as_ref().is_some_and(|due| due.date.is_some());
            if read.is_empty() || !read.iter().all(dated) {
                return false;
            }
            let Some(current) = self.current_or_card(source) else { return false };
            current.phases.get_or_insert_default().extend(read);
            return true;
        }
        if about(Record::Indicator) {
            let parts: Vec<_> =
                items.iter().map(|item| self.matcher.inline_parts(Record::Indicator, item)).collect();
            let labelled =
                |parts: &Vec<crate::grammar::InlinePart>| parts.iter().any(|part| part.key.is_some());
            if parts.is_empty() || !parts.iter().all(labelled) {
                return false;
            }
            let Some(current) = self.current_or_card(source) else { return false };
            let read = parts.iter().map(|parts| indicators::item(parts, values, source));
            current.indicators.get_or_insert_default().extend(read);
            return true;
        }
        false
    }

    /// The field of the objective that a label stands for here: `Descrizione` is the title where none is known,
    /// and the description under one.
    pub(super) fn objective_key(&mut self, keys: &[Key]) -> Option<Key> {
        let announced = self.card.as_ref().is_some_and(|card| card.title.is_some());
        let titled = self.current().map_or(announced, |current| {
            current.title.is_some() && current.description.as_deref().is_none_or(str::is_empty)
        });
        let own: Vec<Key> = keys.iter().filter(|k| k.record == Record::Objective).copied().collect();
        let described = own.iter().find(|k| k.field == Field::Description && titled);
        described.or(own.first()).copied()
    }

    /// A field of the open unit. A weak label stands for any unit (`Area: Tecnica`): it names the one that has no
    /// name yet, and says nothing new of one that has this name.
    pub(super) fn unit_field(&mut self, key: Key, label: &str, value: &str, source: &Source) -> bool {
        let values = self.values;
        if self.unit.is_none() && self.pending_unit.is_none() {
            // a responsible person in the middle of prose opens no unit
            return false;
        }
        match key.field {
            Field::Responsible => {
                let unit = self.unit_mut(source);
                let person = value::parse_person(value, values.words);
                let known = unit.unit.responsible.get_or_insert_with(|| person.clone());
                // another person has no place, and is not to vanish
                return *known == person;
            }
            Field::ResponsibilityCenter
                if self.matcher.best(key.record, label, 0.0).is_some_and(|m| m.weak) =>
            {
                let unit = self.unit_mut(source);
                let name = unit.unit.name.get_or_insert_with(|| value.to_owned());
                return flat(name) == flat(value);
            }
            Field::ResponsibilityCenter => {
                let unit = self.unit_mut(source);
                let known = unit.unit.responsibility_center.get_or_insert_with(|| value.to_owned());
                return flat(known) == flat(value);
            }
            Field::Staff if people::counts(value) => return false,
            Field::Staff => {
                let people = people::cell(value.trim_end_matches('.'), source);
                self.add_staff(people, false, source);
            }
            _ => return false,
        }
        true
    }

    /// A list item that is a field of the open objective, whatever list is open: told by a label that is known.
    fn is_field_in_list(&self, line: &Line) -> bool {
        let open = self.objective.is_some() || self.card.is_some();
        let records = matches!(self.list, Some(OpenList::Phases | OpenList::Indicators | OpenList::Staff));
        let sure = matches!(line.how, MatchKind::Exact | MatchKind::Alias);
        let own = |key: &Key| matches!(key.record, Record::Objective | Record::Indicator);
        open && !records && sure && !line.weak && !line.value.is_empty() && line.keys.first().is_some_and(own)
    }

    /// An item of the open list.
    fn item(&mut self, text: &str, paragraph: &Paragraph) -> bool {
        // `Indicatore: Atti Target: 90% Consuntivo: 93%` says itself what it is
        if self.objective.is_some() && !matches!(self.list, Some(OpenList::Prose(_))) {
            let lines = self.matcher.labels_in(text);
            if !lines.is_empty() {
                let open = self.list;
                let taken = lines.iter().filter(|line| self.labelled(line, paragraph)).count();
                self.list = open;
                if taken > 0 {
                    return true;
                }
            }
        }
        let (values, source) = (self.values, paragraph.source.clone());
        // the number of a numbered list is not the item's
        let numbered = matches!(self.list, Some(OpenList::Phases | OpenList::Indicators));
        let text = value::ordinal(text, values.words).filter(|_| numbered).map_or(text, |(_, rest)| rest);
        match self.list {
            Some(OpenList::Phases) => {
                let phase = self.read_phase(text, &source);
                let Some(current) = self.current() else { return false };
                current.phases.get_or_insert_default().push(phase);
            }
            Some(OpenList::Indicators) => {
                let parts = self.matcher.inline_parts(Record::Indicator, text);
                let Some(current) = self.current() else { return false };
                let indicator = indicators::item(&parts, values, &source);
                current.indicators.get_or_insert_default().push(indicator);
            }
            Some(OpenList::Staff) if people::counts(text) => return false,
            Some(OpenList::Staff) => {
                let people = people::cell(text.trim_end_matches(['.', ';', ',']), &source);
                if let Some(current) = self.current() {
                    current.staff.get_or_insert_default().extend(people);
                } else if self.unit.is_some() {
                    self.add_staff(people, false, &source);
                } else {
                    return false;
                }
            }
            Some(OpenList::Prose(field)) => return self.append(field, &format!("• {text}")),
            None => return self.objective.is_some() && self.append(Field::Description, &format!("• {text}")),
        }
        true
    }

    /// Running text under an open objective goes on with its open field.
    fn running(&mut self, text: &str, paragraph: &Paragraph) {
        // a new paragraph after items that each had a sign is none of them
        let records = matches!(self.list, Some(OpenList::Phases | OpenList::Indicators));
        if records && self.bulleted && text.starts_with(char::is_uppercase) {
            self.list = None;
        }
        // `Il Direttore Mario Rossi` under steps that all have their dates is none of them
        if self.list == Some(OpenList::Phases) && self.is_no_step(text) {
            self.list = None;
        }
        match self.list {
            Some(OpenList::Prose(field)) => {
                self.append(field, text);
            }
            Some(OpenList::Phases | OpenList::Indicators) if self.objective.is_some() => {
                self.item(text, paragraph);
            }
            Some(OpenList::Staff) if self.names_people(text) => {
                self.item(text, paragraph);
            }
            _ => {
                let described = self.current().is_none_or(|o| o.description.is_some());
                let free = self.card_block.is_none() || self.titled_by_heading && text.ends_with('.');
                if self.objective.is_some() && !described && free {
                    self.append(Field::Description, text);
                    self.list = Some(OpenList::Prose(Field::Description));
                } else if !is_sentence(text) || self.title.is_none() {
                    self.title = Some(text.to_owned());
                }
            }
        }
    }

    /// A text that is names and nothing else.
    fn names_people(&self, text: &str) -> bool {
        let words = self.values.words;
        let people = value::split_people(text.trim_end_matches(['.', ';', ',']), &[], words).names;
        !people.is_empty() && people.iter().all(|name| value::looks_like_person(name, words))
    }

    /// A text without a date after steps that each have one.
    fn is_no_step(&mut self, text: &str) -> bool {
        let dated = value::parse_date(text, self.values.words, self.values.years).date.is_some();
        let steps = self.current().and_then(|current| current.phases.as_ref());
        let all = |steps: &Vec<Phase>| {
            !steps.is_empty()
                && steps.iter().all(|step| step.due.as_ref().is_some_and(|due| due.date.is_some()))
        };
        !dated && !text.contains(|c: char| c.is_ascii_digit()) && steps.is_some_and(all)
    }

    fn append(&mut self, field: Field, text: &str) -> bool {
        let words = self.values.words;
        let Some(current) = self.current() else { return false };
        let slot = match field {
            Field::Description => &mut current.description,
            Field::ExpectedResult => &mut current.expected_result,
            Field::Notes => &mut current.notes,
            Field::Stakeholders => {
                let list = current.stakeholders.get_or_insert_default();
                match text.strip_prefix("• ") {
                    Some(item) => list.push(item.to_owned()),
                    None => list.extend(value::split_list(text, words)),
                }
                return true;
            }
            Field::OtherUnits => {
                current.other_units.get_or_insert_default().push(text.trim_start_matches("• ").to_owned());
                return true;
            }
            _ => return false,
        };
        match slot {
            Some(old) if !old.is_empty() => {
                old.push('\n');
                old.push_str(text);
            }
            slot => *slot = Some(text.to_owned()),
        }
        true
    }
}

/// Running text, no caption of what follows.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', ';']) && text.split_whitespace().count() > 8
}

/// An item of a list in running text without the letter or number that it begins with: `a) atti formati`.
fn without_letter(item: &str) -> &str {
    let item = item.trim();
    match item.split_once(')') {
        Some((mark, rest)) if mark.chars().count() <= 2 && mark.chars().all(char::is_alphanumeric) => {
            rest.trim()
        }
        _ => item,
    }
}
