//! What a value looks like, whatever its label says.

/// The outward shape of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Blank,
    /// `12`, `1.250,50`, `€ 10.000`.
    Number,
    /// `50%`, `50/100`.
    Percent,
    /// `31/12/2025`.
    Date,
    /// `1.1`, `OB03`.
    Code,
    /// `X`, `☒`.
    Mark,
    /// A few words.
    Words,
    /// A sentence or more.
    Prose,
}

/// The look of a text.
pub(crate) fn look(text: &str) -> Look {
    let text = text.trim();
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '…')) {
        return Look::Blank;
    }
    let chars = text.chars().count();
    if chars <= 2
        && matches!(text, "X" | "x" | "☒" | "■" | "█" | "●" | "→" | "✓" | "✔" | "☑" | "XX" | "▪" | "×" | "✗")
    {
        return Look::Mark;
    }
    if chars <= 24
        && text.contains(|c: char| c.is_ascii_digit())
        && let Some(look) = of_figures(text)
    {
        return look;
    }
    if chars > 80 || text.split_whitespace().count() > 14 { Look::Prose } else { Look::Words }
}

/// What a short text with figures in it looks like.
fn of_figures(text: &str) -> Option<Look> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if is_date(text) {
        return Some(Look::Date);
    }
    if letters == 0 {
        if text.contains('%') {
            return Some(Look::Percent);
        }
        return Some(if is_dotted_code(text) { Look::Code } else { Look::Number });
    }
    (letters <= 4 && !text.contains(' ')).then_some(Look::Code)
}

/// `1.1`, `2.3.1`: small numbers with dots; `1.250` is an amount.
fn is_dotted_code(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_end_matches(['.', ')']).split('.').collect();
    parts.len() > 1
        && parts.iter().all(|p| (1..=2).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()))
}

fn is_date(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or("");
    let parts: Vec<&str> = last.split(['/', '.', '-']).collect();
    parts.len() == 3
        && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()))
        && (parts[2].len() == 4 || parts[0].len() == 4 || (parts[2].len() == 2 && parts[1].len() <= 2))
        && parts[1].parse::<u32>().is_ok_and(|month| month <= 19)
}

/// `1`, `1.1`, `A.2`, `OB03`, `2.b`, `n. 3`: what stands in a column of codes.
pub(crate) fn is_code(text: &str) -> bool {
    let text = text.trim();
    let chars = text.chars().count();
    (1..=16).contains(&chars)
        && !text.contains('%')
        && text.split_whitespace().count() <= 2
        && (text.chars().any(|c| c.is_ascii_digit()) || chars <= 3)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ')' | '°' | ' '))
        && text.chars().filter(|c| c.is_alphabetic()).count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks() {
        for (text, want) in [
            ("", Look::Blank),
            ("31.12.2024", Look::Date),
            ("1.1", Look::Code),
            ("1.250", Look::Number),
            ("40%", Look::Percent),
            ("X", Look::Mark),
            ("Sportello unico", Look::Words),
            ("entro il 30/06/2025", Look::Date),
            ("D3", Look::Code),
        ] {
            assert_eq!(look(text), want, "{text}");
        }
    }
}
