//! The plan itself: kind, title, entity, years, weighted parts; told from the cover and the titles.

use std::collections::BTreeMap;

use super::Records;
use crate::contract::{Component, Entity, Percent, Period, Plan, PlanKind};
use crate::document::{Block, Document, Paragraph, Role};
use crate::grammar::{Grammars, Told, flat};
use crate::value::{self, Scale, ValueWords};

/// What the cover says.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub kind: Option<PlanKind>,
    pub title: Option<String>,
    pub entity: Option<String>,
    pub period: Option<Period>,
}

/// Lines at the top that may be the cover.
const COVER_LINES: usize = 30;

impl Head {
    pub(super) fn read(document: &Document, grammars: &Grammars) -> Head {
        let cover = cover(document);
        let mut head = Head { entity: entity_of(&cover, grammars), ..Head::default() };
        head.kind_and_title(&cover, grammars);
        head.period = cover.iter().filter_map(|p| period_line(&p.text, grammars)).next();
        if head.period.is_none() {
            // a title or heading further on may name the years (`SCHEDA OBIETTIVI 2025/2027`)
            head.period = headings(document).filter_map(|p| value::years_in(&p.text)).next();
        }
        if head.kind.is_none() {
            head.read_furniture(document, grammars);
        }
        head
    }

    fn kind_and_title(&mut self, cover: &[&Paragraph], grammars: &Grammars) {
        // a line that is a title by its form counts more than a sentence that mentions a plan
        let mut best: Option<(u32, usize, PlanKind, usize)> = None;
        for (at, paragraph) in cover.iter().enumerate() {
            let text = paragraph.text.trim();
            if text.chars().count() > 200 {
                continue;
            }
            let form = match paragraph.role {
                Role::Title => 4,
                Role::Heading(1) => 3,
                _ if super::units::is_upper(text) => 3,
                Role::Heading(_) => 2,
                _ if super::units::is_heading_like(text, paragraph.bold) => 2,
                _ => 0,
            };
            if form == 0 {
                continue;
            }
            if let Some((kind, length)) = kind_in(text, grammars) {
                let covers = length * 2 >= text.chars().count();
                let rank = form + u32::from(covers) * 2;
                if best.is_none_or(|(old, ..)| rank > old) {
                    best = Some((rank, at, kind, length));
                }
            }
        }
        let Some((_, at, kind, _)) = best else { return };
        self.kind = Some(kind);
        let mut title = cover[at].text.trim().to_owned();
        // a title over several lines goes on in the same form, with a joining word
        for next in &cover[at + 1..] {
            let text = next.text.trim();
            let first = flat(text).split_whitespace().next().map(str::to_owned).unwrap_or_default();
            let joins = grammars.words.title.joins.contains(&first);
            let alike =
                next.role == cover[at].role && super::units::is_upper(text) == super::units::is_upper(&title);
            if !(joins && alike && text.chars().count() < 120) {
                break;
            }
            title.push(' ');
            title.push_str(text);
        }
        self.title = Some(bare_title(&title, self.entity.as_deref(), grammars));
    }

    /// Page headers often carry what a missing cover does not.
    fn read_furniture(&mut self, document: &Document, grammars: &Grammars) {
        for paragraph in document.paragraphs().filter(|p| p.role == Role::Furniture) {
            if self.kind.is_none() {
                self.kind = kind_in(&paragraph.text, grammars).map(|(kind, _)| kind);
            }
            if self.entity.is_none() {
                self.entity = entity_line(&paragraph.text, grammars);
            }
            if self.period.is_none() {
                self.period = period_line(&paragraph.text, grammars);
            }
        }
    }

    /// What decides which grammars are for the document.
    pub(super) fn told(&self, document: &Document, grammars: &Grammars) -> Told {
        let entity = self.entity.clone().or_else(|| entity_by_mentions(document, grammars));
        Told { entity, kind: self.kind, period: self.period }
    }

    /// The plan's record, with what only the records tell.
    pub(super) fn plan(
        &self,
        document: &Document,
        records: &Records,
        grammars: &Grammars,
        words: &ValueWords,
    ) -> Plan {
        let entity = self.entity.clone().or_else(|| entity_by_mentions(document, grammars));
        let objectives = records.units.iter().any(|u| !u.objectives.is_empty());
        Plan {
            // objectives without a title that names the kind are what a plan of objectives is
            kind: self.kind.or(objectives.then_some(PlanKind::ObjectivesPlan)),
            title: self.title.clone().filter(|t| !t.is_empty()),
            entity: entity.map(|name| Entity { name, ipa_code: None }),
            period: self.period,
            components: components(document, grammars, words),
        }
    }
}

/// The lines before the first table and the first text section.
fn cover(document: &Document) -> Vec<&Paragraph> {
    let mut lines = Vec::new();
    let mut sections = 0;
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) if matches!(p.role, Role::Furniture | Role::Hidden | Role::Footnote) => {}
            Block::Paragraph(p) if p.text.trim().is_empty() => {}
            Block::Paragraph(p) => {
                // a cover may be nothing but headings: only one after running text begins a section
                let begins = matches!(p.role, Role::Heading(_))
                    && lines
                        .last()
                        .is_none_or(|before: &&Paragraph| !matches!(before.role, Role::Heading(_)));
                sections += usize::from(begins);
                lines.push(p);
            }
            Block::Table(_) => break,
        }
        if lines.len() >= COVER_LINES || sections > 2 {
            break;
        }
    }
    lines
}

fn headings(document: &Document) -> impl Iterator<Item = &Paragraph> {
    document.paragraphs().filter(|p| {
        matches!(p.role, Role::Heading(_) | Role::Title)
            || p.text.chars().count() < 80 && super::units::is_upper(&p.text)
    })
}

/// The kind whose words stand in a text, the longest words first.
fn kind_in(text: &str, grammars: &Grammars) -> Option<(PlanKind, usize)> {
    let flat = flat(text);
    let mut best: Option<(PlanKind, usize)> = None;
    for title in &grammars.words.kind_titles {
        let length = title.finder.needle().len();
        let found = title.finder.find_iter(flat.as_bytes()).any(|at| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            edge(flat[..at].chars().next_back()) && edge(flat[at + length..].chars().next())
        });
        if found && best.is_none_or(|(_, old)| title.chars > old) {
            best = Some((title.kind, title.chars));
        }
    }
    best
}

/// A title without years and entity.
fn bare_title(title: &str, entity: Option<&str>, grammars: &Grammars) -> String {
    let mut text = title.to_owned();
    if let Some(entity) = entity
        && let Some(at) = text.find(entity)
    {
        text.replace_range(at..at + entity.len(), "");
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        let years = word.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect::<Vec<_>>();
        let is_year = !years.is_empty()
            && years.iter().all(|p| p.len() <= 4 && p.parse::<u32>().is_ok())
            && years.iter().any(|p| p.len() == 4 && p.starts_with("20"));
        if is_year {
            // `obiettivi` may stand before the years of a period, but is what a plan's title says
            let language = &grammars.words.language;
            let idle = |word: &&str| matches!(*word, "-" | "–" | "/") || language.says_year(&flat(word));
            while kept.last().is_some_and(idle) {
                kept.pop();
            }
        } else {
            kept.push(word);
        }
    }
    kept.join(" ")
        .trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | ',' | ':' | '/' | '.'))
        .to_owned()
}

/// The entity that a line of the cover names, or two: `Camera di Commercio`, then `di Altomare`.
fn entity_of(cover: &[&Paragraph], grammars: &Grammars) -> Option<String> {
    let words = &grammars.words.entity;
    let opens = |text: &str| words.openers.contains(&flat(text.trim()));
    let goes_on = |text: &str| {
        text.split_whitespace().next().is_some_and(|first| words.particles.iter().any(|known| known == first))
    };
    let named = |at: usize| {
        let text = cover.get(at)?.text.trim();
        let next = cover.get(at + 1).map(|next| next.text.trim()).filter(|next| opens(text) && goes_on(next));
        match next {
            Some(next) => entity_line(&format!("{text} {next}"), grammars),
            None => entity_line(text, grammars),
        }
    };
    let (at, name) = (0..cover.len()).find_map(|at| Some((at, named(at)?)))?;
    let begins = |name: &str, with: &[String]| opener(&flat(name), with).is_some();
    if !begins(&name, &words.above) {
        return Some(name);
    }
    // `REGIONE CAMPANIA`, perhaps `PROVINCIA DI AVELLINO`, over the name of the entity in it, but not over that of its own
    // body
    let below = (at + 1..cover.len()).map_while(named).find(|below| !begins(below, &words.above));
    Some(below.filter(|below| !begins(below, &words.bodies)).unwrap_or(name))
}

/// How long the longest of some openers is that a text, as [`flat`] writes it, begins with before another word.
fn opener(flat: &str, openers: &[String]) -> Option<usize> {
    let opens =
        |opener: &&String| flat.strip_prefix(opener.as_str()).is_some_and(|rest| rest.starts_with(' '));
    openers.iter().filter(opens).map(String::len).max()
}

/// A text whose first word is written without the stops of its letters: `A.T.E.R. di X` as `ATER di X`.
fn undotted(text: &str) -> String {
    let (first, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let letters: Vec<&str> = first.trim_end_matches('.').split('.').collect();
    if letters.len() > 1 && letters.iter().all(|letter| letter.chars().count() == 1) {
        format!("{}{rest}", letters.concat())
    } else {
        text.to_owned()
    }
}

/// A line that names an entity and nothing else.
fn entity_line(text: &str, grammars: &Grammars) -> Option<String> {
    let text = text.trim();
    if text.chars().count() > 120 || text.ends_with('.') && text.split_whitespace().count() > 8 {
        return None;
    }
    let words = &grammars.words.entity;
    // the part before a dash: `Comune di X – Piano della performance`
    let part = text.split(" – ").next().unwrap_or(text).split(" - ").next().unwrap_or(text).trim();
    let flat = undotted(&flat(part));
    let opened = opener(&flat, &words.openers)?;
    let rest: Vec<&str> = flat[opened..].split_whitespace().collect();
    let named = part.split_whitespace().skip(1).any(|w| w.chars().next().is_some_and(char::is_uppercase));
    let enough = !rest.is_empty() && part.split_whitespace().count() >= words.min_words.max(2);
    // all of it in lower case after the opener is still a name where the line says nothing else
    let short = part.split_whitespace().count() <= 8 && part.chars().next().is_some_and(char::is_uppercase);
    let named = named || short && opened >= 6;
    (enough && named && kind_in(part, grammars).is_none() && !part.chars().any(|c| c.is_ascii_digit()))
        .then(|| part.to_owned())
}

/// The entity that a document without a cover mentions most.
fn entity_by_mentions(document: &Document, grammars: &Grammars) -> Option<String> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut order = 0;
    for text in texts(document) {
        for name in mentions(text, grammars) {
            order += 1;
            let entry = counts.entry(name).or_insert((0, order));
            entry.0 += 1;
        }
    }
    // what is said most often; the longer and the earlier where it is said as often
    counts
        .into_iter()
        .max_by(|a, b| {
            a.1.0
                .cmp(&b.1.0)
                .then(a.0.split(' ').count().cmp(&b.0.split(' ').count()))
                .then(b.1.1.cmp(&a.1.1))
        })
        .map(|(name, _)| name)
}

fn texts(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &str>> {
        match block {
            Block::Paragraph(p) => Box::new(std::iter::once(p.text.as_str())),
            Block::Table(t) => Box::new(t.grid.cells().iter().map(|c| c.text.as_str())),
        }
    })
}

/// Names of entities in running text: an opener with a capital, particles, words with capitals.
fn mentions(text: &str, grammars: &Grammars) -> Vec<String> {
    let words = &grammars.words.entity;
    // an article with an apostrophe is no part of the name (`dell'Unione …`)
    let article = |token: &'_ str| -> usize {
        token
            .find(['\'', '’'])
            .filter(|at| token[..*at].chars().all(char::is_lowercase))
            .map_or(0, |at| at + token[at..].chars().next().map_or(1, char::len_utf8))
    };
    let tokens: Vec<&str> =
        text.split_whitespace().map(|token| &token[article(token)..]).filter(|t| !t.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let capital = tokens[at].chars().next().is_some_and(char::is_uppercase);
        let opened = (1..=3.min(tokens.len() - at)).rev().filter(|_| capital).find(|count| {
            let phrase = flat(&tokens[at..at + count].join(" "));
            words.openers.contains(&phrase)
        });
        let Some(count) = opened else {
            at += 1;
            continue;
        };
        let mut end = at + count;
        let mut last_named = None;
        while end < tokens.len() && end < at + 9 {
            let token = tokens[end];
            let bare = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
            let named = bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().count() > 1;
            let particle = words.particles.contains(&flat(bare));
            if !named && !particle {
                break;
            }
            if named {
                last_named = Some(end);
            }
            end += 1;
            if token.ends_with(['.', ',', ';', ':', ')', '"', '”', '»']) {
                break;
            }
        }
        match last_named {
            Some(last) => {
                let name = tokens[at..=last].join(" ");
                found.push(name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_owned());
                at = last + 1;
            }
            None => at += count,
        }
    }
    found
}

/// Years of a line that says nothing but them and the words around them.
fn period_line(text: &str, grammars: &Grammars) -> Option<Period> {
    let period = value::years_in(text)?;
    if text.chars().count() > 160 {
        return None;
    }
    let flat = flat(text);
    let openers = &grammars.words.period.openers;
    let mut rest: Vec<&str> = flat
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '(' | ')' | ':'))
        .filter(|w| !w.is_empty() && !w.chars().all(|c| c.is_ascii_digit()))
        .collect();
    rest.retain(|w| !openers.iter().any(|o| o.split(' ').any(|part| part == *w)));
    (rest.is_empty() || kind_in(text, grammars).is_some()).then_some(period)
}

/// `A) TITLE … (peso 50%)`: the weight may stand in the line after.
fn components(document: &Document, grammars: &Grammars, words: &ValueWords) -> Vec<Component> {
    let lines: Vec<&Paragraph> = document
        .paragraphs()
        .filter(|p| {
            !matches!(p.role, Role::Furniture | Role::Hidden | Role::Footnote) && !p.text.trim().is_empty()
        })
        .collect();
    let mut found = Vec::new();
    for (at, paragraph) in lines.iter().enumerate() {
        let text = paragraph.text.trim();
        let Some((label, rest)) = labelled(text) else { continue };
        let own = weight_note(rest, grammars);
        let next = || {
            lines.get(at + 1).and_then(|p| {
                labelled(p.text.trim()).is_none().then(|| weight_note(&p.text, grammars)).flatten()
            })
        };
        let Some((_, raw)) = own.clone().or_else(next) else { continue };
        let title = match own {
            Some((before, _)) => before,
            None => rest.to_owned(),
        };
        let title = title.trim_end_matches([',', ';', '.', ':', ' ', '-', '–']).trim().to_owned();
        let weight: Percent = value::parse_percent(&raw, words, Scale::Percent);
        if weight.percent.is_some() && !title.is_empty() && title.chars().count() <= 250 {
            found.push(Component {
                label: Some(label.to_owned()),
                title,
                weight: Some(weight),
                source: paragraph.source.clone(),
            });
        }
    }
    found
}

/// `A) title`, `B. title`, `1) title`.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let at = text.find([')', '.'])?;
    let label = &text[..at];
    let good = (1..=2).contains(&label.chars().count())
        && (label.chars().all(|c| c.is_ascii_uppercase()) || label.chars().all(|c| c.is_ascii_digit()));
    let rest = text[at + 1..].trim();
    (good && rest.chars().count() >= 8).then_some((label, rest))
}

/// The text before `(peso 50%)`, and the weight.
fn weight_note(text: &str, grammars: &Grammars) -> Option<(String, String)> {
    let open = text.rfind('(')?;
    let close = text[open..].find(')')? + open;
    let note = text[open + 1..close].trim();
    let flat = flat(note);
    let word = grammars.words.components.weight_words.iter().find(|w| flat.starts_with(w.as_str()))?;
    let raw: String = note.chars().skip(word.chars().count()).collect();
    Some((text[..open].trim().to_owned(), raw.trim_start_matches([':', '=', ' ']).trim().to_owned()))
}
