//! Check boxes on a picture of a page: small hollow squares of ink.

use super::GreyImage;

/// A check box; pixels from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CheckBox {
    pub left: usize,
    pub top: usize,
    /// First column and row after it.
    pub right: usize,
    pub bottom: usize,
    pub ticked: bool,
}

/// Sides of a check box, in inches.
const SIDES: std::ops::Range<f32> = 0.07..0.2;
/// Part of each side that is ink.
const DRAWN: f32 = 0.85;
/// Parts of the inside that are ink: at most where it is not ticked, at least where it is.
const EMPTY: f32 = 0.03;
const TICKED: f32 = 0.08;
/// Most boxes of a page.
const MOST: usize = 2_000;

/// The check boxes of a picture. One that is neither surely empty nor surely ticked is left out.
pub(crate) fn check_boxes(image: &GreyImage) -> Vec<CheckBox> {
    let threshold = image.threshold();
    let ink: Vec<bool> = image.pixels.iter().map(|pixel| *pixel < threshold).collect();
    let picture = Ink { ink: &ink, width: image.width, height: image.height };
    let sides = (image.dpi as f32 * SIDES.start) as usize..(image.dpi as f32 * SIDES.end) as usize;
    let mut seen = vec![false; ink.len()];
    let mut stack = Vec::new();
    let mut out = Vec::new();
    for start in 0..ink.len() {
        if !ink[start] || seen[start] {
            continue;
        }
        let [left, top, right, bottom] = picture.piece(start, &mut seen, &mut stack);
        let (width, height) = (right - left, bottom - top);
        let is_square = width.abs_diff(height) * 6 <= width.max(height);
        if is_square && sides.contains(&width) && sides.contains(&height) && out.len() < MOST {
            out.extend(picture.check_box([left, top, right, bottom]));
        }
    }
    out
}

struct Ink<'a> {
    ink: &'a [bool],
    width: usize,
    height: usize,
}

impl Ink<'_> {
    /// The box of all ink that hangs together with a pixel.
    fn piece(&self, start: usize, seen: &mut [bool], stack: &mut Vec<usize>) -> [usize; 4] {
        let mut out = [self.width, self.height, 0, 0];
        seen[start] = true;
        stack.push(start);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % self.width, at / self.width);
            out = [out[0].min(x), out[1].min(y), out[2].max(x + 1), out[3].max(y + 1)];
            for row in y.saturating_sub(1)..=(y + 1).min(self.height - 1) {
                for col in x.saturating_sub(1)..=(x + 1).min(self.width - 1) {
                    let next = row * self.width + col;
                    if self.ink[next] && !seen[next] {
                        seen[next] = true;
                        stack.push(next);
                    }
                }
            }
        }
        out
    }

    fn check_box(&self, [left, top, right, bottom]: [usize; 4]) -> Option<CheckBox> {
        let (width, height) = (right - left, bottom - top);
        let edge = (width.min(height) / 5).max(2);
        // a side is the row or column with most ink near the edge of the box
        let row = |y: usize| self.count(left..right, y..y + 1) as f32 / width as f32;
        let col = |x: usize| self.count(x..x + 1, top..bottom) as f32 / height as f32;
        let most = |parts: &mut dyn Iterator<Item = f32>| parts.fold(0.0, f32::max);
        let sides = [
            most(&mut (top..top + edge).map(row)),
            most(&mut (bottom - edge..bottom).map(row)),
            most(&mut (left..left + edge).map(col)),
            most(&mut (right - edge..right).map(col)),
        ];
        if sides.iter().any(|side| *side < DRAWN) {
            return None;
        }
        let inset = (width.min(height) / 4).max(2);
        let (x, y) = (left + inset..right - inset, top + inset..bottom - inset);
        let size = (x.len() * y.len()).max(1);
        let inside = self.count(x, y) as f32 / size as f32;
        let ticked = match inside {
            part if part <= EMPTY => false,
            part if part >= TICKED => true,
            _ => return None,
        };
        Some(CheckBox { left, top, right, bottom, ticked })
    }

    fn count(&self, x: std::ops::Range<usize>, y: std::ops::Range<usize>) -> usize {
        y.map(|row| x.clone().filter(|col| self.ink[row * self.width + col]).count()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(lines: &[&str]) -> GreyImage {
        // every letter is 4 × 4 pixels
        let (width, height) = (lines[0].chars().count() * 4, lines.len() * 4);
        let mut pixels = vec![255; width * height];
        for (row, line) in lines.iter().enumerate() {
            for (col, _) in line.chars().enumerate().filter(|(_, c)| *c == '#') {
                for y in row * 4..row * 4 + 4 {
                    pixels[y * width + col * 4..y * width + col * 4 + 4].fill(0);
                }
            }
        }
        GreyImage { width, height, pixels, dpi: 300 }
    }

    #[test]
    fn squares_are_boxes_and_letters_are_not() {
        let image = draw(&[
            "                                ",
            " ########   ########   ######   ",
            " #      #   ##    ##   #     #  ",
            " #      #   # #  # #   #      # ",
            " #      #   #  ##  #   #      # ",
            " #      #   #  ##  #   #      # ",
            " #      #   # #  # #   #      # ",
            " #      #   ##    ##   #     #  ",
            " ########   ########   ######   ",
            "                                ",
        ]);
        let found = check_boxes(&image);
        let places: Vec<(usize, usize, bool)> = found.iter().map(|b| (b.left, b.right, b.ticked)).collect();
        assert_eq!(places, [(4, 36, false), (48, 80, true)]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(check_boxes(&GreyImage::default()).is_empty());
        assert!(check_boxes(&GreyImage { width: 3, height: 3, pixels: vec![0; 9], dpi: 300 }).is_empty());
    }
}
