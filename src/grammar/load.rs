//! Loading grammars: the built-in files, a user's folder over them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use memchr::memmem::Finder;
use sha2::{Digest, Sha256};

use super::corrections::{by_record, take_away};
use super::field::{Field, Key, Record};
use super::file::{
    ComponentWords, EntityWords, GrammarFile, MarkerKind, Openers, Shape, TitleWords, ValueKind,
};
use super::labels::Labels;
use super::language::{Language, Normal, flat};
use super::lexicon::Lexicon;
use super::local::Local;
use super::memo::Memo;
use super::problem::ProblemDetail;
use crate::contract::PlanKind;
use crate::message::{System, Unparsed, shown_path};

/// A text of more words is no label with words that may be left out, and no question for one.
const MOST_WORDS: usize = 8;

/// Where a grammar comes from that is compiled into the program.
pub const BUILT_IN: &str = "built-in";

/// The files compiled into the program.
const BUILTIN: &[(&str, &str)] = &[
    ("language", include_str!("../../grammars/language.toml")),
    ("plan", include_str!("../../grammars/plan.toml")),
    ("unit", include_str!("../../grammars/unit.toml")),
    ("objective", include_str!("../../grammars/objective.toml")),
    ("phases", include_str!("../../grammars/phases.toml")),
    ("indicators", include_str!("../../grammars/indicators.toml")),
    ("staff", include_str!("../../grammars/staff.toml")),
    ("summary", include_str!("../../grammars/summary.toml")),
    ("markers", include_str!("../../grammars/markers.toml")),
    ("other", include_str!("../../grammars/other.toml")),
];

/// The grammars in force: the built-in ones, with a user's own added or put in their place.
#[derive(Clone, Debug)]
pub struct Grammars {
    pub(crate) words: Arc<Words>,
    /// Files for some documents only.
    pub(super) local: Arc<Local>,
}

impl Default for Grammars {
    fn default() -> Self {
        Grammars::builtin()
    }
}

/// All that the files say, in the form that the recognisers use.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub files: Vec<LoadedFile>,
    /// Labels to be taken away that are not there.
    pub vain: Vec<GrammarProblem>,
    /// SHA-256 over the files' texts, in order.
    pub fingerprint: String,
    /// What texts were found to be.
    pub memo: Memo,
    pub language: Language,
    /// The labels of all lexicons below.
    pub labels: Labels,
    pub records: BTreeMap<Record, Lexicon<Field>>,
    /// Labels that count with a year of the plan, or before it, in them.
    pub with_plan_year: BTreeMap<Record, Lexicon<Field>>,
    pub with_past_year: BTreeMap<Record, Lexicon<Field>>,
    pub totals: BTreeMap<Record, Lexicon<()>>,
    pub values: BTreeMap<Key, ValueKind>,
    pub telling: BTreeSet<Key>,
    pub yearly: BTreeSet<Key>,
    pub markers: Lexicon<MarkerKind>,
    /// Stems of the words that announce a card.
    card_stems: HashSet<String>,
    /// First words of questions, and stems of words that may be left out of a label.
    further: (HashSet<String>, HashSet<String>),
    pub others: Vec<OtherTable>,
    pub unit_openers: Vec<String>,
    pub transversal: Vec<String>,
    /// Titles of the kinds of plans.
    pub kind_titles: Vec<KindTitle>,
    pub entity: EntityWords,
    pub period: Openers,
    pub title: TitleWords,
    pub components: ComponentWords,
}

/// A title of a kind of plan.
#[derive(Debug)]
pub(crate) struct KindTitle {
    pub kind: PlanKind,
    /// Of the title, flat.
    pub finder: Finder<'static>,
    /// Its letters.
    pub chars: usize,
}

/// A kind of table that holds no objective.
#[derive(Debug, Default)]
pub(crate) struct OtherTable {
    pub kind: String,
    pub telling: Lexicon<()>,
    pub labels: Lexicon<()>,
}

#[derive(Clone, Debug)]
pub(crate) struct LoadedFile {
    pub file: GrammarFile,
    pub origin: String,
    pub text: String,
}

/// A grammar file, for listing.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GrammarInfo {
    /// Its name (`indicators`).
    pub name: String,
    /// What it recognises, in English.
    pub description: String,
    /// What it recognises, in Italian.
    pub description_it: String,
    /// `built-in` or the path of the user's file.
    pub origin: String,
    /// Fields that it fills.
    pub fields: usize,
    /// Labels that it knows.
    pub labels: usize,
    /// Examples that it carries.
    pub examples: usize,
}

/// Something wrong with a grammar file.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GrammarProblem {
    /// The file.
    pub file: String,
    /// Stable word: `unreadable`, `syntax`, `unknown-field`, `overlapping-label`, `no-required-field`,
    /// `no-example`, `example-failed`, `bad-condition`, `vain-removal`; each has a message `grammar-problem-CODE` in the message files
    /// (arguments `file`, `detail`).
    pub code: &'static str,
    /// What exactly (the field, the label, the line).
    pub detail: ProblemDetail,
}

impl Grammars {
    /// The grammars compiled into the program.
    pub fn builtin() -> Grammars {
        Grammars::of_files(builtin_files(), Vec::new())
    }

    /// The fingerprint of [`Grammars::builtin`], without making their words.
    pub fn builtin_fingerprint() -> String {
        digest(BUILTIN.iter().map(|(_, text)| *text))
    }

    /// Files for all documents, and files with a `[when]`.
    fn of_files(files: Vec<LoadedFile>, local: Vec<LoadedFile>) -> Grammars {
        let fingerprint = fingerprint(files.iter());
        let words = Words { fingerprint, ..Words::new(files) };
        Grammars { words: Arc::new(words), local: Arc::new(Local::new(local)) }
    }

    /// The built-in grammars with those of a folder (`*.toml`) added: the fields' labels, markers, tables and
    /// openers of each file join those of the built-in file of the same `name`, labels under `remove` are taken
    /// from it; the values' words (`values.toml`) are built in. A file with a `[when]` counts for the documents
    /// that it names only.
    ///
    /// # Errors
    /// All problems of the folder's files: unreadable, not TOML, unknown fields.
    pub fn with_dir(dir: &Path) -> Result<Grammars, Vec<GrammarProblem>> {
        let mut problems = Vec::new();
        let texts = read_dir(dir, &mut problems);
        Grammars::with_texts(texts, problems)
    }

    /// As [`Grammars::with_dir`], with files that are in memory: their names, for messages, and their texts.
    ///
    /// # Errors
    /// All problems of the files: not TOML, unknown fields.
    pub fn with_files(
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Grammars, Vec<GrammarProblem>> {
        Grammars::with_texts(files, Vec::new())
    }

    fn with_texts(
        texts: impl IntoIterator<Item = (String, String)>,
        mut problems: Vec<GrammarProblem>,
    ) -> Result<Grammars, Vec<GrammarProblem>> {
        let builtin = builtin_files();
        let mut files = builtin.clone();
        let mut local = Vec::new();
        for (path, text) in texts {
            match toml::from_str::<GrammarFile>(&text) {
                Ok(file) => {
                    let bad = file.when.as_ref().and_then(|when| when.problem());
                    problems.extend(bad.map(|detail| GrammarProblem {
                        file: path.clone(),
                        code: "bad-condition",
                        detail: detail.into(),
                    }));
                    let to = if file.when.is_some() { &mut local } else { &mut files };
                    for file in by_record(file, &path, &builtin, &mut problems) {
                        problems.extend(unknown_fields(&file, &path));
                        to.push(LoadedFile { file, origin: path.clone(), text: text.clone() });
                    }
                }
                Err(error) => {
                    problems.push(GrammarProblem {
                        file: path,
                        code: "syntax",
                        detail: ProblemDetail::Unparsed(Unparsed::toml(&text, &error)),
                    });
                }
            }
        }
        if problems.is_empty() { Ok(Grammars::of_files(files, local)) } else { Err(problems) }
    }

    /// A hash of all files that hold for every document: the same words give the same records. Files for some documents
    /// only are told by [`Grammars::local_files`].
    pub fn fingerprint(&self) -> &str {
        &self.words.fingerprint
    }

    /// The grammar files in force.
    pub fn list(&self) -> Vec<GrammarInfo> {
        self.words
            .files
            .iter()
            .chain(self.local.files())
            .map(|LoadedFile { file, origin, .. }| GrammarInfo {
                name: file.name.clone(),
                description: file.description.clone(),
                description_it: file.description_it.clone(),
                origin: origin.clone(),
                fields: file.fields.len(),
                labels: count_labels(file),
                examples: file.examples.len(),
            })
            .collect()
    }
}

/// The files compiled into the program. One that does not parse is caught by a test; at run time its words are
/// missing.
fn builtin_files() -> Vec<LoadedFile> {
    let mut files = Vec::new();
    for (name, text) in BUILTIN {
        match toml::from_str::<GrammarFile>(text) {
            Ok(file) => {
                files.push(LoadedFile { file, origin: BUILT_IN.to_owned(), text: (*text).to_owned() })
            }
            Err(error) => debug_assert!(false, "built-in grammar {name}: {error}"),
        }
    }
    files
}

fn count_labels(file: &GrammarFile) -> usize {
    file.fields.iter().map(|f| f.labels.len() + f.weak.len()).sum::<usize>()
        + file.totals.iter().map(|t| t.labels.len()).sum::<usize>()
        + file.markers.iter().map(|m| m.labels.len()).sum::<usize>()
        + file.tables.iter().map(|t| t.telling.len() + t.labels.len()).sum::<usize>()
        + file.openers.len()
        + file.transversal.len()
        + file.kinds.iter().map(|k| k.titles.len()).sum::<usize>()
        + file.entity.openers.len()
}

fn read_dir(dir: &Path, problems: &mut Vec<GrammarProblem>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(GrammarProblem {
                file: shown_path(dir),
                code: "unreadable",
                detail: ProblemDetail::System(System::of(&error)),
            });
            return found;
        }
    };
    let mut paths: Vec<_> = entries.filter_map(|e| e.ok()).map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    for path in paths {
        let name = shown_path(&path);
        match std::fs::read_to_string(&path) {
            Ok(text) => found.push((name, text)),
            Err(error) => {
                let detail = ProblemDetail::System(System::of(&error));
                problems.push(GrammarProblem { file: name, code: "unreadable", detail })
            }
        }
    }
    found
}

/// The record that a grammar file's fields belong to.
pub(crate) fn record_of(file: &GrammarFile) -> Option<Record> {
    let name = file.name.as_str();
    [
        ("objective", Record::Objective),
        ("indicators", Record::Indicator),
        ("phases", Record::Phase),
        ("staff", Record::Person),
        ("summary", Record::Summary),
        ("unit", Record::Unit),
    ]
    .into_iter()
    .find(|(known, _)| *known == name)
    .map(|(_, record)| record)
}

pub(crate) fn unknown_fields(file: &GrammarFile, path: &str) -> Vec<GrammarProblem> {
    let problem = |detail: String| GrammarProblem {
        file: path.to_owned(),
        code: "unknown-field",
        detail: detail.into(),
    };
    let mut problems: Vec<_> = file
        .fields
        .iter()
        .filter(|f| Field::from_name(&f.name).is_none())
        .map(|f| problem(f.name.clone()))
        .collect();
    if !file.fields.is_empty() && record_of(file).is_none() {
        problems.push(problem(format!("name = \"{}\"", file.name)));
    }
    problems
}

fn fingerprint<'f>(files: impl Iterator<Item = &'f LoadedFile>) -> String {
    digest(files.map(|file| file.text.as_str()))
}

fn digest<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    texts.for_each(|text| hash.update(text.as_bytes()));
    crate::digest::hex(&hash.finalize())
}

impl KindTitle {
    fn new(kind: PlanKind, title: &str) -> KindTitle {
        KindTitle { kind, finder: Finder::new(title).into_owned(), chars: title.chars().count() }
    }
}

impl Words {
    pub(super) fn new(mut files: Vec<LoadedFile>) -> Words {
        let mut words = Words::default();
        if let Some(language) = files.iter().find(|f| f.file.shape == Shape::Language) {
            words.language = Language::new(&language.file);
        }
        words.vain = take_away(&mut files, &words.language);
        for LoadedFile { file, .. } in &files {
            if let Some(record) = record_of(file) {
                words.add_fields(record, file);
            }
            if file.shape == Shape::Markers {
                let own = file.own_words.iter().flat_map(|word| words.language.stems(&flat(word)));
                words.markers.set_own_words_after(own.collect::<Vec<_>>());
            }
            for marker in &file.markers {
                for label in &marker.labels {
                    if marker.name == MarkerKind::Card {
                        words.card_stems.extend(words.language.normal(label).stems);
                    }
                    words.markers.add(&mut words.labels, &words.language, label, marker.name, false);
                }
                for question in &marker.questions {
                    words.markers.add_question(&words.language, question, marker.name);
                }
            }
            for table in &file.tables {
                let mut other = OtherTable { kind: table.kind.clone(), ..OtherTable::default() };
                let (labels, language) = (&mut words.labels, &words.language);
                table.telling.iter().for_each(|label| other.telling.add(labels, language, label, (), false));
                table.labels.iter().for_each(|label| other.labels.add(labels, language, label, (), false));
                words.others.push(other);
            }
            match file.shape {
                Shape::Unit => {
                    words.unit_openers.extend(file.openers.iter().map(|w| flat(w)));
                    words.transversal.extend(file.transversal.iter().map(|w| flat(w)));
                }
                Shape::Plan => {
                    let titles =
                        file.kinds.iter().flat_map(|spec| spec.titles.iter().map(|title| (spec.kind, title)));
                    words.kind_titles.extend(titles.map(|(kind, title)| KindTitle::new(kind, &flat(title))));
                    words.entity.openers.extend(file.entity.openers.iter().map(|w| flat(w)));
                    words.entity.particles.extend(file.entity.particles.iter().map(|w| flat(w)));
                    words.entity.above.extend(file.entity.above.iter().map(|w| flat(w)));
                    words.entity.bodies.extend(file.entity.bodies.iter().map(|w| flat(w)));
                    words.entity.min_words = words.entity.min_words.max(file.entity.min_words);
                    words.period.openers.extend(file.period.openers.iter().map(|w| flat(w)));
                    words.title.joins.extend(file.title.joins.iter().map(|w| flat(w)));
                    words.title.stop.extend(file.title.stop.iter().map(|w| flat(w)));
                    words
                        .components
                        .weight_words
                        .extend(file.components.weight_words.iter().map(|w| flat(w)));
                }
                _ => {}
            }
        }
        words.note_further();
        words.files = files;
        words
    }

    /// Notes the words that [`Words::may_be_further`] looks for.
    fn note_further(&mut self) {
        let lexicons = self.records.values();
        let openings = lexicons.clone().flat_map(Lexicon::openings).chain(self.markers.openings());
        let asks = openings.map(str::to_owned).collect();
        let idle = lexicons.flat_map(Lexicon::own_words).chain(&self.language.qualifiers).cloned().collect();
        self.further = (asks, idle);
    }

    /// Whether a text has one of the words that announce a card; most texts have none.
    pub(crate) fn may_announce_card(&self, text: &str) -> bool {
        self.language.words_of(text).iter().any(|stem| self.card_stems.contains(stem))
    }

    /// Whether a text may be a question, or has words that a label may do without.
    pub(crate) fn may_be_further(&self, normal: &Normal) -> bool {
        let (asks, idle) = &self.further;
        let (stems, language) = (&normal.stems, &self.language);
        if stems.len() > MOST_WORDS {
            return false;
        }
        if stems.len() > 1 && stems.iter().any(|stem| idle.contains(stem)) {
            let core = self.records.values().any(|words| words.has_core(language, stems));
            if core || self.markers.has_core(language, stems) {
                return true;
            }
        }
        let begins = |word: &str| asks.contains(word) || language.begins_question(&normal.plain);
        if !begins(normal.plain.split([' ', '\'']).next().unwrap_or("")) {
            return false;
        }
        let asked = language.question(&normal.plain);
        self.records.values().any(|words| words.answers(&asked)) || self.markers.answers(&asked)
    }

    fn add_fields(&mut self, record: Record, file: &GrammarFile) {
        let (labels, language) = (&mut self.labels, &self.language);
        let lexicon = self.records.entry(record).or_default();
        if matches!(record, Record::Objective | Record::Summary) {
            lexicon.set_own_field(Field::Title);
        }
        lexicon.set_own_words(file.own_words.iter().flat_map(|word| language.stems(&flat(word))));
        for spec in &file.fields {
            let Some(field) = Field::from_name(&spec.name) else { continue };
            let key = Key { record, field };
            if let Some(kind) = spec.kind {
                self.values.insert(key, kind);
            }
            if spec.telling {
                self.telling.insert(key);
            }
            if spec.yearly {
                self.yearly.insert(key);
            }
            spec.labels.iter().for_each(|label| lexicon.add(labels, language, label, field, false));
            spec.weak.iter().for_each(|label| lexicon.add(labels, language, label, field, true));
            spec.questions.iter().for_each(|question| lexicon.add_question(language, question, field));
            let plan = self.with_plan_year.entry(record).or_default();
            spec.with_plan_year.iter().for_each(|label| plan.add(labels, language, label, field, false));
            let past = self.with_past_year.entry(record).or_default();
            spec.with_past_year.iter().for_each(|label| past.add(labels, language, label, field, false));
        }
        let totals = self.totals.entry(record).or_default();
        file.totals
            .iter()
            .flat_map(|t| &t.labels)
            .for_each(|label| totals.add(labels, language, label, (), false));
    }
}
