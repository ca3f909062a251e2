//! Numbers as lists show them.

/// What stands in front of a list paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet, whatever its shape.
    Bullet,
    /// A number or letter as shown, with its punctuation: `1.`, `a)`, `1.2`.
    Number(String),
}

/// How a level of a list shows its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumFormat {
    /// `1`, and every format that is not told apart.
    Decimal,
    /// `01`.
    DecimalZero,
    /// `a`.
    LowerLetter,
    /// `A`.
    UpperLetter,
    /// `i`.
    LowerRoman,
    /// `I`.
    UpperRoman,
    /// `1°`.
    Ordinal,
    /// A bullet.
    Bullet,
    /// Nothing.
    None,
}

impl NumFormat {
    /// By its name in the numbering part.
    pub fn of_name(name: &str) -> NumFormat {
        match name {
            "bullet" => NumFormat::Bullet,
            "none" => NumFormat::None,
            "lowerLetter" => NumFormat::LowerLetter,
            "upperLetter" => NumFormat::UpperLetter,
            "lowerRoman" => NumFormat::LowerRoman,
            "upperRoman" => NumFormat::UpperRoman,
            "decimalZero" => NumFormat::DecimalZero,
            "ordinal" => NumFormat::Ordinal,
            _ => NumFormat::Decimal,
        }
    }
}

/// A number in a format.
pub fn format_number(format: NumFormat, value: i64) -> String {
    match format {
        NumFormat::Decimal => value.to_string(),
        NumFormat::DecimalZero => format!("{value:02}"),
        NumFormat::LowerLetter => letters(value, 'a'),
        NumFormat::UpperLetter => letters(value, 'A'),
        NumFormat::LowerRoman => roman(value).to_lowercase(),
        NumFormat::UpperRoman => roman(value),
        NumFormat::Ordinal => format!("{value}°"),
        NumFormat::Bullet | NumFormat::None => String::new(),
    }
}

/// `a`…`z`, then `aa`, `bb`, …: Word repeats the letter.
fn letters(value: i64, first: char) -> String {
    let Ok(index) = u32::try_from(value.saturating_sub(1)) else {
        return value.to_string();
    };
    let times = (index / 26 + 1) as usize;
    if times > 32 {
        return value.to_string();
    }
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(value: i64) -> String {
    if !(1..4000).contains(&value) {
        return value.to_string();
    }
    const STEPS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = value;
    let mut out = String::new();
    for (step, sign) in STEPS {
        while rest >= step {
            out.push_str(sign);
            rest -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_shows_them() {
        assert_eq!(format_number(NumFormat::LowerLetter, 3), "c");
        assert_eq!(format_number(NumFormat::UpperLetter, 28), "BB");
        assert_eq!(format_number(NumFormat::UpperRoman, 1994), "MCMXCIV");
        assert_eq!(format_number(NumFormat::DecimalZero, 7), "07");
        assert_eq!(format_number(NumFormat::LowerRoman, -5), "-5");
        assert_eq!(format_number(NumFormat::LowerLetter, i64::MAX), i64::MAX.to_string());
    }
}
