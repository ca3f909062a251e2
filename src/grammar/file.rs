//! The shape of a grammar file.

use serde::Deserialize;

use super::when::When;

/// A file under `grammars/`. Which tables of it are used depends on its `shape`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrammarFile {
    pub name: String,
    pub shape: Shape,
    /// The documents that it is for; all, where it says nothing.
    #[serde(default)]
    pub when: Option<When>,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub description_it: String,
    #[serde(default, rename = "field")]
    pub fields: Vec<FieldSpec>,
    #[serde(default, rename = "total")]
    pub totals: Vec<LabelList>,
    #[serde(default, rename = "marker")]
    pub markers: Vec<MarkerSpec>,
    #[serde(default, rename = "table")]
    pub tables: Vec<OtherSpec>,
    #[serde(default, rename = "example")]
    pub examples: Vec<Example>,
    // language
    #[serde(default)]
    pub stop_words: Vec<String>,
    #[serde(default)]
    pub months: Vec<String>,
    /// Names of the quarters, first to fourth.
    #[serde(default)]
    pub quarters: Vec<Vec<String>>,
    /// Names of the thirds of a year, in order.
    #[serde(default)]
    pub thirds: Vec<Vec<String>>,
    /// Names of the halves of a year, in order.
    #[serde(default)]
    pub halves: Vec<Vec<String>>,
    #[serde(default)]
    pub year_words: Vec<String>,
    /// Signs for no value, which are no labels.
    #[serde(default)]
    pub no_values: Vec<String>,
    #[serde(default)]
    pub number_signs: Vec<String>,
    /// Words between the number of a card and that of all of them (`Scheda n. 1 di 3`).
    #[serde(default)]
    pub count_words: Vec<String>,
    /// Words that say no more than the label beside them.
    #[serde(default)]
    pub qualifiers: Vec<String>,
    /// What says that a part goes on from the page before.
    #[serde(default)]
    pub continuations: Vec<String>,
    /// What stands between two labels that name one place together.
    #[serde(default)]
    pub conjunctions: Vec<String>,
    /// Words of a label that make its date another one than that by which something is done.
    #[serde(default)]
    pub other_times: Vec<String>,
    /// Ordinals, first to ninth.
    #[serde(default)]
    pub ordinals: Vec<String>,
    /// A word → the one that it means the same as.
    #[serde(default)]
    pub synonyms: std::collections::BTreeMap<String, String>,
    /// How a question begins → the shorter form of it.
    #[serde(default)]
    pub question_forms: std::collections::BTreeMap<String, String>,
    /// Words for the record itself: `fase` in `Scadenza della fase`.
    #[serde(default)]
    pub own_words: Vec<String>,
    #[serde(default)]
    pub abbreviations: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    pub notes: NoteWords,
    // unit
    #[serde(default)]
    pub openers: Vec<String>,
    #[serde(default)]
    pub transversal: Vec<String>,
    // plan
    #[serde(default, rename = "kind")]
    pub kinds: Vec<KindSpec>,
    #[serde(default)]
    pub entity: EntityWords,
    #[serde(default)]
    pub period: Openers,
    #[serde(default)]
    pub title: TitleWords,
    #[serde(default)]
    pub components: ComponentWords,
}

/// What a grammar file is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shape {
    #[default]
    Record,
    Columns,
    Unit,
    Markers,
    Other,
    Plan,
    Language,
    Values,
    /// Labels of any record, its name before the field's (`indicator.target`).
    Labels,
}

/// A field of a record and the labels that stand for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldSpec {
    pub name: String,
    /// The field's own, where a file that adds to it says nothing.
    #[serde(default, rename = "type")]
    pub kind: Option<ValueKind>,
    #[serde(default)]
    pub required: bool,
    /// Several columns may carry it, one a year.
    #[serde(default)]
    pub yearly: bool,
    /// A header with it is of this grammar and of no other that knows its other labels as well.
    #[serde(default)]
    pub telling: bool,
    #[serde(default)]
    pub labels: Vec<String>,
    /// Labels of other files that do not stand for the field.
    #[serde(default)]
    pub remove: Vec<String>,
    /// Labels that stand for the field only where no field has a better claim on them.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Questions that ask for the field: how one begins, then stems of which one must follow, or `*`.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Labels that stand for the field with a year of the plan in them.
    #[serde(default)]
    pub with_plan_year: Vec<String>,
    /// Labels that stand for the field with a year before the plan in them.
    #[serde(default)]
    pub with_past_year: Vec<String>,
}

/// What the values of a field look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ValueKind {
    Text,
    Prose,
    Percent,
    Number,
    Date,
    Target,
    Person,
    People,
    Ordinal,
    Code,
    Years,
    Choices,
    List,
    Units,
    Mission,
    Program,
    Band,
    Mark,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelList {
    pub labels: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkerSpec {
    pub name: MarkerKind,
    pub labels: Vec<String>,
    /// As [`FieldSpec::questions`].
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What a marker opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkerKind {
    /// A card of one objective.
    Card,
    /// The cards of a unit.
    Sheet,
    /// A table that lists objectives.
    Summary,
    /// A block of phases.
    Phases,
    /// A block of indicators.
    Indicators,
    /// A block of people.
    Staff,
    /// A part of the document that holds no objective.
    Foreign,
    /// A group of objectives.
    Group,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OtherSpec {
    pub kind: String,
    pub telling: Vec<String>,
    #[serde(default)]
    pub labels: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    /// Rows, cells separated by `|`.
    pub rows: String,
    /// The records that must come of it: field → raw text.
    pub expect: Vec<std::collections::BTreeMap<String, String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteWords {
    #[serde(default)]
    pub mandatory: Vec<String>,
    #[serde(default)]
    pub optional: Vec<String>,
    #[serde(default)]
    pub for_types: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindSpec {
    pub kind: crate::contract::PlanKind,
    pub titles: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntityWords {
    #[serde(default)]
    pub openers: Vec<String>,
    #[serde(default)]
    pub particles: Vec<String>,
    /// Openers of an entity in which others lie, whose names may stand under its own.
    #[serde(default)]
    pub above: Vec<String>,
    /// Openers of the bodies of such an entity.
    #[serde(default)]
    pub bodies: Vec<String>,
    #[serde(default)]
    pub min_words: usize,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Openers {
    #[serde(default)]
    pub openers: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitleWords {
    #[serde(default)]
    pub stop: Vec<String>,
    /// Words with which a second line goes on with the title.
    #[serde(default)]
    pub joins: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComponentWords {
    #[serde(default)]
    pub weight_words: Vec<String>,
}
