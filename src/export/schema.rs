use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::contract::{Extraction, FORMAT};

/// The identifier of the JSON Schema: an absolute URI, as the standard asks for, that no server stands behind.
pub const SCHEMA_ID: &str = "urn:spoglio:plan:1";

/// The JSON Schema (draft 2020-12) of what is printed for one document, generated from the contract's types.
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Extraction>().to_value();
    if let Some(root) = schema.as_object_mut() {
        root.insert("$id".to_owned(), json!(SCHEMA_ID));
        root.insert("title".to_owned(), json!(FORMAT));
    }
    if let Some(format) = schema.pointer_mut("/properties/format").and_then(Value::as_object_mut) {
        format.insert("const".to_owned(), json!(FORMAT));
    }
    absent_is_never_null(&mut schema);
    schema
}

/// A property that may be absent is never printed as `null`: *no such place* is told by absence alone. Takes
/// `null` out of the types of all properties that are not required.
fn absent_is_never_null(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        let required = object.get("required").cloned().unwrap_or_default();
        let is_required =
            |name: &str| required.as_array().is_some_and(|names| names.iter().any(|n| n == name));
        if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
            for (_, property) in properties.iter_mut().filter(|(name, _)| !is_required(name)) {
                drop_null(property);
            }
        }
        object.values_mut().for_each(absent_is_never_null);
    }
}

fn drop_null(property: &mut Value) {
    let Some(object) = property.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({"type": "null"}));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
}
