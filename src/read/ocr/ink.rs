//! Lines drawn on a picture of a page: long straight runs of ink.

use super::GreyImage;

/// A line; pixels from the top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    /// Runs left to right; otherwise top to bottom.
    pub level: bool,
    /// Its y where it is level, its x where it is upright.
    pub at: f32,
    pub from: f32,
    pub to: f32,
    pub thick: f32,
    /// Across it: where its ink begins and ends. A line that is not quite level is wider than thick.
    pub across: (f32, f32),
}

/// Shortest lines, in inches: longer than strokes of letters are.
const SHORT: (f32, f32) = (0.22, 0.17);
/// What is thicker (in inches) is an area, of which the edges are lines.
const THICK: f32 = 0.06;
/// Specks of paper in a line, in inches.
const SPECK: f32 = 0.012;
/// Most lines of a picture.
const MOST: usize = 20_000;

/// The lines of a picture, level ones first.
pub(crate) fn strokes(image: &GreyImage) -> Vec<Stroke> {
    let threshold = image.threshold();
    let dpi = image.dpi as f32;
    let speck = (dpi * SPECK) as usize + 1;
    let (wide, tall) = (image.width, image.height);
    let mut out = Vec::new();
    let dark = |x: usize, y: usize| image.pixels.get(y * wide + x).is_some_and(|pixel| *pixel < threshold);
    let level = Scan { lines: tall, length: wide, short: (dpi * SHORT.0) as usize, speck, level: true };
    level.strokes(&|line, at| dark(at, line), dpi * THICK, &mut out);
    let upright = Scan { lines: wide, length: tall, short: (dpi * SHORT.1) as usize, speck, level: false };
    upright.strokes(&|line, at| dark(line, at), dpi * THICK, &mut out);
    out
}

/// One direction of looking at a picture.
struct Scan {
    /// Rows or columns of pixels.
    lines: usize,
    /// Pixels of each.
    length: usize,
    short: usize,
    speck: usize,
    level: bool,
}

/// A run of ink on one row or column of pixels.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
}

/// Runs that touch from row to row.
#[derive(Clone, Debug)]
struct Band {
    first: usize,
    last: usize,
    from: usize,
    to: usize,
    /// Of the runs on its last row.
    edge: Vec<Run>,
    /// Pixels of ink, and their places across the direction, summed.
    ink: usize,
    sum: f64,
}

impl Scan {
    fn strokes(&self, dark: &dyn Fn(usize, usize) -> bool, thick: f32, out: &mut Vec<Stroke>) {
        let mut open: Vec<Band> = Vec::new();
        for line in 0..self.lines {
            let runs = self.runs(line, dark);
            let (ended, going): (Vec<Band>, Vec<Band>) =
                open.into_iter().partition(|band| band.last + 2 < line);
            open = going;
            ended.iter().for_each(|band| self.close(band, thick, out));
            for run in runs {
                self.add(&mut open, line, run);
            }
            if out.len() + open.len() > MOST {
                break;
            }
        }
        open.iter().for_each(|band| self.close(band, thick, out));
    }

    /// The long runs of ink of a row; a speck of paper does not end one.
    fn runs(&self, line: usize, dark: &dyn Fn(usize, usize) -> bool) -> Vec<Run> {
        let mut out = Vec::new();
        let mut open: Option<Run> = None;
        for at in 0..self.length {
            if !dark(line, at) {
                continue;
            }
            match open.as_mut() {
                Some(run) if at <= run.to + self.speck => run.to = at + 1,
                _ => {
                    out.extend(open.take());
                    open = Some(Run { from: at, to: at + 1 });
                }
            }
        }
        out.extend(open);
        out.retain(|run| run.to - run.from >= self.short);
        out
    }

    fn add(&self, open: &mut Vec<Band>, line: usize, run: Run) {
        let touches = |band: &Band| {
            band.edge.iter().any(|edge| run.from <= edge.to + self.speck && edge.from <= run.to + self.speck)
        };
        let weight = run.to - run.from;
        match open.iter_mut().find(|band| touches(band)) {
            Some(band) => {
                if band.last != line {
                    // a row without a long run in between is roughness
                    band.edge.clear();
                }
                band.last = line;
                band.from = band.from.min(run.from);
                band.to = band.to.max(run.to);
                band.edge.push(run);
                band.ink += weight;
                band.sum += weight as f64 * line as f64;
            }
            None => open.push(Band {
                first: line,
                last: line,
                from: run.from,
                to: run.to,
                edge: vec![run],
                ink: weight,
                sum: weight as f64 * line as f64,
            }),
        }
    }

    fn close(&self, band: &Band, thick: f32, out: &mut Vec<Stroke>) {
        let height = (band.last - band.first + 1) as f32;
        let (from, to) = (band.from as f32, band.to as f32);
        let (first, last) = (band.first as f32, band.last as f32 + 1.0);
        let stroke = |at: f32, thick: f32, across: (f32, f32)| Stroke {
            level: self.level,
            at,
            from,
            to,
            thick,
            across,
        };
        if height <= thick {
            out.push(stroke((band.sum / band.ink.max(1) as f64) as f32 + 0.5, height, (first, last)));
            return;
        }
        // an area of ink all over; anything else is a drawing or a picture
        if band.ink as f32 > height * (to - from) * 0.9 {
            out.push(stroke(first, 1.0, (first, first)));
            out.push(stroke(last, 1.0, (last, last)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank(width: usize, height: usize) -> GreyImage {
        GreyImage { width, height, pixels: vec![255; width * height], dpi: 100 }
    }

    fn fill(image: &mut GreyImage, x: std::ops::Range<usize>, y: std::ops::Range<usize>) {
        for row in y {
            image.pixels[row * image.width + x.start..row * image.width + x.end].fill(20);
        }
    }

    #[test]
    fn long_runs_are_lines_and_letters_are_not() {
        let mut image = blank(300, 200);
        fill(&mut image, 20..280, 50..52);
        fill(&mut image, 100..103, 50..150);
        // a speck of paper in the line, and the stroke of a letter
        fill(&mut image, 150..160, 80..82);
        image.pixels[50 * 300 + 60] = 255;
        image.pixels[51 * 300 + 60] = 255;
        let found = strokes(&image);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].level, found[0].from, found[0].to), (true, 20.0, 280.0));
        assert!((found[0].at - 51.0).abs() < 0.6);
        assert_eq!((found[1].level, found[1].from, found[1].to), (false, 50.0, 150.0));
        assert!((found[1].at - 101.5).abs() < 0.6);
    }

    #[test]
    fn an_area_has_edges() {
        let mut image = blank(300, 200);
        fill(&mut image, 50..250, 50..100);
        let found = strokes(&image);
        let level: Vec<f32> = found.iter().filter(|s| s.level).map(|s| s.at).collect();
        let upright: Vec<f32> = found.iter().filter(|s| !s.level).map(|s| s.at).collect();
        assert_eq!((level, upright), (vec![50.0, 100.0], vec![50.0, 250.0]));
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(strokes(&blank(0, 0)).is_empty());
        assert!(strokes(&blank(10, 10)).is_empty());
    }
}
