//! The plan, its units and summaries.

use serde_json::Value;

use super::leaf::{Leaf, field, heading_leaf, label, list, text_leaf, value_leaf};
use super::norm::bare;
use super::pair::pair;
use super::records::{Placed, indicators, name, objective, objectives, staff};
use super::tally::Tally;

/// Everything but the findings.
pub fn compare(tally: &mut Tally, gold: &Value, out: Option<&Value>) {
    let gold = Some(gold);
    head(tally, field(gold, "plan"), field(out, "plan"));
    components(tally, field(gold, "plan"), field(out, "plan"));
    tables(tally, gold, out);
    units(tally, gold, out);
    let (gold, out) = (objectives(gold), objectives(out));
    for (g, o) in pair(&gold, &out, Placed::key) {
        objective(tally, g, o);
    }
}

fn head(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>) {
    let place = "plan";
    tally.leaf("plan.kind", text_leaf(gold, "kind"), text_leaf(out, "kind"), place);
    tally.leaf("plan.title", heading_leaf(gold, "title"), heading_leaf(out, "title"), place);
    let part = |plan: Option<&Value>, of: &str, key: &str| Leaf::plain(field(field(plan, of), key));
    tally.leaf("plan.entity", part(gold, "entity", "name"), part(out, "entity", "name"), place);
    for key in ["from", "to"] {
        tally.leaf("plan.period", part(gold, "period", key), part(out, "period", key), place);
    }
}

fn components(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>) {
    let (gold, out) = (list(gold, "components"), list(out, "components"));
    for (g, o) in pair(&gold, &out, |record| label(record, "title")) {
        let (g, o) = (g.copied(), o.copied());
        let place = name("component", g, o, "title", 40);
        tally.leaf("component.title", text_leaf(g, "title"), text_leaf(o, "title"), &place);
        let weight = |record| value_leaf(record, "weight", "percent");
        tally.leaf("component.weight", weight(g), weight(o), &place);
    }
}

fn tables(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>) {
    let (gold, out) = (list(gold, "indicator_tables"), list(out, "indicator_tables"));
    for (g, o) in pair(&gold, &out, |record| label(record, "title")) {
        let (g, o) = (g.copied(), o.copied());
        let place = name("indicator table", g, o, "title", 40);
        tally.leaf("table.title", text_leaf(g, "title"), text_leaf(o, "title"), &place);
        indicators(tally, g, o, &place, "table.indicator");
    }
}

fn units(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>) {
    let key = |unit: &&Value| {
        let name = bare(&label(unit, "name"));
        if name.is_empty() { label(unit, "responsibility_center") } else { name }
    };
    let (gold, out) = (list(gold, "units"), list(out, "units"));
    for (g, o) in pair(&gold, &out, key) {
        let (g, o) = (g.copied(), o.copied());
        let place = name("unit", g, o, "name", 40);
        for key in ["name", "responsibility_center"] {
            tally.leaf(&format!("unit.{key}"), heading_leaf(g, key), heading_leaf(o, key), &place);
        }
        tally.leaf("unit.scope", text_leaf(g, "scope"), text_leaf(o, "scope"), &place);
        let responsible = |record| value_leaf(record, "responsible", "name");
        tally.leaf("unit.responsible", responsible(g), responsible(o), &place);
        staff(tally, g, o, &place);
        summaries(tally, g, o, &place);
    }
}

fn summaries(tally: &mut Tally, gold: Option<&Value>, out: Option<&Value>, place: &str) {
    fn rows(unit: Option<&Value>) -> Vec<&Value> {
        list(unit, "summaries").into_iter().flat_map(|summary| list(Some(summary), "rows")).collect()
    }
    let (gold, out) = (rows(gold), rows(out));
    for (g, o) in pair(&gold, &out, |record| label(record, "title")) {
        let (g, o) = (g.copied(), o.copied());
        let place = format!("{place} / {}", name("summary row", g, o, "title", 40));
        for key in ["number", "title", "reference"] {
            tally.leaf(&format!("summary.{key}"), text_leaf(g, key), text_leaf(o, key), &place);
        }
        let weight = |record| value_leaf(record, "weight", "percent");
        tally.leaf("summary.weight", weight(g), weight(o), &place);
    }
}
