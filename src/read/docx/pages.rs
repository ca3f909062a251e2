//! The running page, from the marks that Word leaves where pages broke when it last laid the document out.

/// Counts pages; silent where the document carries no marks.
#[derive(Debug, Default)]
pub struct Pages {
    active: bool,
    page: u32,
    /// A break was asked for and counted; Word's own mark of the same break follows.
    asked: bool,
    /// Text was seen since the document began.
    begun: bool,
    /// Whether each section begins on a new page.
    sections: Vec<bool>,
    section: usize,
    highest: u32,
}

impl Pages {
    /// For a main part.
    pub fn new(text: &str) -> Pages {
        let active = memchr::memmem::find(text.as_bytes(), b"lastRenderedPageBreak").is_some();
        let sections = if active { sections(text) } else { Vec::new() };
        Pages { active, page: 1, sections, highest: 1, ..Pages::default() }
    }

    /// The page, where it is known.
    pub fn current(&self) -> Option<u32> {
        self.active.then_some(self.page)
    }

    /// The highest page so far, where pages are known.
    pub fn highest(&self) -> Option<u32> {
        self.active.then_some(self.highest)
    }

    /// Goes back to a page: the cells of a row begin where the row begins.
    pub fn set(&mut self, page: Option<u32>) {
        if let Some(page) = page {
            self.page = page;
        }
    }

    /// Word broke the page here.
    pub fn rendered(&mut self) {
        if self.asked {
            self.asked = false;
        } else {
            self.turn();
        }
    }

    /// The document asks for a new page here.
    pub fn ask(&mut self) {
        self.turn();
        self.asked = true;
    }

    /// The next paragraph asks to begin a page: nothing to do where one has just begun.
    pub fn ask_before(&mut self) {
        if self.begun && !self.asked {
            self.ask();
        }
    }

    /// A section ends here.
    pub fn end_section(&mut self) {
        self.section += 1;
        if self.sections.get(self.section) == Some(&true) && !self.asked {
            self.ask();
        }
    }

    /// Text stands here.
    pub fn text(&mut self) {
        self.asked = false;
        self.begun = true;
    }

    fn turn(&mut self) {
        self.page = self.page.saturating_add(1);
        self.highest = self.highest.max(self.page);
    }
}

/// For each section whether it begins on a new page. A section's properties stand at its end, so they are
/// looked up before the walk.
fn sections(text: &str) -> Vec<bool> {
    let mut sections = Vec::new();
    let mut rest = text;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"sectPr") {
        let opens = rest[..at].rfind('<').is_some_and(|lt| !rest[lt..at].contains(['/', '>']));
        let after = &rest[at + "sectPr".len()..];
        if !opens || after.starts_with("Change") {
            rest = after;
            continue;
        }
        let end = after.find("sectPr").unwrap_or(after.len());
        let bare = after.find('>').is_some_and(|gt| after[..gt].ends_with('/'));
        let own = if bare { "" } else { &after[..end] };
        let stays = own.contains("\"continuous\"") || own.contains("\"nextColumn\"");
        sections.push(!stays);
        // what a tracked change keeps of the old properties is no section
        rest = match after.get(end..).filter(|tail| tail.starts_with("sectPrChange")) {
            Some(tail) => {
                let close = tail.find("/w:sectPrChange").unwrap_or(tail.len());
                &tail[close..]
            }
            None => after,
        };
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_tell_where_they_begin() {
        let text = r#"<w:sectPr><w:type w:val="continuous"/></w:sectPr>
            <w:sectPr w:rsidR="1"><w:sectPrChange><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:sectPrChange></w:sectPr><w:sectPr/>"#;
        assert_eq!(sections(text), [false, true, true]);
    }

    #[test]
    fn an_asked_break_and_its_mark_count_once() {
        let mut pages = Pages::new("lastRenderedPageBreak");
        pages.text();
        pages.ask();
        pages.rendered();
        assert_eq!(pages.current(), Some(2));
        pages.text();
        pages.rendered();
        assert_eq!(pages.current(), Some(3));
    }
}
