//! A page as a browser would read it.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// A parsed page.
pub struct Page(pub Html);

impl Page {
    /// Of its source.
    pub fn parse(source: &str) -> Page {
        Page(Html::parse_document(source))
    }

    /// All elements of a selector.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The one element of a selector.
    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        let all = self.all(selector);
        assert_eq!(all.len(), 1, "{selector}");
        all[0]
    }

    /// All that it says, white space squeezed; neither style nor script.
    pub fn text(&self) -> String {
        squeezed(&self.one("body").text().collect::<Vec<_>>().join(" "))
    }

    /// What is wrong with it as a document.
    pub fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = self.0.errors.iter().map(|error| error.to_string()).collect();
        let mut ids = BTreeSet::new();
        for element in self.all("[id]") {
            let id = element.attr("id").unwrap();
            if !ids.insert(id) {
                faults.push(format!("the id {id} stands twice"));
            }
        }
        for name in ["href", "for", "aria-labelledby"] {
            for element in self.all(&format!("[{name}]")) {
                let target = element.attr(name).unwrap();
                if !ids.contains(target.trim_start_matches('#')) {
                    faults.push(format!("{name}={target} leads nowhere"));
                }
            }
        }
        faults.extend(self.headings());
        faults
    }

    /// Headings that skip a level, or say nothing.
    fn headings(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut above = 0;
        for heading in self.all("h1, h2, h3, h4, h5, h6") {
            let level: usize = heading.value().name()[1..].parse().unwrap();
            let text = squeezed(&heading.text().collect::<String>());
            if level > above + 1 || text.is_empty() {
                faults.push(format!("h{level} «{text}» after h{above}"));
            }
            above = level;
        }
        if self.all("h1").len() != 1 {
            faults.push("not one h1".to_owned());
        }
        faults
    }

    /// What a person would read, in lines: headings with their level, tables by row, pictures by what is said of them.
    pub fn outline(&self) -> String {
        let blocks = "h1, h2, h3, h4, p, li, dt, dd, caption, tr, figcaption, summary, legend, label, option, button, [role=img]";
        let blocks = Selector::parse(blocks).unwrap();
        let mut lines = Vec::new();
        for element in self.0.select(&blocks) {
            let inner = element.select(&blocks).any(|below| below.value().name() != "label");
            let name = element.value().name();
            if inner && !matches!(name, "tr" | "dd") || inside(element, &["tr", "dd"]) {
                continue;
            }
            lines.push(line(element));
        }
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n") + "\n"
    }
}

/// Whether an element stands inside of one of these.
fn inside(element: ElementRef<'_>, names: &[&str]) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| names.contains(&above.value().name()))
}

fn line(element: ElementRef<'_>) -> String {
    let text = |element: ElementRef<'_>| squeezed(&element.text().collect::<Vec<_>>().join(" "));
    match element.value().name() {
        "h1" => format!("\n# {}", text(element)),
        "h2" => format!("\n## {}", text(element)),
        "h3" => format!("\n### {}", text(element)),
        "h4" => format!("\n#### {}", text(element)),
        "tr" => {
            let cells: Vec<String> = element.child_elements().map(text).collect();
            format!("| {} |", cells.join(" | "))
        }
        "dt" => format!("{}:", text(element)),
        "dd" => format!("    {}", text(element)),
        "li" => format!("- {}", text(element)),
        "div" => format!("[picture: {}]", element.attr("aria-label").unwrap_or_default()),
        _ => text(element),
    }
}

/// A text with single spaces.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
