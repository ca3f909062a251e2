use super::{Item, Located};
use crate::contract::Unit;
use crate::message::{Lang, text};

/// What a unit is called; a unit without a name says so.
pub fn unit_name(unit: &Unit, lang: Lang) -> String {
    own_name(unit).cloned().unwrap_or_else(|| text(lang, "unit-unnamed"))
}

/// The unit that a finding stands in, by its index.
pub fn unit_of(item: &Item, located: &Located) -> Option<usize> {
    let rest = located.finding.pointer.strip_prefix("/units/")?;
    let index: usize = rest.split('/').next()?.parse().ok()?;
    item.extraction.units.get(index).map(|_| index)
}

/// What the unit of a finding is called, and the names of the records below it; the whole plan where it stands in none.
pub fn unit_and_records<'a>(item: &Item, located: &'a Located, lang: Lang) -> (String, &'a [String]) {
    let Some(unit) = unit_of(item, located).and_then(|index| item.extraction.units.get(index)) else {
        return (text(lang, "unit-whole-plan"), &located.names);
    };
    // a unit without a name has no part in the names
    let skipped = usize::from(own_name(unit).is_some());
    (unit_name(unit, lang), located.names.get(skipped..).unwrap_or_default())
}

fn own_name(unit: &Unit) -> Option<&String> {
    let named = [&unit.name, &unit.responsibility_center];
    named.into_iter().flatten().find(|name| name.chars().any(char::is_alphanumeric))
}
