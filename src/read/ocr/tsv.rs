//! What Tesseract says about a picture: a table of words with their boxes and how sure they are.

/// A recognised word; places in pixels from the top left.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recognised {
    pub text: String,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// Where the letters stand, without what hangs below it.
    pub base: f32,
    /// Size of the font in pixels, by the height of the letters of its line.
    pub size: f32,
    /// From 0 to 100.
    pub confidence: f32,
}

/// Parts of the font size: height of small letters, of tall letters and figures, depth of hanging ones.
const SMALL: f32 = 0.5;
const TALL: f32 = 0.71;
const DEEP: f32 = 0.21;

/// The words of a TSV. Rows that are no words, and broken ones, are passed over.
pub(crate) fn read(tsv: &str) -> Vec<Recognised> {
    let mut out: Vec<Recognised> = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for row in tsv.lines() {
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, page, block, par, nth, _, left, top, width, height, confidence, text] = fields[..] else {
            continue;
        };
        let text = text.trim();
        if level != "5" || text.is_empty() {
            continue;
        }
        let numbers =
            [left, top, width, height, confidence].map(|field| field.parse::<f32>().unwrap_or(-1.0));
        if numbers.iter().any(|number| !number.is_finite() || *number < 0.0) {
            continue;
        }
        let place = format!("{page} {block} {par} {nth}");
        if place != line {
            settle(&mut out[start..]);
            (line, start) = (place, out.len());
        }
        let [left, top, width, height, confidence] = numbers;
        out.push(Recognised {
            text: text.to_owned(),
            left,
            top,
            right: left + width,
            bottom: top + height,
            base: top + height,
            size: height,
            confidence,
        });
    }
    settle(&mut out[start..]);
    out
}

/// Font size and base lines of the words of a line: from the shapes of their letters.
fn settle(line: &mut [Recognised]) {
    let mut sizes: Vec<f32> =
        line.iter().filter_map(|word| Some((word.bottom - word.top) / reach(&word.text)?)).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(size) = sizes.get(sizes.len() / 2).copied() else { return };
    for word in line {
        word.size = size;
        let hangs = hangs(&word.text) && word.bottom - word.top > size * DEEP;
        word.base = if hangs { word.bottom - size * DEEP } else { word.bottom };
    }
}

/// How high a word is as part of its font's size; nothing for marks, which say nothing of it.
fn reach(text: &str) -> Option<f32> {
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let tall = |c: char| c.is_uppercase() || c.is_ascii_digit() || "bdfhiklt|àèéìòù/()[]%€".contains(c);
    let up = if text.chars().any(tall) { TALL } else { SMALL };
    Some(if hangs(text) { up + DEEP } else { up })
}

fn hangs(text: &str) -> bool {
    text.chars().any(|c| "gjpqyQ,;()[]|".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_places_and_confidence_and_broken_rows_nothing() {
        let tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                   4\t1\t1\t1\t1\t0\t10\t20\t90\t21\t-1\t\n\
                   5\t1\t1\t1\t1\t1\t10\t20\t40\t14\t96.5\tTitolo\n\
                   5\t1\t1\t1\t1\t2\t60\t24\t40\t14\t80\tper\n\
                   5\t1\t1\t1\t1\t3\tx\t20\t40\t14\t80\trotto\n\
                   5\t1\t1\t1\t2\t1\t10\t40\t40\t14\t80\n";
        let words = read(tsv);
        assert_eq!(words.len(), 2);
        assert_eq!((words[0].text.as_str(), words[0].confidence), ("Titolo", 96.5));
        assert_eq!([words[0].left, words[0].top, words[0].right, words[0].bottom], [10.0, 20.0, 50.0, 34.0]);
        assert_eq!(words[0].base, 34.0);
        assert!((words[1].base - 34.0).abs() < 0.5, "{words:?}");
        assert_eq!(words[0].size, words[1].size);
    }
}
