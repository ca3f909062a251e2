//! The running page, from the breaks that the program wrote when it saved the file.

/// Counts pages; silent where the file carries no soft breaks.
#[derive(Debug, Default)]
pub(super) struct Pages {
    active: bool,
    page: u32,
    /// Text was seen on this page.
    begun: bool,
}

impl Pages {
    pub fn of(content: &str) -> Pages {
        let active = memchr::memmem::find(content.as_bytes(), b"<text:soft-page-break").is_some();
        Pages { active, page: 1, begun: false }
    }

    /// The page, where it is known.
    pub fn current(&self) -> Option<u32> {
        self.active.then_some(self.page)
    }

    /// The program broke the page here.
    pub fn soft(&mut self) {
        self.page = self.page.saturating_add(1);
        self.begun = false;
    }

    /// What follows asks to begin a page: nothing to do where one has just begun.
    pub fn hard(&mut self) {
        if self.begun {
            self.soft();
        }
    }

    /// Text stands here.
    pub fn text(&mut self) {
        self.begun = true;
    }
}
