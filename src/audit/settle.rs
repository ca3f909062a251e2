use super::law::Unverifiable;
use super::options::Options;
use super::place::Places;
use super::rules::cfg001_stale_suppression::stale;
use super::{law, rule, suppress};
use crate::contract::{Extraction, Period};
use crate::message::Lang;

/// What became of findings that are not told, and which rules could not be checked: counted, so that nothing is
/// left out unsaid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Findings that each suppression took, in the order of the options.
    pub suppressed: Vec<usize>,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Findings below the least severity.
    pub below: usize,
    /// Rules that could not be checked, each with what is not known.
    pub unverifiable: Vec<Unverifiable>,
    /// The document's years and those that the configuration gives instead, where they differ.
    pub years_differ: Option<(Period, Period)>,
}

/// Leaves of an extraction's findings those that are to be told: of the chosen rules, from the chosen severity on,
/// neither suppressed nor in the baseline. A suppression that names this document and takes nothing of rules that run is
/// a finding (CFG001); one that names none, or several by a pattern, may take something elsewhere.
pub fn settle(extraction: &mut Extraction, options: &Options, lang: Lang) -> Settled {
    let selection = &options.selection;
    extraction.findings.retain(|finding| rule(&finding.rule).is_none_or(|rule| selection.has(rule)));
    let mut settled = Settled {
        unverifiable: law::unverifiable(extraction, options),
        years_differ: law::years_differ(extraction, &options.profile),
        ..Settled::default()
    };
    if !options.suppressions.is_empty() || options.baseline.is_some() {
        let places = Places::new(extraction);
        settled.suppressed = suppress::apply(&options.suppressions, extraction, &places);
        if rule("CFG001").is_some_and(|rule| selection.has(rule)) {
            let path = &extraction.document.path;
            let idle = options.suppressions.iter().zip(&settled.suppressed).filter(|(_, used)| **used == 0);
            let named = idle.filter(|(suppression, _)| {
                suppression.names_one() && suppression.is_about(path) && suppression.may_take(selection)
            });
            let told: Vec<_> = named.map(|(suppression, _)| stale(suppression, lang)).collect();
            extraction.findings.extend(told);
        }
        if let Some(baseline) = &options.baseline {
            settled.known = baseline.remove(&mut extraction.findings, &places);
        }
    }
    let before = extraction.findings.len();
    extraction.findings.retain(|finding| selection.tells(finding.severity) || finding.rule == "DOC005");
    settled.below = before - extraction.findings.len();
    settled
}

impl Options {
    /// A text that differs where two audits may.
    pub fn digest(&self) -> String {
        let baseline = self.baseline.as_ref().map(|baseline| baseline.digest()).unwrap_or_default();
        let (selection, suppressions) = (&self.selection, &self.suppressions);
        format!("{selection:?} {:?} {:?} {suppressions:?} {baseline}", self.profile, self.tolerances)
    }
}
