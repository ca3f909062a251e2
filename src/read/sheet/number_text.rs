//! Numbers as a number format shows them, the Italian way.

/// What a number format makes of a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// As many digits as it has.
    General,
    /// Day, month, year: which of them it shows.
    Date { day: bool, month: bool, year: bool },
    /// Hours and minutes only.
    Time,
    /// Digits.
    Number(Digits),
}

/// How digits are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Digits {
    least: usize,
    most: usize,
    percent: bool,
    groups: bool,
    /// Power of a thousand that the number is divided by.
    scale: i32,
    prefix: String,
    suffix: String,
    /// The section is for negative numbers and shows them its own way.
    unsigned: bool,
}

/// The shape that a format code has for a number.
pub(super) fn shape_of(code: &str, value: f64) -> Shape {
    let sections = sections(code);
    let negative = value < 0.0 && sections.len() > 1;
    let at = if negative {
        1
    } else if value == 0.0 && sections.len() > 2 {
        2
    } else {
        0
    };
    let Some(section) = sections.get(at) else { return Shape::General };
    shape(section, negative)
}

/// The sections of a code, parted by `;` outside of quotes.
fn sections(code: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in code.chars() {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        match all.last_mut() {
            Some(last) if !ends => last.push(c),
            _ => all.push(String::new()),
        }
    }
    all
}

fn shape(section: &str, negative: bool) -> Shape {
    let mut digits = Digits { unsigned: negative, ..Digits::default() };
    let (mut placeholders, mut fraction, mut commas) = (0usize, false, 0i32);
    let mut date = String::new();
    let mut chars = section.chars().peekable();
    while let Some(c) = chars.next() {
        let mut literal = String::new();
        match c {
            '"' => literal.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => literal.extend(chars.next()),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                match inner.strip_prefix('$') {
                    Some(currency) => literal.push_str(currency.split('-').next().unwrap_or_default()),
                    None if inner.chars().all(|c| "hHmMsS".contains(c)) => date.push('h'),
                    None => {}
                }
            }
            '0' | '#' | '?' => {
                placeholders += 1;
                digits.groups |= commas > 0 && !fraction;
                commas = 0;
                if fraction {
                    digits.most += 1;
                    digits.least += usize::from(c == '0');
                }
            }
            '.' if placeholders > 0 || chars.peek() == Some(&'0') => fraction = true,
            ',' if placeholders > 0 => commas += 1,
            '%' => digits.percent = true,
            '/' if placeholders > 0 => return Shape::General,
            'E' | 'e' if placeholders > 0 => return Shape::General,
            'G' | 'g' if section[..].to_ascii_lowercase().contains("general") => return Shape::General,
            'd' | 'D' | 'g' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | 'a' | 'A'
                if placeholders == 0 =>
            {
                date.push(c.to_ascii_lowercase());
            }
            '@' => return Shape::General,
            c => literal.push(c),
        }
        if placeholders == 0 { &mut digits.prefix } else { &mut digits.suffix }.push_str(&literal);
    }
    if !date.is_empty() && placeholders == 0 {
        let (day, year) = (date.contains('d'), date.contains('y'));
        // minutes stand beside hours or seconds
        let month = date.contains('m') && (day || year || !date.contains(['h', 's']));
        return if day || month || year { Shape::Date { day, month, year } } else { Shape::Time };
    }
    if placeholders == 0 {
        return Shape::General;
    }
    digits.scale = commas;
    Shape::Number(digits)
}

/// A number as its format shows it. `epoch_1904`: the workbook counts days from 1904.
pub(super) fn show(value: f64, code: &str, epoch_1904: bool) -> String {
    if !value.is_finite() {
        return String::new();
    }
    match shape_of(code, value) {
        Shape::General => general(value),
        Shape::Date { day, month, year } => date(value, epoch_1904, day, month, year),
        Shape::Time => time(value),
        Shape::Number(digits) => number(value, &digits),
    }
}

/// As many digits as a number has, at most fifteen.
fn general(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let whole = value.abs().log10().floor() as i32 + 1;
    let decimals = (15 - whole).clamp(0, 15) as usize;
    let text = format!("{value:.decimals$}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
    text.replace('.', ",")
}

fn number(value: f64, digits: &Digits) -> String {
    let mut value = value / 1000f64.powi(digits.scale);
    if digits.percent {
        value *= 100.0;
    }
    let most = digits.most.min(15);
    // a tenth that binary numbers can't hold must not be cut: 0.285 × 100 is 28.499999999999996
    let text = format!("{:.most$}", (value.abs() * 1e9).round() / 1e9);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let kept = fraction.trim_end_matches('0').len().max(digits.least.min(fraction.len()));
    let mut out = String::new();
    out.push_str(digits.prefix.trim_start());
    if value < 0.0 && !digits.unsigned {
        out.push('-');
    }
    // a section of its own may drop the sign and say nothing else
    if digits.unsigned && !digits.prefix.contains(['-', '(']) {
        out.push('-');
    }
    if digits.groups {
        group(whole, &mut out)
    } else {
        out.push_str(whole)
    }
    if kept > 0 {
        out.push(',');
        out.push_str(&fraction[..kept]);
    }
    if digits.percent {
        out.push('%');
    }
    out.push_str(digits.suffix.trim_end());
    out
}

fn group(whole: &str, out: &mut String) {
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
}

fn date(serial: f64, epoch_1904: bool, day: bool, month: bool, year: bool) -> String {
    let days = serial.floor() as i64;
    // Excel believes in a 29 February 1900
    let days = if epoch_1904 { days + 1462 } else { days + i64::from(days < 60) };
    let Some((y, m, d)) = civil(days) else { return general(serial) };
    match (day, month, year) {
        (false, true, true) => format!("{m:02}/{y}"),
        (false, false, true) => y.to_string(),
        (false, true, false) => format!("{m:02}"),
        (true, true, false) => format!("{d:02}/{m:02}"),
        _ => format!("{d:02}/{m:02}/{y}"),
    }
}

/// Year, month, day of a number of days since 30 December 1899.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    if !(0..=2_958_465).contains(&days) {
        return None;
    }
    // days since 1 March of year 0, in eras of 400 years
    let days = days + 693_899;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    Some((year_of_era + era * 400 + i64::from(month <= 2), month, day))
}

fn time(serial: f64) -> String {
    let minutes = (serial * 1440.0).round();
    if !(0.0..1e9).contains(&minutes) {
        return general(serial);
    }
    let minutes = minutes as u64;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A date of ISO 8601 the Italian way.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let date = text.get(..10)?;
    let mut parts = date.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    (digits(y, 4) && digits(m, 2) && digits(d, 2)).then(|| format!("{d}/{m}/{y}"))
}

/// The code of a format that Excel knows by number.
pub(super) fn builtin(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5..=8 => "#,##0.00 \"€\"",
        9 => "0%",
        10 => "0.00%",
        14..=15 | 22 | 27..=36 | 50..=58 => "dd/mm/yyyy",
        16 => "dd/mm",
        17 => "mm/yyyy",
        18..=21 | 45..=47 => "h:mm",
        37 | 38 | 41 | 42 => "#,##0;-#,##0",
        39 | 40 | 43 | 44 => "#,##0.00;-#,##0.00",
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_italian_excel_shows_them() {
        let cases = [
            (0.2, "0%", "20%"),
            (0.285, "0.0%", "28,5%"),
            (0.125, "0.00%", "12,50%"),
            (4.0, "General", "4"),
            (3400.5, "General", "3400,5"),
            (0.1 + 0.2, "General", "0,3"),
            (1284300.0, "#,##0.00", "1.284.300,00"),
            (-1284.0, "#,##0;[Red]-#,##0", "-1.284"),
            (-5.0, "0;(0)", "(5)"),
            (12.0, "0 \"giorni\"", "12 giorni"),
            (1500.0, "#,##0.00 [$€-410]", "1.500,00 €"),
            (46022.0, "DD/MM/YYYY", "31/12/2025"),
            (46022.0, "[$-410]d mmmm yyyy;@", "31/12/2025"),
            (46022.0, "mmm-yy", "12/2025"),
            (0.5, "h:mm", "12:00"),
            (59.0, "dd/mm/yyyy", "28/02/1900"),
            (2500000.0, "0.0,,", "2,5"),
        ];
        for (value, code, shown) in cases {
            assert_eq!(show(value, code, false), shown, "{value} as {code}");
        }
        assert_eq!(show(44560.0, "dd/mm/yyyy", true), "31/12/2025");
        assert_eq!(iso_date("2025-12-31T00:00:00").as_deref(), Some("31/12/2025"));
    }
}
