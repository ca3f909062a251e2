use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::message::Lang;

/// Width of the terminal in columns, 100 where output goes elsewhere.
pub fn terminal_width() -> usize {
    let width = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    width.unwrap_or(100).max(40)
}

/// Lines of at most `width` columns, broken between words where that is possible. Never empty.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let wide = word.width();
            if used > 0 && used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            if used + wide <= width {
                line.push_str(word);
                used += wide;
                continue;
            }
            for c in word.chars() {
                let wide = c.width().unwrap_or(0);
                if used > 0 && used + wide > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(c);
                used += wide;
            }
        }
        lines.push(line);
    }
    lines
}

/// The text on one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text, filled with blanks to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// The beginning of a text, at most `width` columns.
pub fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = head(text, width.saturating_sub(1));
    short.push('…');
    short
}

/// A path of at most `width` columns, the middle left out: its end tells more than its beginning.
pub fn shorten_path(path: &str, width: usize) -> String {
    if path.width() <= width {
        return path.to_owned();
    }
    let room = width.saturating_sub(1);
    let end = room - room / 3;
    let reversed: String = path.chars().rev().collect();
    let tail: String = head(&reversed, end).chars().rev().collect();
    format!("{}…{tail}", head(path, room / 3))
}

fn head(text: &str, width: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    text.chars().take_while(fits).collect()
}

/// A number with decimals as the language writes it.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{value:.decimals$}");
    match lang {
        Lang::It => text.replace('.', ","),
        Lang::En => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("uno due tre", 7), ["uno due", "tre"]);
        assert_eq!(wrap("precipitevolissimevolmente", 10), ["precipitev", "olissimevo", "lmente"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
    }

    #[test]
    fn paths_lose_their_middle() {
        assert_eq!(shorten_path("a/b.docx", 20), "a/b.docx");
        let short = shorten_path("/srv/documenti/2025/performance/piano-della-performance.docx", 30);
        assert_eq!(short, "/srv/docu…lla-performance.docx");
        assert_eq!(shorten_path("abcdef", 0).width(), 1);
    }
}
