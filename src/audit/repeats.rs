//! Findings that come of one cause, told once: a column that nobody filled in, a label that every card has cut.
//!
//! The findings stay one a record, as the contract has them, for programs and baselines; people read the cause once,
//! with its places. Only what holds for all records of a document, a unit or a table is one cause: two blanks among
//! ten are two slips.

use std::collections::{BTreeMap, BTreeSet};

use super::records::{Fold, covered, label, objective_pointer, row_pointer};
use super::rule;
use super::text::quoted;
use crate::contract::{Extraction, Finding, Objective, Summary, SummaryRow};
use crate::message::{Lang, Message};

/// Findings that are told as one; mostly a single one, as it is.
#[derive(Clone, Debug)]
pub struct Told {
    /// What is told.
    pub finding: Finding,
    /// Which of the findings it stands for.
    pub members: Vec<usize>,
}

/// What several findings come of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// All records of the document that could have the defect have it; the key of the message.
    Document(&'static str),
    /// All of a unit.
    Unit(&'static str, usize),
    /// All rows of a summary.
    Summary(&'static str, usize, usize),
    /// The same is said of each.
    Same(String),
}

/// The record that a finding stands at.
enum Place<'a> {
    Objective(usize, &'a Objective),
    Row(usize, usize, &'a SummaryRow),
}

/// The findings with those of one cause put together, in the order of the first of each.
pub fn told(extraction: &Extraction, findings: &[Finding], lang: Lang) -> Vec<Told> {
    let mut by_cause: BTreeMap<Cause, Vec<usize>> = BTreeMap::new();
    let found = Found::new(extraction, findings);
    for (at, finding) in findings.iter().enumerate() {
        if let Some(cause) = found.cause(finding) {
            by_cause.entry(cause).or_default().push(at);
        }
    }
    by_cause.retain(|_, members| members.len() > 1);
    let mut folded: BTreeMap<usize, Told> = BTreeMap::new();
    let mut gone = BTreeSet::new();
    for (cause, members) in by_cause {
        let Some(finding) = fold(extraction, findings, &cause, &members, lang) else { continue };
        gone.extend(members.iter().copied());
        folded.extend(members.first().copied().map(|first| (first, Told { finding, members })));
    }
    let single = |at: usize, finding: &Finding| Told { finding: finding.clone(), members: vec![at] };
    let all = findings.iter().enumerate();
    all.filter_map(|(at, finding)| match folded.remove(&at) {
        Some(told) => Some(told),
        None => (!gone.contains(&at)).then(|| single(at, finding)),
    })
    .collect()
}

/// What is found where, to be looked up.
struct Found<'a> {
    extraction: &'a Extraction,
    /// Rules and pointers.
    places: BTreeSet<(&'a str, &'a str)>,
    /// The rules that find something at every objective of the document that could have the defect.
    everywhere: BTreeSet<&'static str>,
    /// No row of any summary has a weight.
    no_row: bool,
}

/// The rules on objectives whose findings may come of one cause, each with the key of the message that tells it.
const OF_OBJECTIVES: [(&str, &str); 3] =
    [("STR002", "folded-str002"), ("STR003", "folded-str003"), ("WGT001", "folded-wgt001")];

impl<'a> Found<'a> {
    fn new(extraction: &'a Extraction, findings: &'a [Finding]) -> Found<'a> {
        let places = findings.iter().map(|f| (f.rule.as_str(), f.pointer.as_str())).collect();
        let mut found = Found { extraction, places, everywhere: BTreeSet::new(), no_row: false };
        let units = || 0..extraction.units.len();
        let rules = OF_OBJECTIVES.map(|(rule, _)| rule).into_iter();
        found.everywhere = rules.filter(|rule| units().all(|u| found.at_all_objectives(rule, u))).collect();
        found.no_row = extraction.units.iter().enumerate().all(|(u, unit)| {
            unit.summaries.iter().enumerate().all(|(s, summary)| found.at_all_rows(u, s, summary))
        });
        found
    }

    /// Whether a rule finds something at every objective of a unit that could have the defect.
    fn at_all_objectives(&self, rule: &str, u: usize) -> bool {
        let objectives =
            self.extraction.units.get(u).map(|unit| unit.objectives.as_slice()).unwrap_or_default();
        let could = |objective: &Objective| rule != "WGT001" || objective.weight.is_some();
        let mut owed = objectives.iter().enumerate().filter(|(_, objective)| could(objective));
        owed.all(|(o, _)| self.places.contains(&(rule, objective_pointer(u, o).as_str())))
    }

    /// Whether the weight of every row of a summary is found to be blank.
    fn at_all_rows(&self, u: usize, s: usize, summary: &Summary) -> bool {
        let mut owed = summary.rows.iter().enumerate().filter(|(_, row)| row.weight.is_some());
        owed.all(|(r, _)| self.places.contains(&("WGT001", row_pointer(u, s, r).as_str())))
    }

    /// What a finding comes of, where others may come of it too.
    fn cause(&self, finding: &Finding) -> Option<Cause> {
        let rule = finding.rule.as_str();
        if rule == "STR006" {
            return Some(Cause::Same(finding.message.clone()));
        }
        match place(self.extraction, &finding.pointer)? {
            Place::Objective(u, _) => {
                let (rule, key) = OF_OBJECTIVES.into_iter().find(|(code, _)| *code == rule)?;
                if self.everywhere.contains(rule) {
                    return Some(Cause::Document(key));
                }
                self.at_all_objectives(rule, u).then_some(Cause::Unit(key, u))
            }
            Place::Row(u, s, _) if rule == "WGT001" => {
                if self.no_row {
                    return Some(Cause::Document("folded-wgt001-summary"));
                }
                let unit = self.extraction.units.get(u)?;
                let key = match unit.summaries.iter().any(gives_weights) {
                    true => "folded-wgt001-elsewhere",
                    false => "folded-wgt001-summary",
                };
                self.at_all_rows(u, s, unit.summaries.get(s)?).then_some(Cause::Summary(key, u, s))
            }
            Place::Row(..) => None,
        }
    }
}

fn gives_weights(summary: &Summary) -> bool {
    summary.rows.iter().any(|row| row.weight.as_ref().is_some_and(|weight| weight.percent.is_some()))
}

/// One finding for all members of a cause.
fn fold(
    extraction: &Extraction,
    findings: &[Finding],
    cause: &Cause,
    members: &[usize],
    lang: Lang,
) -> Option<Finding> {
    let members: Vec<&Finding> = members.iter().filter_map(|at| findings.get(*at)).collect();
    let first = members.first()?;
    let mut all = Fold::default();
    for member in &members {
        let label = place(extraction, &member.pointer).map(|place| place.label()).unwrap_or_default();
        all.add(member.pointer.clone(), &member.source, label);
    }
    let (key, scope) = match cause {
        Cause::Document(key) => (*key, "document"),
        Cause::Unit(key, _) | Cause::Summary(key, ..) => (*key, "part"),
        Cause::Same(_) => ("folded-same", "document"),
    };
    let message = Message::new(key).arg("count", all.len()).arg("labels", all.labels()).arg("scope", scope);
    let message = message.arg("message", first.message.trim_end_matches('.'));
    let told = all.at_first(rule(&first.rule)?, message)?.severity(first.severity);
    let mut finding = told.render(lang);
    finding.source = covered(members.iter().map(|member| &member.source), &first.source);
    Some(finding)
}

fn place<'a>(extraction: &'a Extraction, pointer: &str) -> Option<Place<'a>> {
    let steps: Vec<&str> = pointer.split('/').collect();
    match steps.as_slice() {
        ["", "units", u, "objectives", o] => {
            let (u, o): (usize, usize) = (u.parse().ok()?, o.parse().ok()?);
            Some(Place::Objective(u, extraction.units.get(u)?.objectives.get(o)?))
        }
        ["", "units", u, "summaries", s, "rows", r] => {
            let (u, s, r): (usize, usize, usize) = (u.parse().ok()?, s.parse().ok()?, r.parse().ok()?);
            let summary = extraction.units.get(u)?.summaries.get(s)?;
            Some(Place::Row(u, s, summary.rows.get(r)?))
        }
        _ => None,
    }
}

impl Place<'_> {
    /// What a message calls it.
    fn label(&self) -> String {
        match self {
            Place::Objective(_, objective) => label(objective),
            Place::Row(_, _, row) => quoted(row.title.as_deref().unwrap_or_default()),
        }
    }
}
