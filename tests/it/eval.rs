//! The evaluation against the reference scorer: the same golds, the same outputs, the same figures.
//!
//! The outputs are golds that were damaged in a repeatable way. The figures of the reference scorer over them
//! are kept under `tests/data/eval/`. The damaged outputs are written to the target folder, so that the
//! figures can be made again with the reference scorer (`--json GOLD_DIR OUTPUT_DIR`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value, json};
use spoglio::eval::{Corpus, Figures, Gold, Tally, score};

const AGREEMENT: f64 = 0.001;
/// Fields that the damage leaves in place.
const SKELETON: [&str; 9] =
    ["plan", "units", "objectives", "findings", "finding_rules", "rule", "year", "label", "pointer"];

fn golds() -> Vec<Gold> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let golds: Vec<Gold> =
        ["seeds", "dev"].iter().flat_map(|dir| Corpus::open(&root.join(dir)).unwrap().golds).collect();
    assert!(golds.len() >= 19, "the fixtures are incomplete: {} golds", golds.len());
    golds
}

#[test]
fn a_gold_against_itself_is_perfect() {
    for gold in golds() {
        let tally = score(&gold.value, Some(&gold.value));
        assert_eq!(tally.all().figures().f1, 1.0, "{}", gold.name);
        assert!(tally.groups().values().all(|figures| figures.f1 == 1.0), "{}", gold.name);
        assert_eq!(tally.differences(), [], "{}", gold.name);
    }
}

#[test]
fn no_output_is_all_missed() {
    for gold in golds() {
        let figures = score(&gold.value, None).all().figures();
        assert_eq!((figures.p, figures.r, figures.f1), (1.0, 0.0, 0.0), "{}", gold.name);
    }
}

#[test]
fn a_wrong_value_costs_more_than_a_missing_one() {
    let gold = json!({"plan": {"kind": "peg", "title": "Piano esecutivo"}, "units": []});
    let with = |plan: Value| score(&gold, Some(&json!({"plan": plan}))).all();
    let (missing, wrong) = (with(json!({"kind": "peg"})), with(json!({"kind": "peg", "title": "Relazione"})));
    assert_eq!((missing.hit, missing.miss, missing.false_), (1, 1, 0));
    assert_eq!((wrong.hit, wrong.miss, wrong.false_), (1, 1, 1));
    assert!(wrong.figures().f1 < missing.figures().f1);
}

#[test]
fn blanks_are_counted_apart() {
    let objective = |weight: Value| json!({"units": [{"objectives": [{"title": "A", "weight": weight}]}]});
    let gold = objective(json!({"raw": "", "percent": null}));
    let filled = score(&gold, Some(&objective(json!({"raw": "5%", "percent": 5.0}))));
    assert_eq!(filled.all().figures().f1, 1.0);
    assert_eq!(filled.groups()["blank.objective.weight"].f1, 0.0);
    assert_eq!(filled.differences()[0].gold.as_deref(), Some(""));
}

#[test]
fn light_damage_agrees_with_the_reference_scorer() {
    agree("light", 2);
}

#[test]
fn middling_damage_agrees_with_the_reference_scorer() {
    agree("middling", 8);
}

#[test]
fn heavy_damage_agrees_with_the_reference_scorer() {
    agree("heavy", 25);
}

/// What the reference scorer prints.
#[derive(Deserialize)]
struct Expected {
    docs: BTreeMap<String, Shares>,
    fields: BTreeMap<String, Shares>,
}

#[derive(Deserialize)]
struct Shares {
    p: f64,
    r: f64,
    f1: f64,
    n: Option<usize>,
}

fn agree(name: &str, percent: u64) {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("eval").join(name);
    fs::create_dir_all(target.join("gold")).unwrap();
    fs::create_dir_all(target.join("output")).unwrap();
    let mut total = Tally::default();
    let mut docs = BTreeMap::new();
    for (index, gold) in golds().iter().enumerate() {
        let mut output = gold.value.clone();
        Damage { state: index as u64 * 7919 + percent, percent }.value(&mut output);
        for (dir, value) in [("gold", &gold.value), ("output", &output)] {
            fs::write(target.join(dir).join(format!("{}.json", gold.name)), value.to_string()).unwrap();
        }
        let tally = score(&gold.value, Some(&output));
        docs.insert(gold.name.clone(), tally.all().figures());
        total.add(&gold.name, &tally);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/eval/{name}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let expected: Expected = serde_json::from_str(&text).unwrap();
    compare(&docs, &expected.docs);
    compare(&total.groups(), &expected.fields);
    let f1 = expected.fields["all"].f1;
    assert!((0.2..0.995).contains(&f1), "the damage tells nothing: F1 {f1}");
}

fn compare(ours: &BTreeMap<String, Figures>, theirs: &BTreeMap<String, Shares>) {
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    for (name, ours) in ours {
        let theirs = &theirs[name];
        let near = |a: f64, b: f64| (a - b).abs() < AGREEMENT;
        assert!(
            near(ours.p, theirs.p) && near(ours.r, theirs.r) && near(ours.f1, theirs.f1),
            "{name}: {ours:?}, the reference: p {} r {} f1 {}",
            theirs.p,
            theirs.r,
            theirs.f1
        );
        assert!(
            theirs.n.is_none_or(|n| n == ours.n),
            "{name}: {} values, the reference: {:?}",
            ours.n,
            theirs.n
        );
    }
}

/// Damages an output: drops, doubles and swaps records, drops fields, alters texts and numbers. The same
/// state gives the same damage.
struct Damage {
    state: u64,
    percent: u64,
}

impl Damage {
    fn next(&mut self) -> u64 {
        // splitmix64
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn strikes(&mut self) -> bool {
        self.next() % 100 < self.percent
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Array(list) => self.list(list),
            Value::Object(map) => self.map(map),
            Value::String(text) => self.text(text),
            Value::Number(number) => {
                if self.strikes() {
                    let changed = number.as_f64().unwrap_or(0.0) + 1.0;
                    *value = if number.is_f64() { json!(changed) } else { json!(changed as i64) };
                }
            }
            Value::Bool(bool) => *bool ^= self.strikes(),
            Value::Null => {}
        }
    }

    fn list(&mut self, list: &mut Vec<Value>) {
        if list.len() > 1 && self.strikes() {
            let place = self.below(list.len());
            list.remove(place);
        }
        if list.len() > 1 && self.strikes() {
            let (from, to) = (self.below(list.len()), self.below(list.len()));
            list.swap(from, to);
        }
        if !list.is_empty() && self.strikes() {
            let (from, to) = (self.below(list.len()), self.below(list.len() + 1));
            let double = list[from].clone();
            list.insert(to, double);
        }
        list.iter_mut().for_each(|value| self.value(value));
    }

    fn map(&mut self, map: &mut Map<String, Value>) {
        let keys: Vec<String> = map.keys().cloned().collect();
        for key in keys {
            // what the contract demands stays, and the skeleton, or nothing would be left to compare
            let skeleton = SKELETON.contains(&key.as_str());
            if !skeleton && self.strikes() {
                map.remove(&key);
            } else if key != "pointer" && key != "finding_rules" {
                map.entry(key).and_modify(|value| self.value(value));
            }
        }
    }

    fn text(&mut self, text: &mut String) {
        // a change of form, which must not count
        if self.strikes() {
            *text = text.replace(" - ", " –  ").replace('\'', "’").replace(", ", " ,\u{a0}");
        }
        if !self.strikes() {
            return;
        }
        let mut chars: Vec<char> = text.chars().collect();
        match self.below(6) {
            0 => chars.clear(),
            1 => chars.extend(" e altro ancora".chars()),
            2 => chars.truncate(chars.len() * 2 / 3),
            3 => chars = text.to_uppercase().chars().collect(),
            4 => {
                let place = self.below(chars.len());
                chars.insert(place, 'x');
            }
            _ => chars.reverse(),
        }
        *text = chars.into_iter().collect();
    }
}
