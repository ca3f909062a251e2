//! Pages as pictures, for people to look at.

use super::interpret::{Opened, Renderer};
use crate::read::{ReadError, ReadOptions};

/// A PDF whose pages can be drawn.
pub struct Pictures {
    opened: Opened,
}

/// Draws the pages of a PDF.
pub struct PageRenderer<'a> {
    inner: Renderer<'a>,
}

impl Pictures {
    /// Opens a PDF. Errors: as [`read`](super::read).
    pub fn open(bytes: &[u8], options: &ReadOptions) -> Result<Pictures, ReadError> {
        super::open(bytes, options).map(|opened| Pictures { opened })
    }

    /// What draws its pages.
    pub fn renderer(&self) -> PageRenderer<'_> {
        PageRenderer { inner: self.opened.renderer() }
    }
}

impl PageRenderer<'_> {
    /// Number of pages.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.inner.pages()).unwrap_or(u32::MAX)
    }

    /// Width and height in points of a page, counted from 1; nothing where there is no such page.
    pub fn size(&self, page: u32) -> Option<(f32, f32)> {
        self.inner.size((page as usize).checked_sub(1)?)
    }

    /// A page, counted from 1, as a PNG file of `scale` pixels a point (fewer where the page is huge), with the
    /// first page of the PDF `over` drawn on top of it; nothing for a page that can't be drawn.
    pub fn png(&self, page: u32, scale: f32, over: Option<&[u8]>) -> Option<Vec<u8>> {
        self.inner.png((page as usize).checked_sub(1)?, scale, over)
    }
}
