//! When two texts are the same text: letter case, white space, bullets and the forms of quotes and dashes don't
//! count.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::ratio::{ratio, ratio_bound};

/// Longest texts (product of their lengths) that are compared letter by letter.
const COMPARABLE: usize = 4_000_000;
/// Shorter texts must be equal.
const SHORT: usize = 40;
/// Share of equal letters from which two long texts are the same.
const SAME: f64 = 0.97;

fn pattern(text: &str) -> Regex {
    #[expect(clippy::unwrap_used, reason = "fixed patterns, each run by the tests below")]
    Regex::new(text).unwrap()
}

static BULLETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\s\x1c-\x1f•\-*▪●·]+|\n[\s\x1c-\x1f•\-*▪●·]+"));
static SPACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\s\x1c-\x1f]+"));
static AROUND: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\s*([-/,.;:()%'"])\s*"#));
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:n[.°]?\s*)?\d{1,3}\s*[-–.):]+\s*"));
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[\s,-]*\b(?:per\s+(?:l'|il\s+))?(?:anno|anni|triennio)?\s*20\d\d(?:\s*[-/–]\s*20\d\d)?\s*$")
});

/// The text as it is compared.
pub fn norm(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            '’' | '`' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            '–' | '—' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    let text = BULLETS.replace_all(&folded, " ");
    let text = SPACES.replace_all(&text, " ");
    AROUND.replace_all(text.trim(), "$1").into_owned()
}

/// A heading without its ordinal and without the plan's years: neither makes it another heading.
pub fn bare(text: &str) -> String {
    let text = ORDINAL.replace(text, "");
    YEARS.replace(&text, "").into_owned()
}

/// Whether two texts say the same.
pub fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < SHORT {
        return false;
    }
    if a.len().saturating_mul(b.len()) >= COMPARABLE {
        return a.iter().take(1500).eq(b.iter().take(1500));
    }
    ratio_bound(&a, &b) >= SAME && ratio(&a, &b) >= SAME
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_does_not_count() {
        assert_eq!(norm("  • L’ENTE – «x»\n- due ;  tre"), "l'ente-«x» due;tre");
        assert_eq!(norm("STRAẞE  (50 %)"), "strasse(50%)");
        assert!(same_text("N. 4 prospetti", "n.4  prospetti"));
    }

    #[test]
    fn short_texts_must_be_equal_and_long_ones_nearly() {
        assert!(!same_text("Settore finanziario", "Settore finanziari"));
        let long = "Aggiornamento della carta dei servizi e pubblicazione sul sito";
        assert!(same_text(long, &long.replace("sito", "sitp")));
        assert!(!same_text(long, &long.replace("carta dei servizi", "banca dati")));
    }

    #[test]
    fn headings_lose_ordinal_and_years() {
        assert_eq!(bare("1 - SERVIZI GENERALI"), "SERVIZI GENERALI");
        assert_eq!(bare("Piano della performance per il triennio 2025-2027"), "Piano della performance");
        assert_eq!(bare("OBIETTIVI ANNO 2024"), "OBIETTIVI");
    }
}
