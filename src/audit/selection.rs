use serde::{Deserialize, Serialize};

use super::{Rule, registry};
use crate::contract::Severity;

/// What every code begins with.
const ALL: &str = "ALL";
/// Rules that can't be left out: a document of which nothing could be read must not look like one in order.
const ALWAYS: [&str; 1] = ["DOC005"];

/// Which rules run, and from which severity on their findings are told.
///
/// Codes and prefixes of codes; of those that fit a rule the longest decides, so that `--ignore WGT --select
/// WGT002` leaves one rule of the family. `ALL` is every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Instead of the rules that run by default; empty: those.
    pub select: Vec<String>,
    /// Besides them.
    pub extend_select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// Findings below it are not told.
    pub min_severity: Option<Severity>,
}

impl Selection {
    /// Only the rules that a prefix names.
    pub fn only(prefix: &str) -> Selection {
        Selection { select: vec![prefix.to_owned()], ..Selection::default() }
    }

    /// Whether a rule runs.
    pub fn has(&self, rule: &Rule) -> bool {
        if ALWAYS.contains(&rule.code) {
            return true;
        }
        let asked = longest(&self.select, rule.code).max(longest(&self.extend_select, rule.code));
        let left_out = longest(&self.ignore, rule.code);
        match (asked, left_out) {
            (Some(asked), Some(left_out)) => asked > left_out,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => self.select.is_empty() && rule.default,
        }
    }

    /// Whether a rule was named, by its code or the beginning of it, and not only taken with all others.
    pub fn asks_for(&self, code: &str) -> bool {
        longest(&self.select, code).max(longest(&self.extend_select, code)).is_some_and(|length| length > 0)
    }

    /// Whether findings of a severity are told.
    pub fn tells(&self, severity: Severity) -> bool {
        self.min_severity.is_none_or(|least| severity >= least)
    }

    /// The prefixes that no rule has: misspelt ones.
    pub fn unknown(&self) -> Vec<&str> {
        let all = [&self.select, &self.extend_select, &self.ignore];
        all.into_iter().flatten().map(String::as_str).filter(|prefix| !is_known(prefix)).collect()
    }
}

/// Whether a code or prefix names a rule.
pub fn is_known(prefix: &str) -> bool {
    !prefix.is_empty() && registry().iter().any(|rule| fits(prefix, rule.code).is_some())
}

/// The length of the longest prefix that fits a code.
fn longest(prefixes: &[String], code: &str) -> Option<usize> {
    prefixes.iter().filter_map(|prefix| fits(prefix, code)).max()
}

pub(super) fn fits(prefix: &str, code: &str) -> Option<usize> {
    if prefix.eq_ignore_ascii_case(ALL) {
        return Some(0);
    }
    code.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix)).map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rule;

    fn codes(select: &[&str], extend: &[&str], ignore: &[&str]) -> Vec<&'static str> {
        let owned = |list: &[&str]| list.iter().map(|code| (*code).to_owned()).collect();
        let selection = Selection {
            select: owned(select),
            extend_select: owned(extend),
            ignore: owned(ignore),
            min_severity: None,
        };
        registry().iter().filter(|rule| selection.has(rule)).map(|rule| rule.code).collect()
    }

    #[test]
    fn the_longest_prefix_decides() {
        assert_eq!(codes(&["WGT002"], &[], &["WGT"]), ["DOC005", "WGT002"]);
        assert!(!codes(&["WGT"], &[], &["WGT002"]).contains(&"WGT002"));
        assert!(codes(&["wgt"], &[], &[]).contains(&"WGT002"));
        assert_eq!(codes(&["ALL"], &[], &[]).len(), registry().len());
        assert_eq!(codes(&[], &[], &["ALL"]), ["DOC005"]);
    }

    #[test]
    fn rules_that_are_off_can_be_added_to_the_others() {
        let usual = codes(&[], &[], &[]);
        let off = registry().iter().find(|rule| !rule.default);
        if let Some(off) = off {
            assert!(!usual.contains(&off.code));
            assert_eq!(codes(&[], &[off.code], &[]).len(), usual.len() + 1);
        }
    }

    #[test]
    fn what_could_not_be_read_is_always_told() {
        assert!(Selection::only("WGT").has(rule("DOC005").unwrap()));
    }

    #[test]
    fn misspelt_prefixes_are_known_as_such() {
        let selection =
            Selection { select: vec!["WTG".into(), "WGT".into(), "".into()], ..Selection::default() };
        assert_eq!(selection.unknown(), ["WTG", ""]);
    }
}
