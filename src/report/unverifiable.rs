//! Which rules could not be checked, and what would have to be known for it.

use std::collections::BTreeMap;

use crate::audit::{Fact, Settled, Unverifiable};
use crate::contract::Period;
use crate::message::{Lang, Message, text};

/// What is missing, in words: where it would stand and how it is given.
pub fn facts(missing: &[Fact], lang: Lang) -> String {
    let words = missing.iter().map(|fact| text(lang, &format!("report-fact-{}", fact.as_str())));
    words.collect::<Vec<_>>().join("; ")
}

/// A line for all rules that lack the same.
pub fn lines(rules: &[Unverifiable], lang: Lang) -> Vec<String> {
    let mut by_facts: BTreeMap<&[Fact], Vec<&str>> = BTreeMap::new();
    for one in rules {
        by_facts.entry(&one.missing).or_default().push(one.rule);
    }
    let line = |(missing, rules): (&[Fact], Vec<&str>)| {
        let message = Message::new("report-unverifiable").arg("count", rules.len());
        message.arg("rules", rules.join(", ")).arg("facts", facts(missing, lang)).render(lang)
    };
    by_facts.into_iter().map(line).collect()
}

/// That the configuration gives other years than the document; `None` where it does not.
pub fn years_differ(settled: &Settled, lang: Lang) -> Option<String> {
    let (own, given) = settled.years_differ?;
    let years = |period: Period| match period.from == period.to {
        true => period.from.to_string(),
        false => format!("{}-{}", period.from, period.to),
    };
    let message = Message::new("report-years-differ").arg("own", years(own)).arg("given", years(given));
    Some(message.render(lang))
}
