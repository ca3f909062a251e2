//! Headers of matrices: one objective a row, with its indicators and phases beside it.

use super::years::{bare_year, is_earlier_baseline, latest_baseline};
use super::{Header, Segment, label_match, sure};
use crate::contract::Requirement;
use crate::document::Grid;
use crate::grammar::card::weight;
use crate::grammar::columns::{Column, TableKind};
use crate::grammar::field::{Field, Key, Record};
use crate::grammar::lexicon::Match;
use crate::grammar::matcher::Matcher;
use crate::grammar::trace::{LabelMatch, MatchKind};

impl Matcher<'_> {
    /// `Settore | Responsabile di settore`: beside the column of the units one that says who leads them, which nothing
    /// else asks for.
    fn add_unit_leader(&self, grid: &Grid, segments: &[Segment<'_>], taken: &mut Vec<(Column, LabelMatch)>) {
        let unit = Key { record: Record::Objective, field: Field::Unit };
        if !taken.iter().any(|(column, _)| column.key == unit) {
            return;
        }
        let key = Key { record: Record::Unit, field: Field::Responsible };
        let is_taken = |cols: (usize, usize)| taken.iter().any(|(column, _)| column.cols == cols);
        let leader = segments.iter().filter(|segment| !is_taken(segment.cols)).find_map(|segment| {
            let sure = |m: &Match<Field>| m.key == key.field && m.how == MatchKind::Exact && !m.weak;
            let (found, _) = self.candidates(segment, key.record).into_iter().find(|(m, _)| sure(m))?;
            Some((self.column(grid, segment, key, &found, None), label_match(segment, key, &found)))
        });
        taken.extend(leader);
        taken.sort_by_key(|(column, _)| column.cols);
    }

    /// A header of objectives: their own columns, and those of their indicators and phases beside them.
    pub(super) fn matrix_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
    ) -> Option<Header> {
        let nonblank = segments.iter().filter(|s| !s.cells.is_empty()).count();
        if nonblank < 2 {
            return None;
        }
        let of = |record: Record| -> Vec<Vec<(Match<Field>, Option<i32>)>> {
            segments.iter().map(|s| self.candidates(s, record)).collect()
        };
        let mut own = of(Record::Objective);
        self.titles_with_more(segments, &mut own);
        let mut indicator = of(Record::Indicator);
        leave_to_surer(&mut own);
        leave_to_shares(segments, &mut own, &mut indicator);
        let placeless = self.under_roofs(segments, &mut own);
        let best = |list: &[(Match<Field>, Option<i32>)], field: Field, weak: bool| {
            list.iter()
                .filter(|(m, _)| m.key == field && (weak || !m.weak))
                .map(|(m, _)| m.score)
                .fold(0.0, f64::max)
        };
        // the title: a strong label first, a weak one (`Descrizione obiettivo`) where no other stands
        let title = (0..segments.len())
            .filter(|at| best(&own[*at], Field::Title, false) >= 0.6)
            .max_by(|a, b| {
                best(&own[*a], Field::Title, false)
                    .total_cmp(&best(&own[*b], Field::Title, false))
                    .then(b.cmp(a))
            })
            .or_else(|| {
                (0..segments.len()).filter(|at| best(&own[*at], Field::Title, true) >= 0.6).max_by(|a, b| {
                    best(&own[*a], Field::Title, true)
                        .total_cmp(&best(&own[*b], Field::Title, true))
                        .then(b.cmp(a))
                })
            })?;
        let phase = of(Record::Phase);
        let latest = latest_baseline(indicator.iter().flatten().map(|(found, year)| (found, *year)));
        for list in &mut indicator {
            list.retain(|(found, year)| !is_earlier_baseline(found, *year, latest));
        }
        let opens = |lists: &[Vec<(Match<Field>, Option<i32>)>]| {
            (0..segments.len())
                .filter(|at| *at != title)
                .filter(|at| {
                    let own_best =
                        own[*at].iter().filter(|(m, _)| !m.weak).map(|(m, _)| m.score).fold(0.0, f64::max);
                    let score = best(&lists[*at], Field::Description, false);
                    score >= 0.6 && score >= own_best
                })
                .max_by(|a, b| {
                    best(&lists[*a], Field::Description, false)
                        .total_cmp(&best(&lists[*b], Field::Description, false))
                        .then(b.cmp(a))
                })
        };
        let indicator_at = opens(&indicator);
        let phase_at = opens(&phase).filter(|at| Some(*at) != indicator_at);
        let months = if phase_at.is_some() { self.gantt(segments, Record::Phase) } else { Vec::new() };
        let nonblank = nonblank - months.len().min(nonblank);
        let further = self.further_indicators(segments, indicator_at, &indicator);
        let mut group = 0;
        let mut taken: Vec<(Column, LabelMatch)> = Vec::new();
        let mut region = Record::Objective;
        let in_months = |at: usize| months.iter().any(|m| m.cols == segments[at].cols);
        for at in (0..segments.len()).filter(|at| !in_months(*at) && !placeless[*at]) {
            if Some(at) == indicator_at || further.contains(&at) {
                group += u8::from(further.contains(&at));
                region = Record::Indicator;
            } else if Some(at) == phase_at {
                region = Record::Phase;
            }
            let free = |key: Key, year: Option<i32>, taken: &[(Column, LabelMatch)]| {
                !taken.iter().any(|(c, _)| {
                    c.key == key
                        && (key.record != Record::Indicator || c.group == group)
                        && !(self.words.yearly.contains(&key) && year.is_some() && c.year != year)
                })
            };
            let mut options: Vec<(f64, Key, Match<Field>, Option<i32>)> = Vec::new();
            let same_roof = self.same_roof(segments, at, phase_at, &further, indicator_at);
            let mut offer = |record: Record, list: &[(Match<Field>, Option<i32>)]| {
                for (m, year) in list {
                    let key = Key { record, field: m.key };
                    if (key.field == Field::Title) != (at == title && record == Record::Objective)
                        && key.field == Field::Title
                    {
                        continue;
                    }
                    let mut score = m.score;
                    // beside its own block's column a weak label is no weaker than others
                    if m.weak && record == region && record != Record::Objective {
                        score /= 0.8;
                    }
                    if record == region {
                        score += 0.1;
                    }
                    // under one label with the column that its records are about
                    if same_roof == Some(record) {
                        score += 0.3;
                    }
                    // what every objective has once stays the objective's until it is taken
                    if record == Record::Objective
                        && region != Record::Objective
                        && matches!(
                            m.key,
                            Field::Weight | Field::Deadline | Field::Responsible | Field::Notes
                        )
                    {
                        score += 0.12;
                    }
                    options.push((score, key, m.clone(), *year));
                }
            };
            offer(Record::Objective, &own[at]);
            if indicator_at.is_some() || !indicator[at].is_empty() && own[at].is_empty() {
                offer(Record::Indicator, &indicator[at]);
            }
            if phase_at.is_some() {
                offer(Record::Phase, &phase[at]);
            }
            // bare years beside an indicator are its values, to be reached or reached before the plan
            if region == Record::Indicator
                && let Some(year) = bare_year(&segments[at])
            {
                let found = self.value_of_year(year);
                options.push((1.6, Key { record: Record::Indicator, field: found.key }, found, Some(year)));
            }
            if at == title {
                options.retain(|(_, key, ..)| *key == Key { record: Record::Objective, field: Field::Title });
            } else if Some(at) == indicator_at || further.contains(&at) {
                options.retain(|(_, key, ..)| {
                    *key == Key { record: Record::Indicator, field: Field::Description }
                });
            } else if Some(at) == phase_at {
                options
                    .retain(|(_, key, ..)| *key == Key { record: Record::Phase, field: Field::Description });
            } else {
                options.retain(|(_, key, ..)| {
                    !(key.field == Field::Description
                        && matches!(key.record, Record::Indicator | Record::Phase))
                });
            }
            options.sort_by(|a, b| b.0.total_cmp(&a.0));
            let chosen = options.into_iter().find(|(_, key, _, year)| free(*key, *year, &taken));
            if let Some((_, key, found, year)) = chosen {
                let mut column = self.column(grid, &segments[at], key, &found, year);
                column.group = if key.record == Record::Indicator { group } else { 0 };
                taken.push((column, label_match(&segments[at], key, &found)));
            }
        }
        // a first column without a label, before the title, is the rows' own label
        let blank_first = segments.first().is_some_and(|s| s.cells.is_empty()) && title > 0;
        let required = Key { record: Record::Objective, field: Field::Title };
        if taken.len() < 2 || taken.len() * 10 < nonblank * 5 || !sure(&taken, required) {
            return None;
        }
        if !tells_objectives(&taken, required) {
            return None;
        }
        self.add_unit_leader(grid, segments, &mut taken);
        let taller = self.continued_height(grid, row, height, &taken, required);
        if taller > height {
            return self.matrix_header(grid, (row, taller), &self.segments(grid, row, row + taller));
        }
        // a label that has no place is understood all the same
        let understood = taken.len() + placeless.iter().filter(|placeless| **placeless).count();
        let unmatched = nonblank.saturating_sub(understood);
        let strong = taken.iter().any(|(c, l)| c.key == required && l.how != MatchKind::Fuzzy);
        let score = taken.iter().map(|(_, l)| weight(l.how)).sum::<f64>() + (understood - taken.len()) as f64
            - 0.5 * unmatched as f64
            - if strong { 0.0 } else { 0.5 };
        let score = score + if months.is_empty() { 0.0 } else { 2.0 };
        let mut header = self.header(grid, TableKind::Matrix, (row, row + height), taken, months, score);
        if blank_first {
            let cols = segments[0].cols;
            header.columns.insert(
                0,
                Column {
                    key: Key { record: Record::Objective, field: Field::Category },
                    cols: (cols.0, cols.1.min(header.columns[0].cols.0.max(cols.0 + 1))),
                    year: None,
                    months: None,
                    label: String::new(),
                    known: String::new(),
                    requirement: Requirement::default(),
                    cut: false,
                    weak: true,
                    how: MatchKind::Inherited,
                    by_values: false,
                    cells: Vec::new(),
                    group: 0,
                },
            );
        }
        Some(header)
    }

    /// `Obiettivo e contenuti`, where nothing else is the title: one column for the title and what it is about.
    fn titles_with_more(&self, segments: &[Segment<'_>], own: &mut [Vec<(Match<Field>, Option<i32>)>]) {
        let titled = |found: &Vec<(Match<Field>, Option<i32>)>| {
            found.iter().any(|(m, _)| m.key == Field::Title && m.score >= 0.6)
        };
        if own.iter().any(titled) {
            return;
        }
        let Some(words) = self.words.records.get(&Record::Objective) else { return };
        for (segment, found) in segments.iter().zip(own.iter_mut()) {
            let named = segment.texts.last().is_some_and(|text| words.begins_with_own_word(&text.stems));
            let told = found.first().filter(|(m, _)| named && m.key == Field::Description).cloned();
            if let Some((m, year)) = told {
                found.insert(0, (Match { key: Field::Title, ..m }, year));
                return;
            }
        }
        // the objectives of a table that names no other, and gives them what objectives have, are those it calls
        // strategic
        let has = |record: Record, wanted: &[Field]| {
            segments.iter().any(|segment| {
                self.candidates(segment, record)
                    .iter()
                    .any(|(m, _)| wanted.contains(&m.key) && m.score >= 0.9)
            })
        };
        let told = has(Record::Objective, &[Field::Weight, Field::Deadline])
            || has(Record::Indicator, &[Field::Target]);
        let strategic = |segment: &Segment<'_>, found: &[(Match<Field>, Option<i32>)]| {
            segment.texts.last().is_some_and(|text| words.begins_with_own_word(&text.stems))
                && found.first().is_some_and(|(m, _)| m.key == Field::StrategicObjective && m.score >= 0.95)
        };
        for (segment, found) in segments.iter().zip(own.iter_mut()).filter(|_| told) {
            if strategic(segment, found)
                && let Some((m, year)) = found.first().cloned()
            {
                found.insert(0, (Match { key: Field::Title, ..m }, year));
                return;
            }
        }
    }

    /// Where further indicators of the same row begin: numbered labels (`Indicatore 2`), or the first one's again.
    fn further_indicators(
        &self,
        segments: &[Segment<'_>],
        first: Option<usize>,
        found: &[Vec<(Match<Field>, Option<i32>)>],
    ) -> Vec<usize> {
        let Some(first) = first else { return Vec::new() };
        let text = |at: usize| segments[at].texts.last();
        let bare = |at: usize| text(at).map(|known| known.numbered.as_deref().unwrap_or(&known.plain));
        (first + 1..segments.len())
            .filter(|at| {
                let describes =
                    found[*at].iter().any(|(m, _)| m.key == Field::Description && !m.weak && m.score >= 0.9);
                describes && bare(*at) == bare(first)
            })
            .collect()
    }
}

/// Beside the title something stands that objectives have and other lists do not: a weight, an indicator, a result;
/// two such things where the title's own label may name anything.
fn tells_objectives(columns: &[(Column, LabelMatch)], title: Key) -> bool {
    let described = columns.iter().any(|(c, _)| {
        matches!(c.key, Key { record: Record::Indicator | Record::Phase, field: Field::Description })
    });
    let core = columns
        .iter()
        .filter(|(c, _)| described || c.key.record == Record::Objective)
        .filter(|(c, _)| {
            c.key != title
                && !matches!(
                    c.key.field,
                    Field::Resources | Field::Years | Field::Unit | Field::Notes | Field::Interim
                )
        })
        .count();
    let weak = columns.iter().any(|(c, _)| c.key == title && c.weak);
    core >= if weak { 2 } else { 1 }
}

/// What may be a field of the objective in a pinch leaves it to the column that is it for sure: `Importanza | Peso`.
fn leave_to_surer(own: &mut [Vec<(Match<Field>, Option<i32>)>]) {
    let sure = |m: &Match<Field>| !m.weak && m.how == MatchKind::Exact;
    let known: Vec<Field> = own.iter().flatten().filter(|(m, _)| sure(m)).map(|(m, _)| m.key).collect();
    // `Peso Settore I | Peso Settore II`: none of them is the weight of the objective
    let weighs = |list: &&mut Vec<(Match<Field>, Option<i32>)>| {
        list.first().is_some_and(|(m, _)| m.key == Field::Weight && m.how == MatchKind::Partial)
    };
    let several = own.iter_mut().filter(weighs).count() > 1;
    for list in own {
        let leads = list.first().map(|(m, _)| m.key);
        list.retain(|(m, _)| {
            let once = matches!(m.key, Field::Weight | Field::Stakeholders | Field::Responsible);
            let rival = known.contains(&m.key) || several && m.key == Field::Weight;
            !once || sure(m) || leads != Some(m.key) || !rival
        });
    }
}

/// Of `Peso | Peso %` side by side the shares are the weights, and the points are nothing that the records have.
fn leave_to_shares(
    segments: &[Segment<'_>],
    own: &mut [Vec<(Match<Field>, Option<i32>)>],
    indicator: &mut [Vec<(Match<Field>, Option<i32>)>],
) {
    let weighs = |list: &Vec<(Match<Field>, Option<i32>)>| {
        list.first().is_some_and(|(m, _)| m.key == Field::Weight && m.how == MatchKind::Exact)
    };
    let share = |at: usize| segments[at].cells.iter().any(|cell| cell.text.contains('%'));
    for at in 1..own.len() {
        let (left, right) = (at - 1, at);
        let points = match (share(left), share(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => continue,
        };
        if weighs(&own[left]) && weighs(&own[right]) {
            for list in [&mut own[points], &mut indicator[points]] {
                list.retain(|(m, _)| m.key != Field::Weight);
            }
        }
    }
}
