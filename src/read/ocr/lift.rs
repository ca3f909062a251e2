//! What is drawn on a picture, lifted off the text: a line beside a figure reads as a figure.

use super::GreyImage;
use super::boxes::{CheckBox, check_boxes};
use super::ink::{Stroke, strokes};

/// Lines at least this long (in inches) are no strokes of letters; shorter ones must end at such lines.
const LONG: f32 = 0.5;
/// How near to a line another ends that ends at it, in inches.
const NEAR: f32 = 0.03;

/// Pixels of grey along a line.
const EDGE: f32 = 2.0;

/// A picture without the lines and check boxes that were on it.
pub(crate) struct Lifted {
    pub image: GreyImage,
    pub lines: Vec<Stroke>,
    pub boxes: Vec<CheckBox>,
}

/// Lifts lines and check boxes off a picture.
pub(crate) fn lift(mut image: GreyImage) -> Lifted {
    let lines = lines(&image);
    for line in &lines {
        // with the grey along its edges
        let (across, along) =
            ((line.across.0 - EDGE, line.across.1 + EDGE), (line.from - 1.0, line.to + 1.0));
        let (x, y) = if line.level { (along, across) } else { (across, along) };
        wipe(&mut image, x, y);
    }
    let boxes = check_boxes(&image);
    for found in &boxes {
        let range = |from: usize, to: usize| (from as f32 - 1.0, to as f32 + 1.0);
        wipe(&mut image, range(found.left, found.right), range(found.top, found.bottom));
    }
    Lifted { image, lines, boxes }
}

/// The lines of tables, underlines and frames; no strokes of large letters.
fn lines(image: &GreyImage) -> Vec<Stroke> {
    let (dpi, all) = (image.dpi as f32, strokes(image));
    let (long, short): (Vec<Stroke>, Vec<Stroke>) =
        all.into_iter().partition(|line| line.to - line.from >= dpi * LONG);
    let near = dpi * NEAR;
    let ends = |line: &Stroke, at: f32| {
        long.iter().any(|other| {
            if other.level == line.level {
                // it goes on as another
                let beside = line.across.0 <= other.across.1 + near && other.across.0 <= line.across.1 + near;
                return beside && ((other.to - at).abs() <= near || (other.from - at).abs() <= near);
            }
            (other.at - at).abs() <= near + other.thick / 2.0
                && other.from - near <= line.at
                && line.at <= other.to + near
        })
    };
    let kept: Vec<Stroke> =
        short.into_iter().filter(|line| ends(line, line.from) && ends(line, line.to)).collect();
    [long, kept].concat()
}

fn wipe(image: &mut GreyImage, x: (f32, f32), y: (f32, f32)) {
    let range = |(from, to): (f32, f32), most: usize| {
        (from.max(0.0).floor() as usize).min(most)..(to.max(0.0).ceil() as usize).min(most)
    };
    let (x, y) = (range(x, image.width), range(y, image.height));
    for row in y {
        if let Some(pixels) = image.pixels.get_mut(row * image.width + x.start..row * image.width + x.end) {
            pixels.fill(255);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tables_go_and_strokes_of_letters_stay() {
        let (width, height) = (300, 200);
        let mut image = GreyImage { width, height, pixels: vec![255; width * height], dpi: 100 };
        let mut ink = |x: std::ops::Range<usize>, y: std::ops::Range<usize>| {
            y.for_each(|row| image.pixels[row * width + x.start..row * width + x.end].fill(0));
        };
        ink(20..280, 50..52);
        ink(20..280, 80..82);
        // a short line from one to the other, and the stem of a large letter between them
        ink(20..22, 50..82);
        ink(100..104, 56..76);
        let lifted = lift(image);
        assert_eq!(lifted.lines.iter().filter(|line| line.level).count(), 2);
        assert_eq!(
            lifted.lines.iter().filter(|line| !line.level).map(|line| line.at).collect::<Vec<_>>(),
            [21.0]
        );
        let dark: Vec<usize> =
            (0..width * height).filter(|at| lifted.image.pixels[*at] < 128).map(|at| at % width).collect();
        assert_eq!(dark.len(), 80);
        assert!(dark.iter().all(|x| (100..104).contains(x)));
    }
}
