use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Rule, registry};
use crate::contract::Severity;

/// The pages by code, cut once from the rules' own sources.
static PAGES: LazyLock<BTreeMap<&'static str, String>> =
    LazyLock::new(|| registry().iter().map(|rule| (rule.code, module_doc(rule.file))).collect());

/// A rule's manual page in Markdown (what it does, why it matters, an example, the norm behind it); `None`
/// for a code that no rule has. Case does not count.
pub fn explain(code: &str) -> Option<&'static str> {
    PAGES.get(code.to_ascii_uppercase().as_str()).map(String::as_str)
}

/// The pages as files of `docs/rules/`: the index first, then one a rule.
pub fn manual() -> Vec<(String, String)> {
    let mut index = String::from(
        "# Rules\n\nWritten from the sources of the rules: change those, not these pages.\n\n\
         | Code | Name | Severity | Runs | What it does |\n|---|---|---|---|---|\n",
    );
    let mut files = Vec::new();
    for rule in registry() {
        let page = explain(rule.code).unwrap_or_default();
        let (severity, runs) = (severity(rule), if rule.default { "by default" } else { "on request" });
        let (code, name) = (rule.code, rule.name);
        let what = first_sentence(page);
        index.push_str(&format!("| [{code}]({code}.md) | {name} | {severity} | {runs} | {what} |\n"));
        let (title, rest) = page.split_once('\n').unwrap_or((page, ""));
        files.push((
            format!("{code}.md"),
            format!("{title}\n\n{severity}, {runs}. [All rules](README.md)\n{rest}"),
        ));
    }
    files.insert(0, ("README.md".to_owned(), index));
    files
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What a rule does, in a sentence.
fn first_sentence(page: &str) -> String {
    let text = page.split_once("## What it does\n").map(|(_, rest)| rest).unwrap_or_default();
    let text = text.split("\n\n").next().unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = line.find(". ").map_or(line.len(), |at| at + 1);
    line.get(..end).unwrap_or_default().replace('|', "\\|")
}

/// The `//!` lines that a source begins with.
fn module_doc(source: &str) -> String {
    let mut page = String::new();
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    page
}
