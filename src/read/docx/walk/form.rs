//! Form fields: content controls and the older form data of fields.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::super::names::Tag;
use super::super::package::note;
use super::super::xml::{number, val};
use super::Walker;
use super::start::Open;
use crate::read::common::symbols::{TICKED, UNTICKED};

/// A content control that the walk is in.
#[derive(Debug, Default)]
pub(super) struct Sdt {
    /// A ticking control: its state.
    ticked: Option<bool>,
    /// The characters it shows for its states, where they are not boxes.
    shown: Vec<char>,
    /// The box stands in the text already.
    boxed: bool,
    /// A control for a choice or a date: taking its prompt for one would be a wrong value.
    fillable: bool,
    /// What it shows is its prompt.
    prompt: bool,
    /// The walk is in its content, and that is counted in `special_forms`.
    counted: bool,
}

/// The state of the older form data that is being read.
#[derive(Debug, Default)]
pub(super) struct FormState {
    checked: Option<bool>,
    default: Option<bool>,
    chosen: Option<i64>,
    default_choice: Option<i64>,
    entries: Vec<String>,
}

impl Walker<'_, '_> {
    pub(super) fn begin_sdt(&mut self) -> Open {
        self.sdts.push(Sdt::default());
        Open::Sdt
    }

    pub(super) fn sdt_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        let Some(sdt) = self.sdts.last_mut() else {
            return Open::Property;
        };
        match tag {
            Tag::W14Checkbox => {
                sdt.ticked = Some(false);
                return Open::SdtCheck;
            }
            Tag::DropDownList | Tag::ComboBox | Tag::FormDate => sdt.fillable = true,
            Tag::ShowingPlcHdr => sdt.prompt = Self::is_on(start),
            _ => {}
        }
        Open::Property
    }

    pub(super) fn sdt_check(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        if let Some(sdt) = self.sdts.last_mut() {
            match tag {
                Tag::W14Checked => sdt.ticked = Some(Self::is_on(start)),
                Tag::W14CheckedState | Tag::W14UncheckedState => {
                    let code = val(start).and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                    sdt.shown.extend(code.and_then(char::from_u32));
                }
                _ => {}
            }
        }
        Open::Property
    }

    pub(super) fn begin_sdt_content(&mut self) -> Open {
        if let Some(sdt) = self.sdts.last_mut()
            && (sdt.ticked.is_some() || (sdt.prompt && sdt.fillable))
            && !sdt.counted
        {
            sdt.counted = true;
            self.special_forms += 1;
        }
        Open::SdtContent
    }

    pub(super) fn end_sdt_content(&mut self) {
        let Some(sdt) = self.sdts.last_mut().filter(|sdt| sdt.counted) else {
            return;
        };
        sdt.counted = false;
        self.special_forms = self.special_forms.saturating_sub(1);
        let missing = sdt.ticked.filter(|_| !sdt.boxed);
        sdt.boxed = true;
        if let Some(ticked) = missing
            && self.flow().table.is_none()
        {
            let implicit = self.flow().para.is_none();
            self.put(box_of(ticked));
            if implicit {
                self.finish_paragraph();
            }
        }
    }

    pub(super) fn end_sdt(&mut self) {
        self.sdts.pop();
    }

    /// Text inside of a ticking control or a prompt: what of it is text. The box is put down on the way.
    pub(super) fn form_text<'t>(&mut self, text: &'t str) -> Option<Cow<'t, str>> {
        let at = self.sdts.iter().rposition(|sdt| sdt.counted)?;
        let sdt = self.sdts.get_mut(at)?;
        let Some(ticked) = sdt.ticked else {
            let detail: String = text.chars().take(200).collect();
            self.shared.notes.push(note("prompt-skipped", detail));
            return None;
        };
        let is_box = |c: char| {
            matches!(c, TICKED | UNTICKED | '☑' | '□' | '■' | '✓' | '✔' | '✗' | '✘') || sdt.shown.contains(&c)
        };
        let rest = text.trim_start_matches(is_box);
        let rest = if sdt.boxed { text } else { rest };
        if sdt.boxed && rest.chars().all(is_box) {
            return None;
        }
        let first = !sdt.boxed;
        sdt.boxed = true;
        if first {
            return Some(Cow::Owned(format!("{}{rest}", box_of(ticked))));
        }
        Some(Cow::Borrowed(rest))
    }

    /// Inside of `w:fldChar`, `w:ffData` and its lists.
    pub(super) fn form_property(&mut self, parent: Open, tag: Tag, start: &BytesStart<'_>) -> Open {
        let form = &mut self.flow().form;
        match (parent, tag) {
            (Open::FieldChar, Tag::FfData) => return Open::FormData,
            (Open::FormData, Tag::CheckBox) => {
                *form = FormState::default();
                return Open::FormCheck;
            }
            (Open::FormData, Tag::DdList) => {
                *form = FormState::default();
                return Open::FormList;
            }
            (Open::FormCheck, Tag::Checked) => form.checked = Some(Self::is_on(start)),
            (Open::FormCheck, Tag::Default) => form.default = Some(Self::is_on(start)),
            (Open::FormList, Tag::DdResult) => form.chosen = number(start),
            (Open::FormList, Tag::Default) => form.default_choice = number(start),
            (Open::FormList, Tag::ListEntry) => form.entries.push(Self::text_of(start).unwrap_or_default()),
            _ => {}
        }
        Open::Property
    }

    pub(super) fn end_form_check(&mut self) {
        let form = &self.flow().form;
        let ticked = form.checked.or(form.default).unwrap_or(false);
        self.answer_field(box_of(ticked));
    }

    pub(super) fn end_form_list(&mut self) {
        let form = std::mem::take(&mut self.flow().form);
        let chosen = form.chosen.or(form.default_choice).unwrap_or(0);
        if let Some(text) = usize::try_from(chosen).ok().and_then(|i| form.entries.get(i)) {
            self.offer_to_field(text.clone());
        }
    }
}

/// How a box is written.
fn box_of(ticked: bool) -> &'static str {
    if ticked { "☒" } else { "☐" }
}
