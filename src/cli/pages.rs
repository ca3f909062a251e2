//! `spoglio tables --format svg|png`: pages with what was understood drawn over them.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::output;
use super::session::Session;
use crate::batch::apart;
use crate::document::Document;
use crate::message::{Lang, Message};
use crate::picture;
use crate::read::pdf::{PageRenderer, Pictures};
use crate::read::{ReadError, ReadOptions};

/// Pixels a point: of the picture behind an SVG and of a PNG.
const SCALE: f32 = 2.0;

/// What kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Scalable, with the page as a picture in it.
    Svg,
    /// Pixels.
    Png,
}

impl Kind {
    /// By the name of the format.
    pub fn named(name: &str) -> Option<Kind> {
        [Kind::Svg, Kind::Png].into_iter().find(|kind| kind.ending() == name)
    }

    fn ending(self) -> &'static str {
        match self {
            Kind::Svg => "svg",
            Kind::Png => "png",
        }
    }
}

/// What to draw and where to.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Svg or png.
    pub kind: Kind,
    /// The only page; nothing for all.
    pub page: Option<u32>,
    /// A file for one page, a folder for all.
    pub output: Option<PathBuf>,
}

/// Draws the pages of a document, whose bytes these are.
pub fn draw(bytes: Vec<u8>, document: Document, wanted: Wanted, session: &Session) -> Result<(), Failure> {
    let (lang, options) = (session.lang, session.reading());
    if document.pages.is_none() || !bytes.windows(5).take(2048).any(|bytes| bytes == b"%PDF-") {
        return Err(Message::new("picture-no-pages").into());
    }
    // a renderer meets all that a reader meets
    apart(move || all(&bytes, &document, &wanted, &options, lang))
        .unwrap_or_else(|detail| Err(Message::new("picture-failed").arg("detail", &detail).into()))
}

fn all(
    bytes: &[u8],
    document: &Document,
    wanted: &Wanted,
    options: &ReadOptions,
    lang: Lang,
) -> Result<(), Failure> {
    let failed = |error: ReadError| Message::new("picture-failed").arg("detail", error.render(lang));
    let pictures = Pictures::open(bytes, options).map_err(failed)?;
    let renderer = pictures.renderer();
    let pages = renderer.pages();
    let one = |page: u32| one(&renderer, document, page, wanted.kind, lang);
    match (wanted.page, &wanted.output) {
        (Some(page), output) => write(output.as_deref(), &one(page)?),
        (None, Some(folder)) => {
            fs::create_dir_all(folder).map_err(|error| {
                let message = Message::new("error-write-file").arg("path", folder);
                Failure::from(message.arg("detail", &error))
            })?;
            for page in 1..=pages {
                let name = format!("page-{page:03}.{}", wanted.kind.ending());
                write(Some(&folder.join(name)), &one(page)?)?;
            }
            Ok(())
        }
        (None, None) if pages == 1 => write(None, &one(1)?),
        (None, None) => Err(Message::new("picture-which-page").arg("pages", pages as usize).into()),
    }
}

fn one(
    renderer: &PageRenderer<'_>,
    document: &Document,
    page: u32,
    kind: Kind,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let no_page = || {
        let message = Message::new("picture-no-page").arg("page", page as usize);
        Failure::from(message.arg("pages", renderer.pages() as usize))
    };
    let size = renderer.size(page).ok_or_else(no_page)?;
    let scene = picture::scene(document, page, size, lang);
    match kind {
        Kind::Svg => Ok(picture::svg(&scene, renderer.png(page, SCALE, None).as_deref()).into_bytes()),
        Kind::Png => renderer.png(page, SCALE, Some(&picture::overlay(&scene))).ok_or_else(no_page),
    }
}

fn write(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    output::write(file, |out| Ok(out.write_all(bytes)?))
}
