//! Words that rules look for, from the files under `data/`: no word of a plan stands in the code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Lists of words, in the form of [`super::text::plain`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What a unit is called besides its name.
    pub units: Vec<String>,
    /// Who everybody is.
    pub collective: Vec<String>,
    /// Whole cells that promise a text.
    pub placeholders: Vec<String>,
    /// Numbers in letters.
    pub numbers: BTreeMap<String, f64>,
    /// Which values of an indicator are good.
    pub direction: Direction,
}

/// Which values of an indicator are good.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// Beginnings of indicators of which small values are good.
    pub small: Vec<String>,
    /// And great ones.
    pub great: Vec<String>,
    /// Beginnings of words that make the direction uncertain.
    pub not: Vec<String>,
    /// Beginnings of words with which more than 100 % makes sense.
    pub over_hundred: Vec<String>,
}

/// The lists; a test reads the file strictly.
pub static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("data/words.toml")).unwrap_or_default());

/// Missions of the budget by code: D.Lgs. 118/2011, Allegato 14.
pub static MISSIONS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    #[derive(Default, Deserialize)]
    struct File {
        mission: Section,
    }
    #[derive(Default, Deserialize)]
    struct Section {
        titles: BTreeMap<String, String>,
    }
    let file: File = toml::from_str(include_str!("../../grammars/values.toml")).unwrap_or_default();
    file.mission.titles
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::text::plain;

    #[test]
    fn the_files_can_be_read() {
        assert!(toml::from_str::<Words>(include_str!("data/words.toml")).is_ok());
        assert_eq!(MISSIONS.len(), 23);
        assert_eq!(
            MISSIONS.get("12").map(String::as_str),
            Some("Diritti sociali, politiche sociali e famiglia")
        );
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        let lists = [
            &WORDS.units,
            &WORDS.collective,
            &WORDS.placeholders,
            &WORDS.direction.small,
            &WORDS.direction.great,
            &WORDS.direction.not,
            &WORDS.direction.over_hundred,
        ];
        for word in lists.into_iter().flatten() {
            assert_eq!(*word, plain(word));
        }
    }
}
