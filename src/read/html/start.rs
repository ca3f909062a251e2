//! Tags: which elements they open and close.

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use super::css::Rule;
use super::look::{attr, number, rule_of};
use super::page::{Does, Open, Page};
use crate::document::Role;
use crate::read::common::list_number::{Marker, NumFormat, format_number};
use crate::read::common::symbols::{TICKED, UNTICKED};

/// Elements that an end tag inside of a cell can't close.
const WALLS: [&str; 4] = ["td", "th", "caption", "table"];

impl Page<'_> {
    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        let rule = rule_of(tag, &self.css);
        match &*tag.name {
            "br" => self.line_break(),
            "hr" => self.end_line(),
            "input" => self.input(tag),
            "script" | "title" | "template" | "noscript" | "iframe" | "noembed" | "noframes" | "svg" => {
                self.open(tag, Does::Nowhere, rule);
            }
            "style" => self.open(tag, Does::Sheet, rule),
            "img" | "meta" | "link" | "col" | "base" | "area" | "wbr" | "embed" | "source" | "track"
            | "param" | "basefont" | "bgsound" | "frame" | "keygen" => {}
            "option" => {
                self.close(&["option"], &["select"]);
                // what is not chosen is no value
                let does = if attr(tag, "selected").is_some() { Does::Nothing } else { Does::Nowhere };
                self.open(tag, does, rule);
            }
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => self.table_tag(tag, rule),
            "b" | "strong" => {
                let bold = Rule { bold: rule.bold.or(Some(true)), ..rule };
                self.open(tag, Does::Nothing, bold);
            }
            "del" | "strike" => {
                let hidden = (&*tag.name == "del").then_some(true);
                self.open(tag, Does::Nothing, Rule { hidden: rule.hidden.or(hidden), ..rule });
            }
            name if is_block(name) => self.block(tag, rule),
            _ => self.open(tag, Does::Nothing, rule),
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &LocalName) {
        match &**name {
            "br" => self.line_break(),
            "td" | "th" => {
                self.close(&["td", "th"], &["table"]);
            }
            "tr" | "thead" | "tbody" | "tfoot" => {
                self.close(&[name], &["table"]);
            }
            "table" => {
                self.close(&["table"], &[]);
            }
            name => {
                if !self.close(&[name], &WALLS) && is_block(name) {
                    self.end_line();
                }
            }
        }
    }

    /// Opens an element. Beyond the depth limit its content goes on in the one around it.
    pub(super) fn open(&mut self, tag: &Tag, does: Does, rule: Rule) {
        if self.opens.len() >= self.story.limits().xml_depth {
            self.story.note_once("depth-limit", self.story.limits().xml_depth.to_string());
            return;
        }
        let before = self.look;
        self.look.bold = rule.bold.unwrap_or(before.bold);
        self.look.hidden = before.hidden || rule.hidden.unwrap_or(false);
        self.look.font = rule.font.unwrap_or(before.font);
        self.look.pre |= matches!(&*tag.name, "pre" | "textarea" | "listing" | "xmp");
        self.opens.push(Open { name: tag.name.clone(), does, before });
    }

    fn block(&mut self, tag: &Tag, rule: Rule) {
        self.close(&["p"], &["td", "th", "table", "li", "div", "body"]);
        if let Some(role) = aside(tag) {
            self.end_line();
            self.story.begin_aside(role);
            let depth = self.opens.len();
            self.open(tag, Does::Aside, rule);
            if self.opens.len() == depth {
                self.story.end_aside();
            }
            return;
        }
        match &*tag.name {
            "li" => {
                self.close(&["li"], &["ul", "ol", "menu", "dir", "td", "th", "table"]);
                self.end_line();
                let marker = self.next_marker(tag);
                self.open(tag, Does::Item(marker), rule);
            }
            "dt" | "dd" => {
                self.close(&["dt", "dd"], &["dl", "td", "th", "table"]);
                self.end_line();
                self.open(tag, Does::Block(None), rule);
            }
            "ul" | "menu" | "dir" => {
                self.end_line();
                self.open(tag, Does::List(None), rule);
            }
            "ol" => {
                self.end_line();
                let kind = attr(tag, "type").and_then(|kind| kind.chars().next()).unwrap_or('1');
                let first = attr(tag, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.open(tag, Does::List(Some((kind, first))), rule);
            }
            _ => {
                self.end_line();
                self.open(tag, Does::Block(role(tag)), rule);
            }
        }
    }

    /// The marker of the item that begins.
    fn next_marker(&mut self, tag: &Tag) -> Option<Marker> {
        let own = attr(tag, "value").and_then(|value| value.trim().parse().ok());
        let list = self.opens.iter_mut().rev().find_map(|open| match &mut open.does {
            Does::List(list) => Some(list),
            _ => None,
        });
        let Some(Some((kind, next))) = list else {
            return Some(Marker::Bullet);
        };
        let number = own.unwrap_or(*next);
        *next = number.saturating_add(1);
        let format = match kind {
            'a' => NumFormat::LowerLetter,
            'A' => NumFormat::UpperLetter,
            'i' => NumFormat::LowerRoman,
            'I' => NumFormat::UpperRoman,
            _ => NumFormat::Decimal,
        };
        Some(Marker::Number(format!("{}.", format_number(format, number))))
    }

    fn input(&mut self, tag: &Tag) {
        let kind = attr(tag, "type").unwrap_or("text").to_ascii_lowercase();
        match kind.as_str() {
            "checkbox" | "radio" => {
                let sign = if attr(tag, "checked").is_some() { TICKED } else { UNTICKED };
                self.put(sign.encode_utf8(&mut [0; 4]));
            }
            "text" | "number" | "date" | "email" | "tel" | "url" => {
                let value = attr(tag, "value").unwrap_or_default().to_owned();
                self.put(&value);
            }
            _ => {}
        }
    }
}

/// What a block is by its name and by what word processors write in its attributes.
fn role(tag: &Tag) -> Option<Role> {
    let class = attr(tag, "class").unwrap_or_default();
    match &*tag.name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            if class.eq_ignore_ascii_case("title") {
                return Some(Role::Title);
            }
            let level = number_at(&tag.name, 1).unwrap_or(1);
            Some(Role::Heading(level))
        }
        "caption" | "figcaption" => Some(Role::Caption),
        "p" => match class.split_whitespace().next().unwrap_or_default() {
            "MsoTitle" | "MsoSubtitle" => Some(Role::Title),
            "MsoCaption" => Some(Role::Caption),
            class if class.starts_with("MsoListParagraph") => Some(Role::ListItem),
            class => {
                let level = class.strip_prefix("MsoHeading").and_then(|digits| digits.parse().ok());
                level.filter(|level| (1..=9).contains(level)).map(Role::Heading)
            }
        },
        _ => None,
    }
}

fn number_at(name: &str, at: usize) -> Option<u8> {
    name.get(at..)?.parse().ok()
}

/// Headers, footers and notes, as word processors mark them.
fn aside(tag: &Tag) -> Option<Role> {
    // menus and breadcrumbs are the site's, not the document's
    if &*tag.name == "nav" || attr(tag, "role") == Some("navigation") {
        return Some(Role::Furniture);
    }
    if &*tag.name != "div" {
        return None;
    }
    let style = attr(tag, "style").unwrap_or_default();
    let element = style.split_once("mso-element:").map(|(_, rest)| rest.trim_start());
    let title = attr(tag, "title").unwrap_or_default();
    let id = attr(tag, "id").unwrap_or_default();
    let starts = |words: [&str; 2]| words.iter().any(|word| element.is_some_and(|e| e.starts_with(word)));
    if starts(["header", "footer"]) || title == "header" || title == "footer" {
        return Some(Role::Furniture);
    }
    let noted = id.starts_with("sdfootnote") || id.starts_with("sdendnote");
    (noted || starts(["footnote", "endnote"])).then_some(Role::Footnote)
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 42] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "textarea",
        "ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}

/// A number in an attribute, within bounds.
pub(super) fn span(tag: &Tag, name: &str, most: usize) -> Option<usize> {
    number(tag, name).map(|span| span.min(most))
}
