use std::borrow::Cow;

/// What a page may hold: characters that HTML forbids (control characters, noncharacters) become a sign that something
/// stood there.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_forbidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c }).collect())
}

/// A text as a string of CSS, by escapes alone.
pub fn css_string(text: &str) -> String {
    let escaped = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => c.to_string(),
        // the space ends the escape and is no part of the text
        other => format!("\\{:x} ", u32::from(other)),
    };
    format!("\"{}\"", text.chars().filter(|c| !c.is_control()).map(escaped).collect::<String>())
}

/// HTML, 13.2.3.5: control-character-in-input-stream, noncharacter-in-input-stream.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_leave_a_sign() {
        assert_eq!(
            printable("a\u{1b}[0m\u{0}\u{85}\u{ffff}\tè\n"),
            "a\u{fffd}[0m\u{fffd}\u{fffd}\u{fffd}\tè\n"
        );
    }

    #[test]
    fn a_title_can_not_leave_its_string() {
        assert_eq!(css_string("A\"; } </style>\n b"), r#""A\22 \3b  \7d  \3c \2f style\3e  b""#);
    }
}
