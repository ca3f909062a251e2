//! The records inside an objective: phases, indicators, people, lists of texts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::leaf::{Leaf, field, label, list, plain, selected, text_leaf, texts, value_leaf};
use super::norm::{bare, same_text};
use super::pair::pair;
use super::tally::Tally;

/// An objective with the name of the unit that it stands under.
pub struct Placed<'a> {
    /// The objective.
    pub record: &'a Value,
    /// The unit's name or centre, without ordinal and years.
    pub unit: String,
}

impl Placed<'_> {
    /// The text that objectives are paired by.
    pub fn key(&self) -> String {
        let description: String = label_raw(self.record, "description").chars().take(120).collect();
        format!("{} | {description} | {}", label_raw(self.record, "title"), self.unit)
    }
}

/// All objectives of a document, in order.
pub fn objectives(document: Option<&Value>) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    for unit in list(document, "units") {
        let name = [label_raw(unit, "name"), label_raw(unit, "responsibility_center")];
        let name = bare(name.iter().find(|text| !text.is_empty()).map_or("", String::as_str));
        found.extend(
            list(Some(unit), "objectives").into_iter().map(|record| Placed { record, unit: name.clone() }),
        );
    }
    found
}

fn label_raw(record: &Value, key: &str) -> String {
    field(Some(record), key).map(plain).unwrap_or_default()
}

/// A short name of a record for a difference.
pub fn name(kind: &str, gold: Option<&Value>, out: Option<&Value>, key: &str, length: usize) -> String {
    let text = gold.or(out).map(|record| label(record, key)).unwrap_or_default();
    let text: String = text.chars().take(length).collect();
    format!("{kind} '{text}'")
}

/// An objective with all that is in it.
pub fn objective(tally: &mut Tally, gold: Option<&Placed>, out: Option<&Placed>) {
    let (g, o) = (gold.map(|placed| placed.record), out.map(|placed| placed.record));
    let place = name("objective", g, o, "title", 50);
    let unit = |placed: Option<&Placed>| match placed {
        None => Leaf::Absent,
        Some(placed) if placed.unit.trim().is_empty() => Leaf::Blank,
        Some(placed) => Leaf::text(placed.unit.clone()),
    };
    tally.leaf("objective.unit", unit(gold), unit(out), &place);
    for key in [
        "title",
        "code",
        "number",
        "category",
        "group",
        "description",
        "expected_result",
        "strategic_objective",
        "notes",
    ] {
        tally.leaf(&format!("objective.{key}"), text_leaf(g, key), text_leaf(o, key), &place);
    }
    for (key, part) in [
        ("weight", "percent"),
        ("deadline", "date"),
        ("mission", "code"),
        ("program", "code"),
        ("responsible", "name"),
    ] {
        tally.leaf(&format!("objective.{key}"), value_leaf(g, key, part), value_leaf(o, key, part), &place);
    }
    set(tally, "objective.years", selected(g, "years", "year"), selected(o, "years", "year"), &place);
    set(tally, "objective.types", selected(g, "types", "label"), selected(o, "types", "label"), &place);
    for key in ["stakeholders", "other_units"] {
        set(tally, &format!("objective.{key}"), texts(g, key), texts(o, key), &place);
    }
    phases(tally, g, o, &place);
    indicators(tally, g, o, &place, "indicator");
    staff(tally, g, o, &place);
}

/// Lists of texts whose order does not count.
fn set(tally: &mut Tally, field: &str, gold: Option<Vec<String>>, out: Option<Vec<String>>, place: &str) {
    let mut left = out.unwrap_or_default();
    for text in gold.unwrap_or_default() {
        let found = left.iter().position(|other| same_text(&text, other));
        let found = found.map_or(Leaf::Absent, |index| Leaf::text(left.remove(index)));
        tally.leaf(field, Leaf::text(text), found, place);
    }
    for text in left {
        tally.leaf(field, Leaf::Absent, Leaf::text(text), place);
    }
}

fn phases(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>, place: &str) {
    let (gold, out) = (list(gold, "phases"), list(out, "phases"));
    for (g, o) in pair(&gold, &out, |record| label(record, "description")) {
        let (g, o) = (g.copied(), o.copied());
        let place = format!("{place} / {}", name("phase", g, o, "description", 40));
        tally.leaf("phase.description", text_leaf(g, "description"), text_leaf(o, "description"), &place);
        for (key, part) in [("due", "date"), ("weight", "percent"), ("completion", "percent")] {
            tally.leaf(&format!("phase.{key}"), value_leaf(g, key, part), value_leaf(o, key, part), &place);
        }
    }
}

/// Indicators; `group` is `indicator` or `table.indicator`.
pub fn indicators(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>, place: &str, group: &str) {
    let (gold, out) = (list(gold, "indicators"), list(out, "indicators"));
    let key = |record: &&Value| {
        let raws: Vec<String> =
            list(Some(record), "targets").into_iter().map(|target| label_raw(target, "raw")).collect();
        format!("{} {}", label(record, "description"), raws.join(" "))
    };
    for (g, o) in pair(&gold, &out, key) {
        let (g, o) = (g.copied(), o.copied());
        let place = format!("{place} / {}", name("indicator", g, o, "description", 40));
        for key in ["description", "formula", "kind", "unit", "data_source"] {
            tally.leaf(&format!("{group}.{key}"), text_leaf(g, key), text_leaf(o, key), &place);
        }
        for (key, part) in
            [("weight", "percent"), ("baseline", "value"), ("actual", "value"), ("achievement", "percent")]
        {
            tally.leaf(&format!("{group}.{key}"), value_leaf(g, key, part), value_leaf(o, key, part), &place);
        }
        targets(tally, g, o, &place, group);
    }
}

/// Year in words and the target; a later target of the same year takes the earlier one's place.
type Targets<'a> = BTreeMap<Option<String>, &'a Value>;

fn by_year(record: Option<&Value>) -> Targets<'_> {
    let year = |target: &Value| target.get("year").filter(|year| !year.is_null()).map(plain);
    list(record, "targets").into_iter().map(|target| (year(target), target)).collect()
}

fn targets(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>, place: &str, group: &str) {
    let (gold, mut out) = (by_year(gold), by_year(out));
    // one target: the year may be told or not
    if gold.len() == 1
        && out.len() == 1
        && (gold.contains_key(&None) || out.contains_key(&None))
        && let (Some(year), Some(target)) = (gold.keys().next(), out.values().next())
    {
        out = BTreeMap::from([(year.clone(), *target)]);
    }
    let mut years: Vec<&Option<String>> = gold.keys().chain(out.keys()).collect();
    years.sort();
    years.dedup();
    for year in years {
        let (g, o) = (gold.get(year).copied(), out.get(year).copied());
        let place = format!("{place} target {}", year.as_deref().unwrap_or("-"));
        let raw = text_leaf(g, "raw");
        tally.leaf(&format!("{group}.target.raw"), raw.clone(), text_leaf(o, "raw"), &place);
        if !matches!(raw, Leaf::Value(_)) {
            continue;
        }
        for key in ["comparator", "value", "unit"] {
            if let Some(value) = g.and_then(|target| target.get(key)) {
                let other = o.and_then(|target| target.get(key));
                tally.leaf(
                    &format!("{group}.target.{key}"),
                    Leaf::plain(Some(value)),
                    Leaf::plain(other),
                    &place,
                );
            }
        }
    }
}

/// People of a unit or an objective.
pub fn staff(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>, place: &str) {
    let (gold, out) = (list(gold, "staff"), list(out, "staff"));
    for (g, o) in pair(&gold, &out, |record| label(record, "name")) {
        let (g, o) = (g.copied(), o.copied());
        let place = format!("{place} / {}", name("person", g, o, "name", 60));
        tally.leaf("staff.name", text_leaf(g, "name"), text_leaf(o, "name"), &place);
        tally.leaf("staff.hours", value_leaf(g, "hours", "value"), value_leaf(o, "hours", "value"), &place);
        tally.leaf("staff.category", text_leaf(g, "category"), text_leaf(o, "category"), &place);
    }
}
