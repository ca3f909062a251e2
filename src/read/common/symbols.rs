//! Characters of symbol fonts, which carry meaning (a ticked box, `≥`) that plain text would lose.

/// The symbol fonts that forms use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Wingdings 3.
    Wingdings3,
    /// Webdings.
    Webdings,
    /// Symbol.
    Symbol,
}

impl Font {
    /// By the name of the font; `None` for fonts of letters.
    pub fn of_name(name: &str) -> Option<Font> {
        let name = name.trim().to_ascii_lowercase();
        Some(match name.as_str() {
            "wingdings" => Font::Wingdings,
            "wingdings 2" => Font::Wingdings2,
            "wingdings 3" => Font::Wingdings3,
            "webdings" => Font::Webdings,
            "symbol" => Font::Symbol,
            _ => return None,
        })
    }
}

/// Ticked box in texts.
pub const TICKED: char = '☒';
/// Box that is not ticked in texts.
pub const UNTICKED: char = '☐';

/// The character that a code of a symbol font stands for; `None` where it has no plain equal.
/// `code` is the byte in the font, without the offset of the private use area.
pub fn plain(font: Font, code: u8) -> Option<char> {
    match font {
        Font::Wingdings => wingdings(code),
        Font::Wingdings2 => wingdings2(code),
        Font::Wingdings3 => wingdings3(code),
        Font::Webdings => webdings(code),
        Font::Symbol => symbol(code),
    }
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x6F | 0x70 | 0x71 | 0x72 | 0xA8 => UNTICKED,
        0x78 | 0xFD | 0xFE => TICKED,
        0xFC => '✓',
        0xFB => '✗',
        0x6E | 0xA7 => '■',
        0x6C | 0x9F | 0x9E => '●',
        0xA1 | 0x6D => '○',
        0xD8 | 0xE0 | 0xE8 | 0xF0 => '→',
        0xDF | 0xE7 => '←',
        0xE1 | 0xE9 => '↑',
        0xE2 | 0xEA => '↓',
        0x76 => '❖',
        0xAB => '★',
        0x4A => '☺',
        0x4B => '😐',
        0x4C => '☹',
        _ => return None,
    })
}

fn wingdings2(code: u8) -> Option<char> {
    Some(match code {
        0x51..=0x54 => TICKED,
        0x2A | 0x30 | 0xA3 => UNTICKED,
        0x50 => '✓',
        0x4F => '✗',
        0xA2 => '■',
        0x97 | 0x98 => '●',
        _ => return None,
    })
}

fn wingdings3(code: u8) -> Option<char> {
    Some(match code {
        0x67 | 0x22 => '→',
        0x66 | 0x21 => '←',
        0x68 | 0x23 => '↑',
        0x69 | 0x24 => '↓',
        0x70 => '▲',
        0x71 => '▼',
        0x7D => '▶',
        0x7C => '◀',
        _ => return None,
    })
}

fn webdings(code: u8) -> Option<char> {
    Some(match code {
        0x63 => UNTICKED,
        0x67 => '■',
        0x61 => '✓',
        0x72 => '✗',
        0x6E => '●',
        0x34 => '▶',
        0x33 => '◀',
        0x35 => '▲',
        0x36 => '▼',
        _ => return None,
    })
}

/// Adobe's Symbol encoding, as far as plans use it: Greek letters, comparisons, operators, bullets.
fn symbol(code: u8) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const GREEK_SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match code {
        0x41..=0x5A => GREEK.chars().nth(usize::from(code - 0x41))?,
        0x61..=0x7A => GREEK_SMALL.chars().nth(usize::from(code - 0x61))?,
        0x22 => '∀',
        0x24 => '∃',
        0x27 => '∋',
        0x2A => '∗',
        0x2D => '−',
        0x40 => '≅',
        0x5E => '⊥',
        0x7E => '∼',
        0x20..=0x7D => char::from(code),
        0xA0 => '€',
        0xA2 => '′',
        0xA3 => '≤',
        0xA4 => '⁄',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB5 => '∝',
        0xB6 => '∂',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xC5 => '⊕',
        0xC6 => '∅',
        0xC7 => '∩',
        0xC8 => '∪',
        0xCE => '∈',
        0xD0 => '∠',
        0xD1 => '∇',
        0xD2 => '®',
        0xD3 => '©',
        0xD4 => '™',
        0xD5 => '∏',
        0xD6 => '√',
        0xD7 => '⋅',
        0xD8 => '¬',
        0xD9 => '∧',
        0xDA => '∨',
        0xDB => '⇔',
        0xDC => '⇐',
        0xDD => '⇑',
        0xDE => '⇒',
        0xDF => '⇓',
        0xE5 => '∑',
        0xF2 => '∫',
        _ => return None,
    })
}

/// The character of a `w:sym`: the font's code, or a Unicode character where the font is one of letters.
/// `None` where the code says nothing.
pub fn of_sym(font: Option<Font>, code: u32) -> Option<char> {
    let in_font = match code {
        0xF020..=0xF0FF => Some((code & 0xFF) as u8),
        0x20..=0xFF => Some(code as u8),
        _ => None,
    };
    match (in_font, font) {
        (Some(byte), Some(font)) => plain(font, byte).or(char::from_u32(0xF000 | u32::from(byte))),
        (Some(byte), None) if code >= 0xF020 => wingdings(byte).or(char::from_u32(code)),
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

/// The character of text in a run: private use characters, and plain letters in a symbol font, are what the
/// font shows; typed ticked boxes are all written one way.
pub fn of_text(font: Option<Font>, c: char) -> char {
    match c {
        '☑' | '🗹' | '🗷' | '🗵' | '⮽' => TICKED,
        '\u{F020}'..='\u{F0FF}' => {
            let code = (c as u32 & 0xFF) as u8;
            plain(font.unwrap_or(Font::Wingdings), code).unwrap_or(c)
        }
        ' '..='\u{FF}' => match font {
            // letters in Symbol are more often letters whose font was lost than Greek
            Some(Font::Symbol) if c < '\u{80}' => c,
            Some(font) => plain(font, c as u8).unwrap_or(c),
            None => c,
        },
        _ => c,
    }
}

/// The text without control characters and soft hyphens, line ends as spaces, symbols as plain characters.
pub fn clean(text: &str, font: Option<Font>) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' => Some('\t'),
            '\n' | '\r' => Some(' '),
            '\u{AD}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
            c if c.is_control() => None,
            c => Some(of_text(font, c)),
        })
        .collect()
}
