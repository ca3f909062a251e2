//! Leaves: the single values that are compared.

use serde_json::Value;

use super::norm::{bare, same_text};

/// A value of a record, as it counts in a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// No such field.
    Absent,
    /// The field is there and empty.
    Blank,
    /// Something stands in it.
    Value(Value),
}

impl Leaf {
    /// A leaf with a text.
    pub fn text(text: impl Into<String>) -> Leaf {
        Leaf::Value(Value::String(text.into()))
    }

    /// The value as it is; absent where there is none.
    pub fn plain(value: Option<&Value>) -> Leaf {
        match value {
            None | Some(Value::Null) => Leaf::Absent,
            Some(value) => Leaf::Value(value.clone()),
        }
    }

    /// Whether both say the same; two blanks do.
    pub fn agrees(&self, other: &Leaf) -> bool {
        match (self, other) {
            (Leaf::Blank, Leaf::Blank) => true,
            (Leaf::Value(a), Leaf::Value(b)) => same(a, b),
            _ => false,
        }
    }
}

/// A field of a record; `None` where there is no record, no such field, or null in it.
pub fn field<'a>(record: Option<&'a Value>, key: &str) -> Option<&'a Value> {
    record?.get(key).filter(|value| !value.is_null())
}

/// A text or plain number of a record.
pub fn text_leaf(record: Option<&Value>, key: &str) -> Leaf {
    match field(record, key) {
        Some(Value::String(text)) if text.trim().is_empty() => Leaf::Blank,
        value => Leaf::plain(value),
    }
}

/// A heading: its ordinal and years don't count.
pub fn heading_leaf(record: Option<&Value>, key: &str) -> Leaf {
    match text_leaf(record, key) {
        Leaf::Value(value) => Leaf::text(bare(&plain(&value))),
        leaf => leaf,
    }
}

/// The understood `part` of a value with `raw` beside it; the raw text itself where nothing was understood.
pub fn value_leaf(record: Option<&Value>, key: &str, part: &str) -> Leaf {
    let Some(value) = field(record, key) else { return Leaf::Absent };
    if !value.is_object() {
        return Leaf::Value(value.clone());
    }
    if let Some(understood) = field(Some(value), part) {
        return Leaf::Value(understood.clone());
    }
    match value.get("raw").and_then(Value::as_str).unwrap_or("").trim() {
        "" => Leaf::Blank,
        raw => Leaf::text(format!("raw: {raw}")),
    }
}

/// The ticked ones of a list of choices, by the text of `label`; `None` where there is no such list.
pub fn selected(record: Option<&Value>, key: &str, label: &str) -> Option<Vec<String>> {
    let list = field(record, key)?.as_array()?;
    let ticked = list.iter().filter(|choice| truthy(choice.get("selected")));
    Some(ticked.map(|choice| choice.get(label).map(plain).unwrap_or_default()).collect())
}

/// The texts of a list; `None` where there is no such list.
pub fn texts(record: Option<&Value>, key: &str) -> Option<Vec<String>> {
    Some(field(record, key)?.as_array()?.iter().map(plain).collect())
}

/// The records of a list; none where there is no such list.
pub fn list<'a>(record: Option<&'a Value>, key: &str) -> Vec<&'a Value> {
    field(record, key).and_then(Value::as_array).map(|list| list.iter().collect()).unwrap_or_default()
}

/// The text of a field, empty where it has none.
pub fn label(record: &Value, key: &str) -> String {
    record.get(key).filter(|value| truthy(Some(value))).map(plain).unwrap_or_default().trim().to_owned()
}

/// A value as text.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "None".to_owned(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => format!("{float:?}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

fn truthy(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Bool(bool)) => *bool,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::Object(map)) => !map.is_empty(),
    }
}

fn same(a: &Value, b: &Value) -> bool {
    if a.is_boolean() || b.is_boolean() {
        return a == b;
    }
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
        }
        _ => same_text(&plain(a), &plain(b)),
    }
}
