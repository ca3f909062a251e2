use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};

use super::fact::Fact;
use crate::container::Format;
use crate::message::{Arg, Lang, System, technical, visible_name};

/// Where in a file and what exactly is wrong: shown in the user's language, kept in English.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// The name of the file's part, or of the files in it, that it is about; empty for all of the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What is the matter, where we have words for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
    /// What a library said, in its own words; only where it says more than the fact.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub technical: String,
}

impl Detail {
    /// About a part, or a file in the file.
    pub fn at(place: impl Into<String>) -> Detail {
        Detail { place: place.into(), ..Detail::default() }
    }

    /// In the words of a library.
    pub fn technical(words: impl fmt::Display) -> Detail {
        Detail { technical: words.to_string(), ..Detail::default() }
    }

    /// The same with a fact.
    pub fn with(self, fact: Fact) -> Detail {
        Detail { fact: Some(fact), ..self }
    }

    /// The same with the words of a library.
    pub fn saying(self, words: impl fmt::Display) -> Detail {
        Detail { technical: words.to_string(), ..self }
    }

    /// There is nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == Detail::default()
    }

    /// What there is to say, on one line.
    pub fn render(&self, lang: Lang) -> String {
        Arg::from(self).render(lang)
    }
}

impl From<Fact> for Detail {
    fn from(fact: Fact) -> Self {
        Detail::default().with(fact)
    }
}

/// Of a file of this format.
impl From<Format> for Detail {
    fn from(format: Format) -> Self {
        Fact::Format { name: format.name().to_owned() }.into()
    }
}

impl From<&io::Error> for Detail {
    fn from(error: &io::Error) -> Self {
        match error.get_ref() {
            Some(_) => Detail::technical(error),
            None => Fact::System { what: System::of(error) }.into(),
        }
    }
}

impl From<&Detail> for Arg {
    fn from(detail: &Detail) -> Self {
        let place = Some(visible_name(&detail.place)).filter(|place| !place.is_empty()).map(Arg::Text);
        let fact = detail.fact.as_ref().map(|fact| Arg::from(fact.message()));
        let words = Some(&detail.technical).filter(|words| !words.is_empty());
        let words = words.map(|words| Arg::from(technical(words)));
        Arg::Joined([place, fact, words].into_iter().flatten().collect())
    }
}

/// In English, for the log and the database.
impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fact = self.fact.as_ref().map(|fact| fact.message().render(Lang::En)).unwrap_or_default();
        let parts = [self.place.as_str(), &fact, &self.technical];
        f.write_str(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_is_told_in_either_language_and_kept_in_english() {
        let detail = Detail::at("a\n.docx").with(Fact::Unpacked { bytes: 12 }).saying("bad code");
        assert_eq!(detail.render(Lang::It), "a␊.docx: 12 byte decompressi: dettaglio tecnico: bad code");
        assert_eq!(detail.to_string(), "a\n.docx: 12 bytes unpacked: bad code");
        assert!(Detail::default().is_empty() && Detail::default().to_string().is_empty());
    }

    #[test]
    fn a_detail_comes_over_the_pipe_as_it_went() {
        for detail in [
            Detail::default(),
            Detail::at("x").with(Fact::TooManyParts { most: 3 }),
            Detail::technical("words"),
            Detail::from(&io::Error::from_raw_os_error(5)),
            Detail::from(Format::Pdf),
        ] {
            let json = serde_json::to_string(&detail).unwrap();
            assert_eq!(serde_json::from_str::<Detail>(&json).unwrap(), detail, "{json}");
        }
    }
}
