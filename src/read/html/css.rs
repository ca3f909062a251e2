//! The little of style sheets that matters: bold, hidden, shaded, symbol fonts, by element and class.

use std::collections::BTreeMap;

use crate::read::common::colour::is_background;
use crate::read::common::symbols::Font;

/// Rules that are kept of all sheets.
const MAX_RULES: usize = 20_000;

/// What a rule says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rule {
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    pub shaded: Option<bool>,
    pub font: Option<Option<Font>>,
}

impl Rule {
    /// The declarations of a rule or of a `style` attribute.
    pub fn parse(text: &str) -> Rule {
        let mut rule = Rule::default();
        for declaration in text.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim();
            let lower = value.to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "font-weight" => {
                    let heavy = lower.parse().is_ok_and(|weight: u32| weight >= 600);
                    rule.bold = Some(heavy || lower.starts_with("bold"));
                }
                "font" if lower.contains("bold") => rule.bold = Some(true),
                "display" => rule.hidden = Some(lower.starts_with("none")),
                "visibility" if lower.starts_with("hidden") => rule.hidden = Some(true),
                "mso-hide" => rule.hidden = Some(lower.starts_with("all")),
                "background-color" => rule.shaded = Some(is_background(value)),
                "background" if !lower.contains("url(") => rule.shaded = Some(is_background(value)),
                "font-family" | "mso-char-type" => {
                    let first = value.split(',').next().unwrap_or_default();
                    rule.font = Some(Font::of_name(first.trim_matches(['"', '\'', ' '])));
                }
                _ => {}
            }
        }
        rule
    }

    /// Adds what a more special rule says.
    pub fn add(&mut self, other: &Rule) {
        self.bold = other.bold.or(self.bold);
        self.hidden = other.hidden.or(self.hidden);
        self.shaded = other.shaded.or(self.shaded);
        self.font = other.font.or(self.font);
    }
}

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Css {
    /// By element and class, either may be empty.
    rules: BTreeMap<(String, String), Rule>,
}

impl Css {
    /// Adds a sheet. Rules for media and for nested elements say nothing here.
    pub fn add(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let selectors = &rest[..open];
            let body = &rest[open + 1..];
            let end = matching(body);
            if !selectors.trim_start().starts_with('@') {
                self.add_rule(selectors, &body[..end]);
            }
            rest = body.get(end + 1..).unwrap_or_default();
        }
    }

    fn add_rule(&mut self, selectors: &str, body: &str) {
        let rule = Rule::parse(body);
        if rule == Rule::default() {
            return;
        }
        for selector in selectors.split(',') {
            let selector = selector.trim();
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            if selector.is_empty() || !selector.chars().all(plain) || self.rules.len() >= MAX_RULES {
                continue;
            }
            let (element, class) = selector.split_once('.').unwrap_or((selector, ""));
            let key = (element.to_ascii_lowercase(), class.to_owned());
            self.rules.entry(key).or_default().add(&rule);
        }
    }

    /// What the sheets say of an element with these classes.
    pub fn rule(&self, element: &str, classes: &str) -> Rule {
        let mut all = Rule::default();
        if self.rules.is_empty() {
            return all;
        }
        let mut add = |element: &str, class: &str| {
            if let Some(rule) = self.rules.get(&(element.to_owned(), class.to_owned())) {
                all.add(rule);
            }
        };
        add(element, "");
        for class in classes.split_whitespace().take(16) {
            add("", class);
            add(element, class);
        }
        all
    }
}

/// Where the block ends that is open at the start.
fn matching(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn without_comments(sheet: &str) -> String {
    // the marks of an HTML comment around the sheet are none of its text
    let sheet = sheet.replace("<!--", " ").replace("-->", " ");
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet.as_str();
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
