use std::fmt;

use super::{Arg, Lang, Message, technical};

/// Why a text is no TOML or JSON, or not the TOML or JSON that is asked for: what its parser says, in our words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unparsed {
    /// Line and column, from 1, where the parser tells them.
    pub at: Option<(usize, usize)>,
    wrong: Wrong,
    /// The parser's own words.
    words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    Toml,
    Json,
    /// Another kind of value than the one that this key names.
    Expected(&'static str),
    /// A value of the right kind that can't stand here.
    Value,
    Missing(String),
    Unknown(String, Vec<String>),
}

/// What parsers call the kinds of values, and the keys of our words for them. Names of numbers are looked for first:
/// `a tuple of size 2` is a list all the same.
const KINDS: [(&[&str], &str); 5] = [
    (&["a string", "a borrowed string", "a character", "string or"], "unparsed-kind-text"),
    (&["a boolean"], "unparsed-kind-truth"),
    (&["f32", "f64", "floating"], "unparsed-kind-number"),
    (&["a sequence", "an array", "a tuple", "tuple "], "unparsed-kind-list"),
    (&["a map", "struct ", "enum "], "unparsed-kind-table"),
];
const WHOLE: [&str; 12] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "isize", "integer"];

impl Unparsed {
    /// What the parser of TOML says of a text.
    pub fn toml(text: &str, error: &toml::de::Error) -> Unparsed {
        let at = error.span().map(|span| {
            let before = text.get(..span.start).unwrap_or(text);
            let line = before.rsplit('\n').next().unwrap_or_default();
            (before.matches('\n').count() + 1, line.chars().count() + 1)
        });
        let words = error.message().to_owned();
        Unparsed { at, wrong: wrong(&words).unwrap_or(Wrong::Toml), words }
    }

    /// What the parser of JSON says.
    pub fn json(error: &serde_json::Error) -> Unparsed {
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
        let wrong = if error.is_data() { wrong(&words).unwrap_or(Wrong::Value) } else { Wrong::Json };
        let at = (error.line() > 0).then(|| (error.line(), error.column()));
        Unparsed { at, wrong, words }
    }

    /// The name of a key that does not exist, and those that could stand in its place.
    pub fn unknown_key(&self) -> Option<(&str, &[String])> {
        match &self.wrong {
            Wrong::Unknown(name, known) if self.words.starts_with("unknown field") => Some((name, known)),
            _ => None,
        }
    }

    /// What its parser says.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What is wrong, without the place.
    pub fn what(&self) -> Message {
        let what = match &self.wrong {
            Wrong::Toml => Message::new("unparsed-toml"),
            Wrong::Json => Message::new("unparsed-json"),
            Wrong::Expected(kind) => Message::new("unparsed-expected").arg("kind", Arg::Key(kind)),
            Wrong::Value => Message::new("unparsed-value"),
            Wrong::Missing(name) => Message::new("unparsed-missing").arg("name", name.as_str()),
            // the parser says no more than that
            Wrong::Unknown(name, known) => {
                return Message::new("unparsed-unknown")
                    .arg("name", name.as_str())
                    .arg("known", known.join(", "));
            }
        };
        Message::new("unparsed").arg("what", what).arg("words", technical(&self.words))
    }

    /// Where and what is wrong.
    pub fn message(&self) -> Message {
        match self.at {
            None => self.what(),
            Some((line, column)) => {
                let message = Message::new("unparsed-at").arg("line", line).arg("column", column);
                message.arg("what", self.what())
            }
        }
    }
}

/// In English, for programs.
impl fmt::Display for Unparsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().render(Lang::En))
    }
}

impl From<&Unparsed> for Arg {
    fn from(unparsed: &Unparsed) -> Self {
        unparsed.message().into()
    }
}

/// What serde says of values, whatever parser it works for; `None` for what a parser itself says.
fn wrong(words: &str) -> Option<Wrong> {
    let mut names = words.split('`').skip(1).step_by(2).map(str::to_owned);
    if words.starts_with("invalid ") && words.contains(", expected ") {
        let kind = expected(words.rsplit(", expected ").next()?);
        // a value of the right kind that does not fit is told as such
        let of_kind = !words.starts_with("invalid value");
        return Some(kind.filter(|_| of_kind).map_or(Wrong::Value, Wrong::Expected));
    }
    if words.starts_with("missing field") {
        return Some(Wrong::Missing(names.next()?));
    }
    if words.starts_with("unknown field") || words.starts_with("unknown variant") {
        let name = names.next()?;
        return Some(Wrong::Unknown(name, names.filter(|name| !name.is_empty()).collect()));
    }
    (words.starts_with("data did not match") || words.starts_with("duplicate field")).then_some(Wrong::Value)
}

/// The key of a kind of value, by what serde calls it.
fn expected(called: &str) -> Option<&'static str> {
    let words = |name: &&str| called.split([' ', ',']).any(|word| word == *name);
    if WHOLE.iter().any(words) {
        return Some("unparsed-kind-whole");
    }
    KINDS.iter().find(|(names, _)| names.iter().any(|name| called.contains(name))).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[allow(dead_code)]
        number: Option<u8>,
        #[allow(dead_code)]
        list: Option<Vec<String>>,
        #[allow(dead_code)]
        share: Option<f64>,
        #[allow(dead_code)]
        table: Option<BTreeMap<String, bool>>,
    }

    fn told(text: &str) -> String {
        let error = toml::from_str::<Sample>(text).expect_err(text);
        Unparsed::toml(text, &error).message().render(Lang::It)
    }

    #[test]
    fn what_is_expected_is_told_in_words_of_ours() {
        for (text, start) in [
            ("number = \"x\"", "riga 1, colonna 10: qui è atteso un numero intero (dettaglio tecnico: "),
            ("\nlist = 1", "riga 2, colonna 8: qui è atteso un elenco (dettaglio tecnico: "),
            ("list = [1]", "riga 1, colonna 9: qui è atteso un testo (dettaglio tecnico: "),
            ("share = \"x\"", "riga 1, colonna 9: qui è atteso un numero (dettaglio tecnico: "),
            ("table = 1", "riga 1, colonna 9: qui è attesa una tabella (dettaglio tecnico: "),
            ("table = { a = 1 }", "riga 1, colonna 15: qui è atteso vero o falso (dettaglio tecnico: "),
            ("number = 999", "riga 1, colonna 10: il valore non è fra quelli ammessi (dettaglio tecnico: "),
            ("more = 1", "riga 1, colonna 1: more non esiste; ammessi: number, list, share, table"),
            ("number = ", "riga 1, colonna 10: non è TOML valido (dettaglio tecnico: "),
            ("[x", "riga 1, colonna 3: non è TOML valido (dettaglio tecnico: "),
        ] {
            let told = told(text);
            assert!(told.starts_with(start), "{text}: {told}");
            assert!(!told.contains("line "), "{told}");
        }
    }

    #[test]
    fn json_is_told_alike() {
        let told = |text: &str| {
            let error = serde_json::from_str::<Sample>(text).expect_err(text);
            Unparsed::json(&error).message().render(Lang::It)
        };
        assert_eq!(
            told("{\n  \"number\": tre\n}"),
            "riga 2, colonna 15: non è JSON valido (dettaglio tecnico: expected ident)"
        );
        assert_eq!(
            told("{\"number\": \"x\"}"),
            "riga 1, colonna 14: qui è atteso un numero intero (dettaglio tecnico: invalid type: string \"x\", expected u8)"
        );
    }
}
