//! Tables as all parts of the page have them: under a caption, in a box of their own where the page is narrow.

use maud::{Markup, Render, html};

use super::words::Words;

/// A table: its caption, the cells of its head, its rows.
pub fn table(caption: impl Render, heads: Markup, rows: Markup) -> Markup {
    identified(None, caption, heads, rows)
}

/// As [`table`], with an id that links lead to.
pub fn identified(id: Option<&str>, caption: impl Render, heads: Markup, rows: Markup) -> Markup {
    html! {
        div.scroll {
            table id=[id] {
                caption { (caption) }
                thead { tr { (heads) } }
                tbody { (rows) }
            }
        }
    }
}

/// The head of a column of texts, by the key of its message.
pub fn head(words: Words, key: &'static str) -> Markup {
    html! { th scope="col" { (words.text(key)) } }
}

/// The head of a column of figures.
pub fn figure_head(words: Words, key: &'static str) -> Markup {
    html! { th.figure scope="col" { (words.text(key)) } }
}
