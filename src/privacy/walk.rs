//! One walk over all texts of the records.

use serde_json::{Map, Value};

use super::key::Key;
use super::people::Pseudonyms;
use crate::contract::Extraction;
use crate::report::Item;

/// The records with pseudonyms for people. What the form itself says, which is not printed, is left out.
///
/// Error: the records can't be made anew, and nothing must be shown of them.
pub fn pseudonymise(extraction: &Extraction, key: &Key) -> Result<Extraction, serde_json::Error> {
    let known = Pseudonyms::of(extraction, key);
    let mut value = serde_json::to_value(extraction)?;
    walk(&mut value, &known);
    serde_json::from_value(value)
}

/// A document's findings with pseudonyms for people, the rows of its tables included.
///
/// Error: as of [`pseudonymise`].
pub fn pseudonymise_item(item: &Item, key: &Key) -> Result<Item, serde_json::Error> {
    let known = Pseudonyms::of(&item.extraction, key);
    let extraction = pseudonymise(&item.extraction, key)?;
    // names of places and fingerprints come from the records, so they are made anew too
    let mut made = Item::of(&extraction, None, &item.settled);
    for (new, old) in made.findings.iter_mut().zip(&item.findings) {
        new.row = old.row.clone();
        for cell in &mut new.row {
            cell.text = known.replace(&cell.text).unwrap_or_else(|| std::mem::take(&mut cell.text));
        }
    }
    Ok(made)
}

fn walk(value: &mut Value, known: &Pseudonyms) {
    match value {
        Value::String(text) => {
            if let Some(replaced) = known.replace(text) {
                *text = replaced;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, known)),
        Value::Object(object) => {
            person(object, known);
            object.values_mut().for_each(|value| walk(value, known));
        }
        _ => {}
    }
}

/// A place that holds a person and nothing else: whoever it is has a pseudonym, also where one word is no name that
/// could be looked for elsewhere.
fn person(object: &mut Map<String, Value>, known: &Pseudonyms) {
    let staff = object.get_mut("staff").and_then(Value::as_array_mut);
    for name in staff.into_iter().flatten().filter_map(|person| person.get_mut("name")) {
        if let Value::String(text) = name {
            let replaced = known.replace(text).or_else(|| known.of_name(text));
            *text = replaced.unwrap_or_else(|| std::mem::take(text));
        }
    }
    if let Some(responsible) = object.get_mut("responsible").and_then(Value::as_object_mut) {
        let name = responsible.get("name").and_then(Value::as_str).map(str::to_owned);
        let Some(name) = name.filter(|name| !name.is_empty()) else { return };
        let Some(pseudonym) = known.of_name(&name) else { return };
        if let Some(Value::String(raw)) = responsible.get_mut("raw") {
            *raw = raw.replace(&name, &pseudonym);
        }
        responsible.insert("name".to_owned(), Value::String(pseudonym));
    }
}
