use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Rule, registry, rule};
use crate::contract::Severity;
use crate::message::{Lang, text};

/// The English pages by code, cut once from the rules' own sources.
static PAGES: LazyLock<BTreeMap<&'static str, String>> =
    LazyLock::new(|| registry().iter().map(|rule| (rule.code, module_doc(rule.file))).collect());

/// The headings of a page, in their order; the last stands only where there is something to say.
pub fn headings(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::It => ["Che cosa fa", "Perché è un problema", "Esempio", "Riferimenti", "Falsi allarmi noti"],
        Lang::En => ["What it does", "Why is this bad?", "Example", "References", "Known false alarms"],
    }
}

/// A rule's manual page in Markdown (what it does, why it matters, an example, the norm behind it); `None`
/// for a code that no rule has. Case does not count.
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let rule = rule(code)?;
    match lang {
        Lang::It => Some(rule.page_it),
        Lang::En => PAGES.get(rule.code).map(String::as_str),
    }
}

/// What a rule does: the first section of its page, on one line.
pub fn what_it_does(rule: &Rule, lang: Lang) -> String {
    let page = explain(rule.code, lang).unwrap_or_default();
    let [first, ..] = headings(lang);
    let text = page.split_once(&format!("## {first}\n")).map(|(_, rest)| rest).unwrap_or_default();
    let text = text.split("\n## ").next().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The message that says a severity in a word.
pub fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "report-error",
        Severity::Warning => "report-warning",
        Severity::Info => "report-info",
    }
}

impl Rule {
    /// What people call it in a language; programs know it by [`Rule::name`], which is the English one.
    pub fn name_in(&self, lang: Lang) -> String {
        text(lang, &format!("rule-name-{}", self.code.to_ascii_lowercase()))
    }

    /// Its severity in a word.
    pub fn severity_in(&self, lang: Lang) -> String {
        text(lang, severity_key(self.severity))
    }

    /// Whether it runs unasked, in words.
    pub fn runs_in(&self, lang: Lang) -> String {
        text(lang, if self.default { "rule-default" } else { "rule-on-request" })
    }
}

/// The pages as files of `docs/rules/`: of each language the index first, then one a rule. English stands at the
/// top, Italian in `it/`.
pub fn manual() -> Vec<(String, String)> {
    [(Lang::En, "", "it/"), (Lang::It, "it/", "../")]
        .into_iter()
        .flat_map(|(lang, folder, other)| pages(lang, folder, other))
        .collect()
}

/// The index and the pages of one language: where they stand, and how they name the place of the other's.
fn pages(lang: Lang, folder: &str, other: &str) -> Vec<(String, String)> {
    let word = |key| text(lang, key);
    let (all, translated) = (text(lang, "manual-all"), text(lang, "manual-other"));
    let [what, ..] = headings(lang);
    let columns = ["column-code", "column-name", "column-severity", "column-default"].map(word);
    let mut index = format!(
        "# {}\n\n{} [{translated}]({other}README.md)\n\n| {} | {what} |\n|---|---|---|---|---|\n",
        word("manual-title"),
        word("manual-origin"),
        columns.join(" | "),
    );
    let mut files = Vec::new();
    for rule in registry() {
        let (code, name) = (rule.code, rule.name_in(lang));
        let (severity, runs) = (rule.severity_in(lang), rule.runs_in(lang));
        let what = first_sentence(&what_it_does(rule, lang));
        index.push_str(&format!("| [{code}]({code}.md) | {name} | {severity} | {runs} | {what} |\n"));
        let page = explain(code, lang).unwrap_or_default();
        let (title, rest) = page.split_once('\n').unwrap_or((page, ""));
        let links = format!("[{all}](README.md). [{translated}]({other}{code}.md)");
        files.push((format!("{folder}{code}.md"), format!("{title}\n\n{severity}, {runs}. {links}\n{rest}")));
    }
    files.insert(0, (format!("{folder}README.md"), index));
    files
}

/// The first sentence of a line, as a cell of a table.
fn first_sentence(line: &str) -> String {
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
