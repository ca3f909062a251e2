//! A grammar file made of unknown labels, to be completed by hand.

use super::gather::Found;
use crate::message::{Lang, Message, text};

/// A grammar file of `shape = "labels"` with the suggested fields filled in and the other labels commented out. It
/// loads as it is. `entity` is the administration that all documents are of, where there is one.
pub fn stub(labels: &[Found], entity: Option<&str>, lang: Lang) -> String {
    let mut out = String::new();
    comment(&mut out, &text(lang, "labels-stub-about"));
    out.push_str("name = \"labels\"\nshape = \"labels\"\n\n");
    comment(&mut out, &text(lang, "labels-stub-when"));
    out.push_str(&format!("# [when]\n# entity = {}\n", quoted(entity.unwrap_or("…"))));
    for found in labels {
        out.push('\n');
        comment(&mut out, &about(found, lang));
        let name = found.guess.as_ref().map(|guess| guess.key.to_string());
        let mark = if name.is_some() { "" } else { "# " };
        out.push_str(&format!("{mark}[[field]]\n"));
        out.push_str(&format!("{mark}name = {}\n", quoted(name.as_deref().unwrap_or("?"))));
        out.push_str(&format!("{mark}labels = [{}]\n", quoted(&found.label)));
    }
    out
}

fn about(found: &Found, lang: Lang) -> String {
    let message =
        Message::new("labels-stub-label").arg("count", found.count).arg("documents", found.documents);
    let value = found.examples.first().map(|example| example.value.as_str()).unwrap_or_default();
    message.arg("value", value).render(lang)
}

/// Lines of a comment: nothing in a message may end one.
fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        out.push_str(format!("# {line}").trim_end());
        out.push('\n');
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
