//! The page around the report: head, policy, filter, foot.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::document::{self, Doc};
use super::figures::SEVERITIES;
use super::front;
use super::safe::css_string;
use super::words::{Words, sign};
use crate::contract::Severity;
use crate::report::{Report, by_rule};

const STYLE: &str = include_str!("style.css");
const PRINT: &str = include_str!("print.css");
const SCRIPT: &str = include_str!("filter.js");

/// The whole page.
pub fn page(report: &Report, docs: &[Doc<'_>], words: Words) -> Markup {
    let title = front::title(docs, words);
    let running = format!(
        "@page {{ @top-left {{ content: {}; }} }}",
        css_string(&words.with("html-running", "title", title.as_str()))
    );
    let styles = [STYLE, PRINT, &running];
    html! {
        (DOCTYPE)
        html lang=(words.lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&styles));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "spoglio " (env!("CARGO_PKG_VERSION")) };
                title { (words.with("html-page-title", "title", title.as_str())) }
                @for style in styles { style { (PreEscaped(style)) } }
            }
            body {
                a.skip href="#main" { (words.text("html-skip")) }
                header { p { (words.text("html-kicker")) } h1 { (title) } }
                (front::contents(docs, words))
                (filter(report, docs, words))
                main id="main" tabindex="-1" {
                    (front::page(report, docs, words))
                    @if docs.is_empty() { p { (words.text("html-empty")) } }
                    @for doc in docs { (document::section(doc, docs.len() == 1)) }
                }
                footer { p { (words.with("html-foot", "version", env!("CARGO_PKG_VERSION"))) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// Nothing is loaded from anywhere; of styles and scripts only these very texts hold.
fn policy(styles: &[&str]) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let styles = styles.iter().map(|style| hash(style)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; style-src {styles}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(SCRIPT)
    )
}

/// Search and filter: there only with the script, since without it they could do nothing.
fn filter(report: &Report, docs: &[Doc<'_>], words: Words) -> Markup {
    html! {
        form.filter id="filter" role="search" aria-label=(words.text("html-filter")) hidden {
            p {
                label for="filter-text" { (words.text("html-filter-text")) }
                input id="filter-text" type="search" autocomplete="off" spellcheck="false";
            }
            fieldset {
                legend { (words.text("html-filter-show")) }
                @for severity in SEVERITIES {
                    label {
                        input type="checkbox" name="severity" value=(severity.as_str()) checked;
                        span aria-hidden="true" { " " (sign(severity)) }
                        " " (words.text(plural(severity)))
                    }
                }
                label { input type="checkbox" name="clean" checked; " " (words.text("html-filter-clean")) }
            }
            p {
                label for="filter-rule" { (words.text("column-rule")) }
                select id="filter-rule" {
                    option value="" { (words.text("html-filter-all-rules")) }
                    @for count in by_rule(report) {
                        option value=(count.rule) { (count.rule) " (" (count.findings) ")" }
                    }
                }
            }
            p {
                label for="filter-unit" { (words.text("html-filter-unit")) }
                select id="filter-unit" {
                    option value="" { (words.text("html-filter-all-units")) }
                    @for doc in docs { (options(doc, docs.len() > 1)) }
                }
            }
            p.buttons {
                button type="reset" { (words.text("html-filter-reset")) }
                button type="button" id="print" { (words.text("html-print")) }
            }
            p.status id="filter-status" role="status" data-text=(words.text("html-filter-status")) {}
        }
    }
}

fn options(doc: &Doc<'_>, several: bool) -> Markup {
    let units = doc.item.extraction.units.iter().enumerate();
    html! {
        @if several {
            option value=(doc.id()) { (doc.file()) }
        }
        @for (u, unit) in units {
            option value=(doc.unit_id(u)) { @if several { "\u{2003}" } (doc.unit_name(unit, u)) }
        }
    }
}

fn plural(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "html-column-errors",
        Severity::Warning => "html-column-warnings",
        Severity::Info => "html-column-notes",
    }
}
