//! What attributes and styles say of an element's look.

use html5ever::tokenizer::Tag;

use super::css::{Css, Rule};
use crate::read::common::colour::is_background;
use crate::read::common::symbols::Font;

/// The value of an attribute.
pub(super) fn attr<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// A whole number at the start of an attribute.
pub(super) fn number(tag: &Tag, name: &str) -> Option<usize> {
    let value = attr(tag, name)?.trim();
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    // what is too large is capped by the caller
    if end > 9 { Some(usize::MAX) } else { value[..end].parse().ok() }
}

/// What an element's own attributes and the sheet say.
pub(super) fn rule_of(tag: &Tag, css: &Css) -> Rule {
    let classes = attr(tag, "class").unwrap_or_default();
    let mut rule = css.rule(&tag.name, classes);
    if let Some(style) = attr(tag, "style") {
        rule.add(&Rule::parse(style));
    }
    if let Some(colour) = attr(tag, "bgcolor") {
        rule.shaded = rule.shaded.or(Some(is_background(colour)));
    }
    if attr(tag, "hidden").is_some() {
        rule.hidden = Some(true);
    }
    if let Some(face) = attr(tag, "face") {
        rule.font = Some(Font::of_name(face.split(',').next().unwrap_or_default()));
    }
    rule
}
