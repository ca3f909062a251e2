use crate::message::{Lang, exists, text};

/// What to do about a rule's findings, in a sentence; `None` for a rule that is not known.
pub fn advice(rule: &str, lang: Lang) -> Option<String> {
    let key = format!("advice-{}", rule.to_ascii_lowercase());
    exists(lang, &key).then(|| text(lang, &key))
}
