use crate::contract::Unit;
use crate::message::{Lang, text};

/// What a unit is called; a unit without a name says so.
pub fn unit_name(unit: &Unit, lang: Lang) -> String {
    let named = [&unit.name, &unit.responsibility_center];
    let name = named.into_iter().flatten().find(|name| name.chars().any(char::is_alphanumeric));
    name.cloned().unwrap_or_else(|| text(lang, "unit-unnamed"))
}
