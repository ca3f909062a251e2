//! PDF through hayro: opening, and the drawing instructions of a page turned into what is on it.

mod bold;
mod device;
mod paths;
mod render;

pub(super) use self::render::Renderer;

use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::bold::Weights;
use self::device::Recorder;
use super::page::{PageSource, RawPage};
use crate::container::Format;
use crate::limits::Limits;
use crate::read::{Detail, ReadError, ReadErrorKind};

/// An opened PDF.
pub(super) struct Opened {
    pdf: Pdf,
}

impl Opened {
    /// Opens a document; `password` is the user's, empty for none.
    ///
    /// Errors: `Encrypted` where the password does not fit, `Unsupported` for an unknown cipher, `Malformed`.
    pub fn new(bytes: &[u8], password: &str) -> Result<Self, ReadError> {
        match Pdf::new_with_password(bytes.to_vec(), password) {
            Ok(pdf) => Ok(Opened { pdf }),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(ReadError::new(ReadErrorKind::Encrypted, Format::Pdf))
            }
            Err(LoadPdfError::Decryption(error)) => Err(ReadError::new(
                ReadErrorKind::Encrypted,
                Detail::from(Format::Pdf).saying(format!("{error:?}")),
            )),
            Err(LoadPdfError::Invalid) => Err(ReadError::new(kind_of_broken(bytes), Format::Pdf)),
        }
    }

    /// The pages' contents, one by one.
    pub fn reader<'a>(&'a self, limits: &'a Limits) -> Pages<'a> {
        Pages { pdf: &self.pdf, cache: InterpreterCache::new(), weights: Weights::default(), limits }
    }

    /// The document itself, for its structure tree.
    pub fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}

/// A file without its end is cut; any other is broken.
fn kind_of_broken(bytes: &[u8]) -> ReadErrorKind {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if tail.windows(5).any(|w| w == b"%%EOF") { ReadErrorKind::Malformed } else { ReadErrorKind::Truncated }
}

/// The pages of an opened document. Fonts are kept from page to page.
pub(super) struct Pages<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    weights: Weights,
    limits: &'a Limits,
}

impl PageSource for Pages<'_> {
    fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    fn page(&self, index: usize) -> RawPage {
        let Some(page) = self.pdf.pages().get(index) else { return RawPage::default() };
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            bounds,
            &self.cache,
            self.pdf.xref(),
            // with annotations: filled-in form fields are drawn by them
            InterpreterSettings::default(),
        );
        let mut recorder = Recorder::new(width, height, &self.weights, self.limits);
        interpret_page(page, &mut context, &mut recorder);
        recorder.finish()
    }
}
