use super::Rule;
use crate::contract::{Finding, Severity};
use crate::document::Source;
use crate::message::{Lang, Message};

/// What a rule found, before a language is chosen.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    rule: &'static Rule,
    severity: Severity,
    pointer: String,
    related: Vec<String>,
    source: Source,
    message: Message,
}

impl Diagnostic {
    /// A finding of a rule at a record: its JSON pointer and its place in the document.
    pub fn new(rule: &'static Rule, pointer: String, source: &Source, message: Message) -> Self {
        let source = source.clone();
        Diagnostic { rule, severity: rule.severity, pointer, related: Vec::new(), source, message }
    }

    /// Adds other records that have to do with it, by JSON pointer.
    pub fn related(mut self, pointers: impl IntoIterator<Item = String>) -> Self {
        self.related.extend(pointers);
        self
    }

    /// Another severity than the rule's own, for a rule whose cases are not equally serious.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// As the contract shows it.
    pub fn render(&self, lang: Lang) -> Finding {
        Finding {
            rule: self.rule.code.to_owned(),
            name: self.rule.name.to_owned(),
            severity: self.severity,
            message: self.message.render(lang),
            pointer: self.pointer.clone(),
            related: self.related.clone(),
            source: self.source.clone(),
        }
    }

    /// What findings are sorted by: the record's place in the document, then the code.
    pub(super) fn order(&self) -> (Vec<Step>, &'static str) {
        (self.pointer.split('/').skip(1).map(Step::new).collect(), self.rule.code)
    }
}

/// The lists of the contract in the order in which a document has their records.
const FIELDS: [&str; 14] = [
    "document",
    "plan",
    "indicator_tables",
    "units",
    "unclaimed",
    "responsible",
    "summaries",
    "rows",
    "objectives",
    "years",
    "deadline",
    "phases",
    "indicators",
    "staff",
];

/// One step of a pointer; a field that is not in [`FIELDS`] comes after those that are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Index(usize),
    Field(usize, String),
}

impl Step {
    fn new(text: &str) -> Self {
        match text.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => {
                let rank = FIELDS.iter().position(|field| *field == text).unwrap_or(FIELDS.len());
                Step::Field(rank, text.to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(pointer: &str) -> Vec<Step> {
        pointer.split('/').skip(1).map(Step::new).collect()
    }

    #[test]
    fn pointers_sort_as_the_document_reads() {
        let ordered = [
            "/document",
            "/plan",
            "/indicator_tables/0/indicators/1",
            "/units/2",
            "/units/2/summaries/0/rows/10",
            "/units/2/objectives/1",
            "/units/2/objectives/1/phases/9",
            "/units/2/objectives/1/phases/10",
            "/units/2/objectives/1/indicators/0",
            "/units/2/objectives/2",
            "/units/2/staff/0",
            "/units/10",
            "/unclaimed/0",
        ];
        assert!(ordered.windows(2).all(|pair| key(pair[0]) < key(pair[1])), "{ordered:?}");
    }
}
