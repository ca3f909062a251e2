use std::io::{self, Cursor};

use docx_rs::{Docx, XMLDocx};

use crate::message::Lang;

/// The least height of a header row in twentieths of a point; no other row has a height.
pub const HEADER_HEIGHT: f32 = 300.0;

/// Puts a document together, with what the writer has no words for: rows of headers that are repeated on every page,
/// the language of the text, title and author.
pub fn pack(docx: Docx, title: &str, lang: Lang) -> io::Result<Vec<u8>> {
    let mut parts = docx.build();
    repeat_headers(&mut parts);
    set_language(&mut parts, lang);
    set_properties(&mut parts, title, lang);
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(io::Error::other)?;
    Ok(out.into_inner())
}

/// Text is escaped in the parts, so that no text can be taken for a tag.
fn replace(part: &mut Vec<u8>, from: &str, to: &str) {
    *part = String::from_utf8_lossy(part).replace(from, to).into_bytes();
}

fn repeat_headers(parts: &mut XMLDocx) {
    let height = format!("<w:trHeight w:val=\"{HEADER_HEIGHT}\" w:hRule=\"atLeast\" />");
    replace(&mut parts.document, &height, &format!("<w:cantSplit />{height}<w:tblHeader />"));
}

fn set_language(parts: &mut XMLDocx, lang: Lang) {
    let tag = match lang {
        Lang::It => "it-IT",
        Lang::En => "en-GB",
    };
    let language =
        format!("<w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" w:bidi=\"{tag}\" /></w:rPr></w:rPrDefault>");
    replace(&mut parts.styles, "</w:rPr></w:rPrDefault>", &language);
}

fn set_properties(parts: &mut XMLDocx, title: &str, lang: Lang) {
    let core = &mut parts.doc_props.core;
    let name = env!("CARGO_PKG_NAME");
    replace(core, "<dc:creator>unknown</dc:creator>", &format!("<dc:creator>{name}</dc:creator>"));
    replace(core, "<cp:lastModifiedBy>unknown<", &format!("<cp:lastModifiedBy>{name}<"));
    let added = format!("<dc:language>{lang}</dc:language><dc:title>{title}</dc:title></cp:coreProperties>");
    replace(core, "</cp:coreProperties>", &added);
}
