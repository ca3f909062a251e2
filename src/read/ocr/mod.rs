//! Recognition of text in pictures of pages.
//!
//! [`Recogniser`] is who reads a picture: [`Tesseract`], or what a test puts in its place. `tsv` is what it
//! gives, `skew` sets a page straight that lay askew on the scanner, `ink` and `boxes` find the lines and check
//! boxes drawn on it, `lift` takes them off.

mod boxes;
mod ink;
mod lift;
mod skew;
mod tesseract;
mod tsv;

pub(crate) use lift::{Lifted, lift};
pub(crate) use skew::straight;
pub use tesseract::{Tesseract, TesseractMissing};
pub(crate) use tsv::{Recognised, read as read_tsv};

use thiserror::Error;

/// A picture of a page in shades of grey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GreyImage {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row by row from the top left; 0 is black, 255 white.
    pub pixels: Vec<u8>,
    /// Pixels an inch.
    pub dpi: u32,
}

/// Why a page was not recognised.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OcrError {
    /// It took longer than a page may take.
    #[error("{0} s")]
    Time(u64),
    /// The program could not be run, or failed.
    #[error("{0}")]
    Failed(String),
}

/// Reads pictures of text.
pub trait Recogniser: std::fmt::Debug + Send + Sync {
    /// Program, version and language: what decides the result besides the picture.
    fn name(&self) -> String;

    /// The words of a picture with their places in pixels and how sure they are, as Tesseract's TSV.
    fn recognise(&self, image: &GreyImage) -> Result<String, OcrError>;
}

impl GreyImage {
    /// The picture as a PGM file (binary).
    pub fn pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend_from_slice(&self.pixels);
        out
    }

    /// The grey from which on a pixel is ink and not paper: in the middle between both, found by the spread of
    /// greys (Otsu).
    pub(crate) fn threshold(&self) -> u8 {
        let mut counts = [0u64; 256];
        for pixel in &self.pixels {
            counts[usize::from(*pixel)] += 1;
        }
        let total: u64 = counts.iter().sum();
        let all: f64 = counts.iter().enumerate().map(|(grey, count)| grey as f64 * *count as f64).sum();
        let (mut best, mut found) = (0.0, 128u8);
        let (mut below, mut sum) = (0u64, 0.0);
        for (grey, count) in (0u8..=254).zip(counts) {
            below += count;
            sum += f64::from(grey) * count as f64;
            let above = total - below;
            if below == 0 || above == 0 {
                continue;
            }
            let apart = sum / below as f64 - (all - sum) / above as f64;
            let spread = below as f64 * above as f64 * apart * apart;
            if spread > best {
                (best, found) = (spread, grey);
            }
        }
        found.clamp(90, 190)
    }
}
