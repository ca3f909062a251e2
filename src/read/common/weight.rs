//! Which part of a text is bold.

/// Where bold letters stand in a text that grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// End of the last bold mark before the first plain letter, in bytes.
    bold_end: usize,
    /// A bold letter was seen before any plain one.
    any_bold: bool,
    /// A plain letter was seen.
    any_plain: bool,
}

impl Weight {
    /// Tells that `text` was added at byte `at`.
    pub fn add(&mut self, at: usize, text: &str, bold: bool) {
        if self.any_plain {
            return;
        }
        let letters = text.contains(char::is_alphanumeric);
        if bold {
            self.any_bold |= letters;
            let visible = text.trim_end().len();
            if visible > 0 {
                self.bold_end = at + visible;
            }
        } else {
            self.any_plain |= letters;
        }
    }

    /// Joins the weight of a text that was appended at byte `at`.
    pub fn append(&mut self, at: usize, other: Weight) {
        if self.any_plain {
            return;
        }
        if other.any_bold {
            self.any_bold = true;
            self.bold_end = at + other.bold_end;
        }
        self.any_plain = other.any_plain;
    }

    /// Tells that `bytes` at the start were taken out, none of them a letter.
    pub fn strip(&mut self, bytes: usize) {
        self.bold_end = self.bold_end.saturating_sub(bytes);
    }

    /// Every letter is bold, and there is one.
    pub fn all_bold(&self) -> bool {
        self.any_bold && !self.any_plain
    }

    /// Bytes of the bold start; 0 where all or nothing is bold.
    pub fn lead(&self) -> usize {
        if self.any_bold && self.any_plain { self.bold_end } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_is_the_bold_start_before_plain_letters() {
        let mut weight = Weight::default();
        weight.add(0, "Peso: ", true);
        assert!(weight.all_bold());
        assert_eq!(weight.lead(), 0);
        weight.add(6, "20", false);
        weight.add(8, "%", true);
        assert!(!weight.all_bold());
        assert_eq!(weight.lead(), 5);
    }

    #[test]
    fn plain_colon_does_not_end_the_lead() {
        let mut weight = Weight::default();
        weight.add(0, "Peso", true);
        weight.add(4, ": ", false);
        weight.add(6, "%", true);
        assert!(weight.all_bold());
        weight.add(7, "x", false);
        assert_eq!(weight.lead(), 7);
    }
}
