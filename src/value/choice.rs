//! Choices of a form, ticked or not, by label: `Gestionale X`, `☒ A ☐ B`, `X 2025 | 2026 | 2027`.

use super::marks::{Mark, Token, tokens};
use super::period::{last_year, years_in};
use super::words::ValueWords;
use crate::contract::{Choice, YearChoice};

/// Reads the cells beside a label such as *Tipologia*, in order, blank ones included (a blank cell is a box left
/// empty where marks have cells of their own). A single label without any box is one that is chosen; of several
/// labels those without a mark are not.
pub fn parse_choices(cells: &[&str], words: &ValueWords) -> Vec<Choice> {
    let lines: Vec<Vec<Token>> =
        lines(cells).map(|line| tokens(&apart_from_letters(line, words), words)).collect();
    decide(pair(&lines))
        .into_iter()
        .map(|(label, selected)| Choice { label: clean(&label).to_owned(), selected })
        .filter(|choice| !choice.label.is_empty() && !words.is_none(&choice.label))
        .collect()
}

/// Reads years the same way. Years that are written as a list or a span (`2025-2027`, `2025, 2026`) are all chosen;
/// years that only stand beside each other without a mark are not.
pub fn parse_years(cells: &[&str], words: &ValueWords) -> Vec<YearChoice> {
    let read: Vec<(Vec<Token>, bool)> = lines(cells).map(|line| year_tokens(line, words)).collect();
    let written = read.iter().all(|(_, written)| *written);
    let lines: Vec<Vec<Token>> = read.into_iter().map(|(tokens, _)| tokens).collect();
    let labels =
        lines.iter().filter(|line| line.iter().any(|token| matches!(token, Token::Label(_)))).count();
    let marked = lines.iter().flatten().any(|token| matches!(token, Token::Mark(_)));
    let mut years: Vec<YearChoice> = Vec::new();
    for (label, selected) in decide(pair(&lines)) {
        let selected = selected || (written && !marked && labels == 1);
        for year in label.split(' ').filter_map(|year| year.parse().ok()) {
            match years.iter_mut().find(|known| known.year == year) {
                Some(known) => known.selected |= selected,
                None => years.push(YearChoice { year, selected }),
            }
        }
    }
    years
}

/// The marks of a line and its years, a label for each group; whether all are written as a list.
fn year_tokens(line: &str, words: &ValueWords) -> (Vec<Token>, bool) {
    let mut written = true;
    let mut out = Vec::new();
    for token in tokens(&apart_from_letters(line, words), words) {
        match token {
            Token::Label(label) => {
                let years = years_of(&label);
                written &= years.written;
                out.extend(years.groups.into_iter().map(Token::Label));
            }
            mark => out.push(mark),
        }
    }
    (out, written)
}

/// Cells and the lines inside them; a blank cell is a line of its own.
fn lines<'a>(cells: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    cells
        .iter()
        .flat_map(|cell| {
            let blank = cell.trim().is_empty();
            cell.split('\n')
                .enumerate()
                .filter(move |(at, line)| !line.trim().is_empty() || (blank && *at == 0))
        })
        .map(|(_, line)| line.trim())
}

/// The label of a choice without the form's own label before it (`Tipo: Strategico`).
fn clean(label: &str) -> &str {
    let label = label.trim().trim_end_matches([':', ';', ',']).trim_end();
    label.split_once(": ").map_or(label, |(_, behind)| behind.trim())
}

/// A label and the mark that was found for it.
type Marked = (String, Option<Mark>);

/// Gives each mark to its label: in a line that opens with a mark marks come first, otherwise they come behind;
/// marks in cells of their own follow the order of the whole row.
fn pair(lines: &[Vec<Token>]) -> Vec<Marked> {
    let marks_first = row_opens_with_mark(lines);
    let mut found: Vec<Marked> = Vec::new();
    let mut pending: Option<Mark> = None;
    for line in lines {
        let alone = !line.iter().any(|token| matches!(token, Token::Label(_)));
        let first = if alone { marks_first } else { matches!(line.first(), Some(Token::Mark(_))) };
        for token in line {
            match token {
                Token::Label(label) => found.push((label.clone(), pending.take())),
                Token::Mark(mark) if first => pending = Some(*mark),
                Token::Mark(mark) => match found.last_mut() {
                    Some((_, free @ None)) => *free = Some(*mark),
                    _ => pending = Some(*mark),
                },
            }
        }
    }
    found
}

/// In a row with marks in cells of their own: whether a box's cell stands before its label's.
fn row_opens_with_mark(lines: &[Vec<Token>]) -> bool {
    let is_label = |line: &Vec<Token>| line.iter().any(|token| matches!(token, Token::Label(_)));
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
    if !first.is_empty() && !is_label(first) {
        return true;
    }
    // a blank cell first and a label last: the blank one is a box
    first.is_empty() && is_label(last)
}

/// Whether each label is chosen.
fn decide(found: Vec<Marked>) -> Vec<(String, bool)> {
    // a filled sign before every label is a bullet
    let bullets = found.iter().all(|(_, mark)| *mark == Some(Mark::Filled));
    let unmarked = bullets || found.iter().all(|(_, mark)| mark.is_none());
    let single = found.len() == 1;
    found
        .into_iter()
        .map(|(label, mark)| {
            let ticked = matches!(mark, Some(Mark::Ticked | Mark::Filled));
            (label, if unmarked { single } else { ticked })
        })
        .collect()
}

/// `X2025` and `2025X` with a space between.
fn apart_from_letters(line: &str, words: &ValueWords) -> String {
    let mut out = String::with_capacity(line.len() + 4);
    for word in line.split_whitespace() {
        let digits = word.trim_matches(|c: char| c.is_alphabetic());
        let is_year = digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit());
        match word.split_once(digits) {
            Some((before, behind))
                if is_year && is_letter_or_none(before, words) && is_letter_or_none(behind, words) =>
            {
                out.push_str(&format!("{before} {digits} {behind} "));
            }
            _ => {
                out.push_str(word);
                out.push(' ');
            }
        }
    }
    out
}

fn is_letter_or_none(text: &str, words: &ValueWords) -> bool {
    text.is_empty() || words.letter_marks.whole(text).is_some()
}

/// Years of a label.
struct Years {
    /// Years that one mark is for, with a space between: `2025/2026` is one group, `2025 - 2026` are two.
    groups: Vec<String>,
    /// They are written as a list or a span, not only beside each other.
    written: bool,
}

fn years_of(label: &str) -> Years {
    let runs = label.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4).count();
    if let Some(period) = years_in(label).filter(|period| runs <= 2 && period.from != period.to) {
        let years: Vec<String> = (period.from..=period.to).map(|year| year.to_string()).collect();
        return Years { groups: vec![years.join(" ")], written: true };
    }
    let mut years = Years { groups: Vec::new(), written: true };
    let mut between = String::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        if let Some((behind, year)) = year_run(rest) {
            match years.groups.last_mut() {
                Some(group) if between == "/" || between == "-" => group.push_str(&format!(" {year}")),
                Some(_) => {
                    years.written &= !between.trim().is_empty();
                    years.groups.push(year.to_string());
                }
                None => years.groups.push(year.to_string()),
            }
            between.clear();
            rest = behind;
        } else {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (skipped, behind) = rest.split_at(digits.max(first.len_utf8()));
            between.push_str(skipped);
            rest = behind;
        }
    }
    years
}

/// A year of four digits at the start of the text, whatever stands behind it.
fn year_run(text: &str) -> Option<(&str, i32)> {
    let run = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, behind) = text.split_at(run);
    let (_, year) = last_year(digits).ok().filter(|_| run == 4)?;
    Some((behind, year))
}

#[cfg(test)]
#[path = "choice_tests.rs"]
mod tests;
