//! What only the whole document tells: where summaries belong, on which scale weights are, whose names stand
//! in a cell, which list only names objectives again.

use std::collections::BTreeSet;

use super::Records;
use super::people;
use super::units::UnitDraft;
use crate::contract::{IndicatorTable, Objective, Percent, Person, Summary, SummaryRow, Unit};
use crate::grammar::flat;
use crate::value::{self, Scale, ValueWords};

/// Records as they were read, before the whole is known.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub units: Vec<UnitDraft>,
    pub loose_summaries: Vec<Summary>,
    pub indicator_tables: Vec<IndicatorTable>,
    /// Blocks of matrices that hold nothing but names and weights: summaries, if cards stand elsewhere.
    pub bare_lists: Vec<usize>,
}

pub(super) fn settle(mut draft: Draft, words: &ValueWords) -> Records {
    bare_lists(&mut draft);
    place_loose_summaries(&mut draft);
    let each = lists_each(&draft.units);
    for unit in &mut draft.units {
        place_staff(unit, each);
    }
    let known = known_names(&draft.units, words);
    let mut units: Vec<Unit> = draft.units.into_iter().map(|draft| draft.unit).collect();
    // a heading that opened a unit but got nothing is no unit
    units.retain(|u| {
        !u.objectives.is_empty() || !u.summaries.is_empty() || u.staff.as_ref().is_some_and(|s| !s.is_empty())
    });
    for unit in &mut units {
        if let Some(staff) = &mut unit.staff {
            people::split(staff, &known, words);
        }
        for objective in &mut unit.objectives {
            if let Some(staff) = &mut objective.staff {
                people::split(staff, &known, words);
            }
            finish_objective(objective, words);
        }
        scale(unit.objectives.iter_mut().filter_map(|o| o.weight.as_mut()).collect(), words);
        for summary in &mut unit.summaries {
            scale(summary.rows.iter_mut().filter_map(|r| r.weight.as_mut()).collect(), words);
        }
    }
    for table in &mut draft.indicator_tables {
        scale(table.indicators.iter_mut().filter_map(|i| i.weight.as_mut()).collect(), words);
    }
    Records { units, indicator_tables: draft.indicator_tables, ..Records::default() }
}

fn finish_objective(objective: &mut Objective, words: &ValueWords) {
    if let Some(indicators) = &mut objective.indicators {
        scale(indicators.iter_mut().filter_map(|i| i.weight.as_mut()).collect(), words);
    }
    if let Some(phases) = &mut objective.phases {
        scale(phases.iter_mut().filter_map(|p| p.weight.as_mut()).collect(), words);
    }
}

/// Gives weights their percent: which scale bare numbers are on is told by all of them together.
fn scale(weights: Vec<&mut Percent>, words: &ValueWords) {
    let raws: Vec<String> = weights.iter().map(|w| w.raw.clone()).collect();
    let texts: Vec<&str> = raws.iter().map(String::as_str).collect();
    let scale = match value::scale_of_column(&texts, words) {
        Scale::Unknown => Scale::Percent,
        scale => scale,
    };
    for weight in weights {
        *weight = value::parse_percent(&weight.raw, words, scale);
    }
}

/// Each of several objectives of a unit has a list of people: all of them in its card, or one under each.
fn has_list_each(draft: &UnitDraft) -> bool {
    let followed: BTreeSet<Option<usize>> = draft.staff.iter().map(|b| b.after).collect();
    let carded = followed.len() > 1 && draft.staff.iter().all(|b| b.in_card);
    carded || draft.unit.objectives.len() > 1 && is_list_each(draft)
}

/// There is one list of people right after each objective.
fn is_list_each(draft: &UnitDraft) -> bool {
    let objectives = draft.unit.objectives.len();
    draft.staff.len() == objectives
        && (0..objectives).all(|at| draft.staff.iter().any(|block| block.after == Some(at)))
}

/// All objectives of a plan have a list of people each, as some unit with several shows: where a unit has a single
/// objective, its list is the objective's too.
fn lists_each(units: &[UnitDraft]) -> bool {
    let alike = |unit: &UnitDraft| unit.staff.is_empty() || has_list_each(unit) || is_list_each(unit);
    units.iter().any(has_list_each) && units.iter().all(alike)
}

/// People of a unit's table: the unit's where it has one list, after its objectives; the objective's where
/// each card has its own, in this unit or all over the plan.
fn place_staff(draft: &mut UnitDraft, each: bool) {
    let one_each = each || has_list_each(draft);
    let blocks = std::mem::take(&mut draft.staff);
    let objectives = draft.unit.objectives.len();
    // the unit has a list of its own, with the same people
    let listed: BTreeSet<String> = blocks
        .iter()
        .filter(|b| !b.in_card)
        .flat_map(|b| &b.people)
        .map(|person| flat(&person.name))
        .collect();
    for block in blocks {
        let own = block.people.iter().all(|person| listed.contains(&flat(&person.name)));
        let last = block.after.is_none() || block.after == objectives.checked_sub(1);
        let objective = block
            .after
            .filter(|_| one_each || block.in_card && (!last || own))
            .and_then(|at| draft.unit.objectives.get_mut(at));
        match objective {
            Some(objective) => objective.staff.get_or_insert_default().extend(block.people),
            None => draft.unit.staff.get_or_insert_default().extend(block.people),
        }
    }
}

/// Names that stand alone in a cell.
fn known_names(units: &[UnitDraft], words: &ValueWords) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut lone = |person: &Person| {
        if (2..=4).contains(&person.name.split_whitespace().count())
            && (person.hours.is_some() || person.category.is_some())
        {
            names.insert(person.name.clone());
        }
    };
    for draft in units {
        draft.unit.staff.iter().flatten().for_each(&mut lone);
        draft.unit.objectives.iter().flat_map(|o| o.staff.iter().flatten()).for_each(&mut lone);
    }
    for draft in units {
        let responsible = draft
            .unit
            .responsible
            .iter()
            .chain(draft.unit.objectives.iter().filter_map(|o| o.responsible.as_ref()));
        names.extend(responsible.filter_map(|r| r.name.clone()));
    }
    // what the cells of names have in common tells where one name ends (`A B C D`, `A B`)
    let cells: Vec<&str> = units
        .iter()
        .flat_map(|u| &u.unit.objectives)
        .flat_map(|o| o.staff.iter().flatten())
        .filter(|p| p.hours.is_none() && p.category.is_none())
        .map(|p| p.name.as_str())
        .collect();
    names.extend(value::names_of_cells(&cells, words));
    names
}

/// Turns objectives that are only listed (name, number, weight) into summary rows where other objectives of the
/// document carry their titles.
fn bare_lists(draft: &mut Draft) {
    if draft.bare_lists.is_empty() {
        return;
    }
    let rich: Vec<String> = draft
        .units
        .iter()
        .flat_map(|u| &u.unit.objectives)
        .filter(|o| is_rich(o))
        .filter_map(|o| o.title.as_deref())
        .map(flat)
        .collect();
    if rich.is_empty() {
        return;
    }
    let mut loose = Vec::new();
    for unit in &mut draft.units {
        let all = std::mem::take(&mut unit.unit.objectives);
        // where each of those that stay will stand
        let mut stays = 0..;
        let places: Vec<Option<usize>> =
            all.iter().map(|o| if is_rich(o) { stays.next() } else { None }).collect();
        let (bare, kept): (Vec<Objective>, Vec<Objective>) = all.into_iter().partition(|o| !is_rich(o));
        let matched = bare
            .iter()
            .filter(|o| o.title.as_deref().is_some_and(|t| rich.iter().any(|r| alike(r, &flat(t)))))
            .count();
        if bare.is_empty() || matched * 2 < bare.len() {
            // order is lost only where nothing was partitioned away
            let mut all = kept;
            all.extend(bare);
            all.sort_by_key(|o| (o.source.table, o.source.rows));
            unit.unit.objectives = all;
            continue;
        }
        let source = bare.first().map(|o| o.source.clone()).unwrap_or_default();
        let summary =
            Summary { title: None, rows: bare.into_iter().map(row_of).collect(), total: None, source };
        if kept.is_empty() {
            loose.push(summary);
        } else {
            unit.unit.summaries.push(summary);
        }
        unit.unit.objectives = kept;
        for block in &mut unit.staff {
            block.after = block.after.and_then(|at| places.get(at).copied().flatten());
        }
    }
    draft.loose_summaries.extend(loose);
}

fn is_rich(objective: &Objective) -> bool {
    objective.description.is_some()
        || objective.indicators.is_some()
        || objective.phases.is_some()
        || objective.expected_result.is_some()
        || objective.deadline.is_some()
        || objective.staff.is_some()
}

fn row_of(objective: Objective) -> SummaryRow {
    SummaryRow {
        number: objective.number,
        code: objective.code,
        title: objective.title,
        weight: objective.weight,
        source: objective.source,
        ..SummaryRow::default()
    }
}

/// A summary that stood before any unit goes to the unit whose objectives it lists.
fn place_loose_summaries(draft: &mut Draft) {
    for summary in std::mem::take(&mut draft.loose_summaries) {
        let titles: Vec<String> = summary.rows.iter().filter_map(|r| r.title.as_deref()).map(flat).collect();
        let listed = |unit: &UnitDraft| {
            let own = unit.unit.objectives.iter().filter_map(|o| o.title.as_deref());
            let other = unit.unit.summaries.iter().flat_map(|s| &s.rows).filter_map(|r| r.title.as_deref());
            own.chain(other).map(flat).filter(|title| titles.iter().any(|t| alike(t, title))).count()
        };
        let best =
            draft.units.iter().map(listed).enumerate().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        match best.filter(|(_, count)| *count > 0) {
            Some((unit, _)) => draft.units[unit].unit.summaries.insert(0, summary),
            None => {
                // nothing else carries these objectives: the list is all that the plan says of them
                let mut unit = UnitDraft::default();
                unit.unit.source = summary.source.clone();
                unit.unit.objectives = summary.rows.into_iter().map(objective_of).collect();
                draft.units.push(unit);
            }
        }
    }
}

fn objective_of(row: SummaryRow) -> Objective {
    Objective {
        number: row.number,
        code: row.code,
        title: row.title,
        weight: row.weight,
        source: row.source,
        ..Objective::default()
    }
}

/// Two flat titles that name one objective: equal, one the beginning of the other, or most words shared.
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() >= 12 && long.starts_with(short) {
        return true;
    }
    let words = |t: &str| -> BTreeSet<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_owned).collect()
    };
    let (x, y) = (words(a), words(b));
    let shared = x.intersection(&y).count();
    shared >= 2 && shared * 10 >= x.len().min(y.len()) * 8
}
