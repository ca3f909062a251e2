//! A document's part of the page.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::found::{Found, Spot, spot};
use super::words::Words;
use super::{figures, finding, pictures, rest, unit};
use crate::contract::{Objective, Unit};
use crate::report::{Item, unverifiable};

/// A document with its findings put in their places.
#[derive(Debug)]
pub struct Doc<'a> {
    /// From 1.
    pub number: usize,
    /// Its records and findings.
    pub item: &'a Item,
    /// Where the findings are shown.
    pub found: Found<'a>,
    /// The language.
    pub words: Words,
    /// What its file is called, with its folder where another has the same name.
    label: String,
}

impl<'a> Doc<'a> {
    /// The documents of a report.
    pub fn all(items: &'a [Item], words: Words) -> Vec<Doc<'a>> {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        items.iter().for_each(|item| *names.entry(last(&item.path, 1)).or_default() += 1);
        let label = |item: &'a Item| {
            let name = last(&item.path, 1);
            let alone = names.get(name).is_none_or(|count| *count < 2);
            if alone { name } else { last(&item.path, 2) }.to_owned()
        };
        let doc = |(i, item): (usize, &'a Item)| Doc {
            number: i + 1,
            item,
            found: Found::new(item),
            words,
            label: label(item),
        };
        items.iter().enumerate().map(doc).collect()
    }

    /// The name of its place in the page.
    pub fn id(&self) -> String {
        format!("d{}", self.number)
    }

    /// The name of a unit's place.
    pub fn unit_id(&self, unit: usize) -> String {
        format!("d{}-u{}", self.number, unit + 1)
    }

    /// The name of an objective's place.
    pub fn objective_id(&self, unit: usize, objective: usize) -> String {
        format!("d{}-u{}-o{}", self.number, unit + 1, objective + 1)
    }

    /// The name of a finding's place.
    pub fn finding_id(&self, number: usize) -> String {
        format!("d{}-f{number}", self.number)
    }

    /// The name of the place where a record is shown.
    pub fn anchor(&self, pointer: &str) -> String {
        match spot(pointer, &self.item.extraction) {
            Spot::Document => self.id(),
            Spot::Unit(unit) => self.unit_id(unit),
            Spot::Objective(unit, objective) => self.objective_id(unit, objective),
        }
    }

    /// What a record is called, with what it belongs to.
    pub fn name(&self, pointer: &str) -> String {
        let units = &self.item.extraction.units;
        let whole = match spot(pointer, &self.item.extraction) {
            Spot::Document => self.words.text("html-document"),
            Spot::Unit(u) => units.get(u).map(|unit| self.unit_name(unit, u)).unwrap_or_default(),
            Spot::Objective(u, o) => {
                let objective = units.get(u).and_then(|unit| unit.objectives.get(o));
                objective.map(|objective| self.title(objective)).unwrap_or_default()
            }
        };
        match self.part(pointer) {
            Some(part) => format!("{whole}: {part}"),
            None => whole,
        }
    }

    /// The record of a list that a pointer leads to, below unit and objective: `fase 2`.
    pub fn part(&self, pointer: &str) -> Option<String> {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let named = |key: &'static str, at: usize| {
            let number: usize = steps.get(at + 1)?.parse().ok()?;
            Some(self.words.with(key, "number", number.saturating_add(1).to_string()))
        };
        steps.iter().enumerate().rev().find_map(|(at, step)| match *step {
            "phases" => named("html-phase-number", at),
            "indicators" => named("html-indicator-number", at),
            "staff" => named("html-person-number", at),
            "rows" => named("html-summary-row-number", at),
            "unclaimed" => named("html-unclaimed-number", at),
            _ => None,
        })
    }

    /// What a unit is called.
    pub fn unit_name(&self, unit: &Unit, index: usize) -> String {
        let names = [unit.name.as_deref(), unit.responsibility_center.as_deref()];
        let name = names.into_iter().flatten().find(|name| !name.trim().is_empty()).map(str::to_owned);
        let name =
            name.unwrap_or_else(|| self.words.with("html-unit-unnamed", "number", (index + 1).to_string()));
        match unit.number.as_deref().filter(|number| !number.trim().is_empty()) {
            Some(number) => format!("{number}. {name}").replace(".. ", ". "),
            None => name,
        }
    }

    /// An objective's title, or what is said where it has none.
    pub fn title(&self, objective: &Objective) -> String {
        match objective.title.as_deref() {
            Some(title) if !title.trim().is_empty() => title.to_owned(),
            Some(_) => self.words.text("html-title-blank"),
            None => self.words.text("html-title-none"),
        }
    }

    /// What the document is called: whose plan, which, of which years; else its file's name.
    pub fn heading(&self) -> String {
        let plan = &self.item.extraction.plan;
        let entity = plan.entity.as_ref().map(|entity| entity.name.clone());
        let kind = plan.kind.map(|kind| self.words.plan(kind)).or_else(|| plan.title.clone());
        let what = match (entity, kind) {
            (None, None) => self.file().to_owned(),
            (entity, kind) => [entity, kind].into_iter().flatten().collect::<Vec<_>>().join(", "),
        };
        self.years().into_iter().fold(what, |what, years| format!("{what}, {years}"))
    }

    /// The years of the plan.
    pub fn years(&self) -> Option<String> {
        let period = self.item.extraction.plan.period?;
        let years = if period.from == period.to {
            period.from.to_string()
        } else {
            format!("{}–{}", period.from, period.to)
        };
        Some(years)
    }

    /// What its file is called.
    pub fn file(&self) -> &str {
        &self.label
    }
}

/// The last parts of a path.
fn last(path: &str, parts: usize) -> &str {
    let mut cuts = path.rmatch_indices(['/', '\\']).map(|(at, _)| at + 1);
    cuts.nth(parts - 1).and_then(|at| path.get(at..)).unwrap_or(path)
}

/// The whole part of a document; `alone`: the report has no other.
pub fn section(doc: &Doc<'_>, alone: bool) -> Markup {
    let words = doc.words;
    let units = &doc.item.extraction.units;
    html! {
        section.document id=(doc.id()) aria-labelledby={ (doc.id()) "-h" } {
            h2 id={ (doc.id()) "-h" } { (doc.heading()) }
            @if !alone { p.place { (doc.file()) } }
            (about(doc))
            // of a single document they stand on the first page
            @if !alone { (figures::units(doc)) (pictures::of_document(doc)) }
            section.card aria-labelledby={ (doc.id()) "-g" } {
                h3 id={ (doc.id()) "-g" } { (words.text("html-document-findings")) }
                @let own = doc.found.at(Spot::Document);
                @if own.is_empty() { p { (words.text("report-none")) } }
                (finding::list(doc, own))
                (unsaid(doc))
            }
            @for (u, one) in units.iter().enumerate() { (unit::section(doc, u, one)) }
            (rest::section(doc))
        }
    }
}

/// What the document is and how much of it was read.
fn about(doc: &Doc<'_>) -> Markup {
    let words = doc.words;
    let (info, plan) = (&doc.item.extraction.document, &doc.item.extraction.plan);
    let counts = pictures::severities(doc);
    html! {
        dl.about {
            div { dt { (words.text("html-file")) } dd { (info.path) } }
            @if let Some(title) = &plan.title { div { dt { (words.text("html-plan-title")) } dd { (title) } } }
            @if let Some(pages) = info.pages { div { dt { (words.text("html-pages")) } dd { (pages) } } }
            div { dt { (words.text("html-tables")) } dd { (info.tables) } }
            div { dt { (words.text("html-coverage")) } dd { (figures::coverage(words, &info.coverage)) } }
            @if let Some(left_out) = info.left_out {
                div { dt { (words.text("html-left-out")) } dd { (left_out) } }
            }
            div { dt { (words.text("html-findings")) } dd { (figures::severities(words, counts)) } }
            div { dt { "SHA-256" } dd.hash { (info.sha256) } }
        }
    }
}

/// Findings that are not told, rules that could not be checked.
fn unsaid(doc: &Doc<'_>) -> Markup {
    let (words, settled) = (doc.words, &doc.item.settled);
    let suppressed: usize = settled.suppressed.iter().sum();
    let counts =
        [("report-suppressed", suppressed), ("report-known", settled.known), ("report-below", settled.below)];
    html! {
        @for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            p.note { (words.count(key, count)) "." }
        }
        @if doc.item.has_joined_tables() { p.note { (words.text("report-numbers")) } }
        @for line in unverifiable::lines(&settled.unverifiable, words.lang) { p.note { (line) } }
        @if let Some(line) = unverifiable::years_differ(settled, words.lang) { p.note { (line) } }
    }
}
