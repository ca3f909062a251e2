use crate::contract::{Grade, PlanKind, Severity};
use crate::document::Source;
use crate::message::{Arg, Lang, Message, exists, render_key, text};

/// The texts of the page in its language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

impl Words {
    /// In a language.
    pub fn new(lang: Lang) -> Words {
        Words { lang }
    }

    /// A text.
    pub fn text(self, key: &'static str) -> String {
        text(self.lang, key)
    }

    /// A text with one argument.
    pub fn with(self, key: &'static str, name: &'static str, value: impl Into<Arg>) -> String {
        Message::new(key).arg(name, value).render(self.lang)
    }

    /// A text that depends on a number.
    pub fn count(self, key: &'static str, count: usize) -> String {
        self.with(key, "count", count)
    }

    /// A number as the language writes it, two decimals at most.
    pub fn number(self, number: f64) -> String {
        self.with("html-number", "number", (number * 100.0).round() / 100.0)
    }

    /// A share with its sign.
    pub fn percent(self, number: f64) -> String {
        self.with("html-percent", "number", (number * 100.0).round() / 100.0)
    }

    /// A day as the language writes it; what is no day stays.
    pub fn day(self, iso: &str) -> String {
        let mut parts = iso.split('-');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(year), Some(month), Some(day)) => Message::new("html-day")
                .arg("day", day)
                .arg("month", month)
                .arg("year", year)
                .render(self.lang),
            _ => iso.to_owned(),
        }
    }

    /// The word of a severity.
    pub fn severity(self, severity: Severity) -> String {
        self.text(crate::audit::severity_key(severity))
    }

    /// How sure a record is; nothing where it is certain.
    pub fn grade(self, grade: Grade) -> Option<String> {
        match grade {
            Grade::A => None,
            Grade::B => Some(self.text("html-grade-b")),
            Grade::C => Some(self.text("html-grade-c")),
        }
    }

    /// The kind of a plan.
    pub fn plan(self, kind: PlanKind) -> String {
        text(self.lang, &format!("html-plan-{}", kind.as_str().replace('_', "-")))
    }

    /// What a table was told to be; the grammar's own word where there is none for it.
    pub fn table_kind(self, kind: &str) -> String {
        crate::report::table_kind(kind, self.lang)
    }

    /// What the rules of a family are about: the letters that their codes begin with.
    pub fn family(self, letters: &str) -> String {
        let key = format!("html-family-{}", letters.to_ascii_lowercase());
        if exists(self.lang, &key) { text(self.lang, &key) } else { letters.to_owned() }
    }

    /// Page, table and rows, as far as they are known.
    pub fn place(self, source: &Source) -> String {
        let one = |key: &'static str, number: Option<u32>| {
            number.map(|number| self.with(key, "number", number.to_string()))
        };
        // outside of tables rows are lines or paragraphs
        let rows = source.table.and(source.rows).map(|(first, last)| match first == last {
            true => self.with("report-row", "number", first.to_string()),
            false => {
                let args = [("first", Arg::Text(first.to_string())), ("last", Arg::Text(last.to_string()))];
                render_key(self.lang, "html-rows", &args)
            }
        });
        let confidence =
            source.confidence.map(|sure| self.with("html-confidence", "number", sure.to_string()));
        let parts = [one("report-page", source.page), one("report-table", source.table), rows, confidence];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The sign of a severity, which does not rest on colour.
pub fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✖",
        Severity::Warning => "▲",
        Severity::Info => "●",
    }
}
