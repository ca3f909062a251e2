//! Setting a page straight that lay askew on the scanner.

use super::GreyImage;

/// Largest angle that is looked for, in steps of [`STEP`] radians.
const REACH: i32 = 40;
const STEP: f32 = 0.000_9;
/// A smaller angle is left as it is.
const LEAST: f32 = 0.001_5;
/// One pixel in so many is looked at in each direction.
const SPARSE: usize = 3;

/// The picture turned so that its lines of text run level; nothing where they do already.
pub(crate) fn straight(image: &GreyImage) -> Option<GreyImage> {
    let slope = slope(image);
    (slope.abs() >= LEAST).then(|| turned(image, slope))
}

/// How far lines of text fall over one pixel to the right: the slope at which rows are either ink or paper.
fn slope(image: &GreyImage) -> f32 {
    let threshold = image.threshold();
    let mut ink: Vec<(f32, f32)> = Vec::new();
    for y in (0..image.height).step_by(SPARSE) {
        let row = &image.pixels[y * image.width..(y + 1) * image.width];
        for (x, pixel) in row.iter().enumerate().step_by(SPARSE) {
            if *pixel < threshold {
                ink.push((x as f32, y as f32));
            }
        }
    }
    if ink.len() < 200 {
        return 0.0;
    }
    let mut rows = vec![0u32; image.height / SPARSE + 1];
    let mut score = |slope: f32| -> u64 {
        rows.fill(0);
        let middle = image.width as f32 / 2.0;
        for (x, y) in &ink {
            let row = (y - (x - middle) * slope) / SPARSE as f32;
            if row >= 0.0
                && let Some(count) = rows.get_mut(row as usize)
            {
                *count += 1;
            }
        }
        rows.windows(2).map(|pair| u64::from(pair[0].abs_diff(pair[1])).pow(2)).sum()
    };
    let level = score(0.0);
    let best = (-REACH..=REACH)
        .map(|step| (score(step as f32 * STEP), step))
        .max_by_key(|(score, step)| (*score, -step.abs()));
    match best {
        // pages of pictures have no slope: only a clear gain counts
        Some((score, step)) if score > level + level / 10 => step as f32 * STEP,
        _ => 0.0,
    }
}

/// Turned about the middle by the slope; corners that come in are white.
fn turned(image: &GreyImage, slope: f32) -> GreyImage {
    let (cos, sin) = (1.0 / (1.0 + slope * slope).sqrt(), slope / (1.0 + slope * slope).sqrt());
    let (mx, my) = (image.width as f32 / 2.0, image.height as f32 / 2.0);
    let mut pixels = Vec::with_capacity(image.pixels.len());
    for y in 0..image.height {
        for x in 0..image.width {
            let (dx, dy) = (x as f32 - mx, y as f32 - my);
            pixels.push(between(image, mx + dx * cos - dy * sin, my + dx * sin + dy * cos));
        }
    }
    GreyImage { pixels, ..*image }
}

/// The grey at a place between pixels.
fn between(image: &GreyImage, x: f32, y: f32) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let at = |x: f32, y: f32| -> f32 {
        if x < 0.0 || y < 0.0 || x as usize >= image.width || y as usize >= image.height {
            return 255.0;
        }
        f32::from(image.pixels[y as usize * image.width + x as usize])
    };
    let upper = at(left, top) * (1.0 - fx) + at(left + 1.0, top) * fx;
    let lower = at(left, top + 1.0) * (1.0 - fx) + at(left + 1.0, top + 1.0) * fx;
    (upper * (1.0 - fy) + lower * fy) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Level bars on white, falling by `slope`.
    fn bars(slope: f32) -> GreyImage {
        let (width, height) = (600, 400);
        let mut pixels = vec![255; width * height];
        for bar in 0..8 {
            for x in 40..560 {
                let y = 40.0 + bar as f32 * 40.0 + (x as f32 - 300.0) * slope;
                for dy in 0..4 {
                    pixels[(y as usize + dy) * width + x] = 0;
                }
            }
        }
        GreyImage { width, height, pixels, dpi: 72 }
    }

    #[test]
    fn what_is_straight_stays() {
        assert_eq!(straight(&bars(0.0)), None);
        let blank = GreyImage { width: 50, height: 50, pixels: vec![255; 2500], dpi: 72 };
        assert_eq!(straight(&blank), None);
    }

    #[test]
    fn what_is_askew_is_set_straight() {
        for slope in [0.02, -0.015] {
            let image = straight(&bars(slope)).expect("askew");
            assert!((super::slope(&image)).abs() < LEAST);
            // each bar is on few rows now
            let dark = |y: usize| (0..600).filter(|x| image.pixels[y * 600 + x] < 128).count();
            assert!((0..400).filter(|y| dark(*y) > 400).count() >= 16);
        }
    }
}
