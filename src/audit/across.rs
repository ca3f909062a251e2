//! Rules over several documents of one administration: a plan and the one of the year before, a plan and its report.

use std::collections::BTreeMap;

use super::options::Options;
use super::records::{Placed, list, objectives};
use super::rules::{
    xyr001_copied_from_last_year, xyr002_target_below_last_actual, xyr003_objective_not_reported,
    xyr004_target_differs_from_plan, xyr005_weight_changed,
};
use super::text::{Stems, shared, squeezed, stems};
use super::{Diagnostic, Rule};
use crate::contract::{Extraction, Finding, Indicator, Objective, PlanKind};
use crate::message::Lang;

/// Titles whose words agree this far are one objective's.
const SAME: f64 = 0.8;
/// And this far where the codes agree too.
const SAME_CODE: f64 = 0.5;

/// A document and an earlier one that it is held against.
pub struct Pair<'a> {
    /// The plan, or the report.
    pub newer: &'a Extraction,
    /// The plan or report of the year before, or the plan of a report's year.
    pub older: &'a Extraction,
    /// Tolerances.
    pub options: &'a Options,
    /// What the older one's objectives are known by.
    known: Vec<Known<'a>>,
}

impl<'a> Pair<'a> {
    fn new(newer: &'a Extraction, older: &'a Extraction, options: &'a Options) -> Self {
        Pair { newer, older, options, known: objectives(older).map(Known::new).collect() }
    }

    /// The older document's objective that is the same; of several (every unit has its own) that of the same unit.
    pub fn before(&self, placed: &Placed<'a>) -> Option<Placed<'a>> {
        let wanted = Known::new(*placed);
        let same: Vec<&Known<'a>> = self.known.iter().filter(|other| wanted.is(other)).collect();
        let unit = |placed: &Placed<'_>| squeezed(placed.unit.name.as_deref().unwrap_or_default());
        match same.as_slice() {
            [one] => Some(one.placed),
            several => {
                let mut own = several.iter().filter(|other| unit(&other.placed) == unit(placed));
                own.next().map(|known| known.placed).filter(|_| own.next().is_none())
            }
        }
    }

    /// An objective's indicator that measures the same; none where two do.
    pub fn indicator_of<'b>(&self, objective: &'b Objective, indicator: &Indicator) -> Option<&'b Indicator> {
        let key = squeezed(&indicator.description);
        let mut same = list(&objective.indicators).iter().filter(|other| squeezed(&other.description) == key);
        same.next().filter(|_| !key.is_empty() && same.next().is_none())
    }

    /// The path of the older document, for messages.
    pub fn other_path(&self) -> &str {
        &self.older.document.path
    }
}

/// An objective and what it is known by in another document.
pub struct Known<'a> {
    placed: Placed<'a>,
    title: String,
    words: Stems,
    code: String,
}

impl<'a> Known<'a> {
    /// Of an objective.
    pub fn new(placed: Placed<'a>) -> Self {
        let title = placed.objective.title.as_deref().unwrap_or_default();
        let code = placed.objective.code.as_deref().unwrap_or_default().trim().to_lowercase();
        Known { placed, title: squeezed(title), words: stems(title), code }
    }

    /// Whether two objectives of different documents are one: by title, or by most of its words where the codes
    /// agree, or nearly all of them.
    pub fn is(&self, other: &Known<'_>) -> bool {
        if self.title.is_empty() || self.title == other.title {
            return !self.title.is_empty();
        }
        let likeness = shared(&self.words, &other.words);
        likeness >= SAME || (likeness >= SAME_CODE && !self.code.is_empty() && self.code == other.code)
    }
}

/// A rule over pairs, and how it looks at one.
type PairRule = (&'static Rule, fn(&Pair<'_>, &mut Vec<Diagnostic>));

/// What the rules over several documents find, a list for each document in their order.
pub fn across(extractions: &[Extraction], options: &Options, lang: Lang) -> Vec<Vec<Finding>> {
    let mut found: Vec<Vec<Diagnostic>> = extractions.iter().map(|_| Vec::new()).collect();
    for indices in by_entity(extractions).into_values() {
        let all: Vec<(usize, &Extraction)> =
            indices.into_iter().filter_map(|index| Some((index, extractions.get(index)?))).collect();
        for (index, newer) in &all {
            let Some(list) = found.get_mut(*index) else { continue };
            of_document(newer, &all, options, list);
        }
    }
    let render = |mut list: Vec<Diagnostic>| {
        list.sort_by_cached_key(Diagnostic::order);
        list.iter().map(|diagnostic| diagnostic.render(lang)).collect()
    };
    found.into_iter().map(render).collect()
}

fn of_document(
    newer: &Extraction,
    all: &[(usize, &Extraction)],
    options: &Options,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(year), report) = (year(newer), is_report(newer)) else { return };
    let of = |wanted: i32, report: bool| -> Vec<&Extraction> {
        let fits = |other: &Extraction| self::year(other) == Some(wanted) && is_report(other) == report;
        all.iter().map(|(_, other)| *other).filter(|other| fits(other)).collect()
    };
    let mut run = |rules: &[PairRule], older: Option<&Extraction>| {
        let Some(older) = older else { return };
        for (_, check) in rules.iter().filter(|(rule, _)| options.selection.has(rule)) {
            check(&Pair::new(newer, older, options), found);
        }
    };
    if report {
        let rules: [PairRule; 2] = [
            (&xyr004_target_differs_from_plan::RULE, xyr004_target_differs_from_plan::check),
            (&xyr005_weight_changed::RULE, xyr005_weight_changed::check),
        ];
        run(&rules, only(&of(year, false)));
        return;
    }
    let same_kind = |older: &&Extraction| older.plan.kind == newer.plan.kind;
    let last: Vec<&Extraction> = of(year - 1, false).into_iter().filter(same_kind).collect();
    run(&[(&xyr001_copied_from_last_year::RULE, xyr001_copied_from_last_year::check)], only(&last));
    let rule: PairRule = (&xyr002_target_below_last_actual::RULE, xyr002_target_below_last_actual::check);
    run(&[rule], only(&of(year - 1, true)));
    let reports = of(year, true);
    if !reports.is_empty() && options.selection.has(&xyr003_objective_not_reported::RULE) {
        xyr003_objective_not_reported::check(newer, &reports, found);
    }
}

/// The one that is meant: of several copies of a document the first; none where they are different documents, parts
/// of one plan perhaps.
fn only<'a>(candidates: &[&'a Extraction]) -> Option<&'a Extraction> {
    let titles = |extraction: &Extraction| -> Vec<String> {
        objectives(extraction).map(|p| squeezed(p.objective.title.as_deref().unwrap_or_default())).collect()
    };
    let first = candidates.first()?;
    candidates.iter().all(|other| titles(other) == titles(first)).then_some(*first)
}

/// Documents that have objectives, by their administration; those that do not tell it are compared with nothing.
fn by_entity(extractions: &[Extraction]) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, extraction) in extractions.iter().enumerate() {
        let name = extraction.plan.entity.as_ref().map(|entity| squeezed(&entity.name)).unwrap_or_default();
        if !name.is_empty() && objectives(extraction).next().is_some() {
            groups.entry(name).or_default().push(index);
        }
    }
    groups
}

fn year(extraction: &Extraction) -> Option<i32> {
    extraction.plan.period.map(|period| period.from)
}

fn is_report(extraction: &Extraction) -> bool {
    extraction.plan.kind == Some(PlanKind::PerformanceReport)
}
