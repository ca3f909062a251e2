use crate::message::{Lang, exists, text};

/// What a table was told to be; the grammar's own word where there is none for it.
pub fn table_kind(kind: &str, lang: Lang) -> String {
    let key = format!("html-table-kind-{kind}");
    if exists(lang, &key) { text(lang, &key) } else { kind.to_owned() }
}
