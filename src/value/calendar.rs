//! Days, months, quarters: which exist, which day is their first and their last.

use crate::contract::Precision;

/// Years that a plan can speak of; anything else is a slip of the pen or of the scanner.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// A day or a part of a year, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Day { month: u32, day: u32 },
    Month(u32),
    Quarter(u32),
    FourMonths(u32),
    Semester(u32),
    Year,
}

impl Part {
    /// `None` where the day itself is written.
    pub fn precision(self) -> Option<Precision> {
        match self {
            Part::Day { .. } => None,
            Part::Month(_) => Some(Precision::Month),
            Part::Quarter(_) => Some(Precision::Quarter),
            Part::FourMonths(_) => Some(Precision::FourMonths),
            Part::Semester(_) => Some(Precision::Semester),
            Part::Year => Some(Precision::Year),
        }
    }

    /// Its last day in a year, ISO 8601; `None` where the year has no such day.
    pub fn last_day(self, year: i32) -> Option<String> {
        match self {
            Part::Day { month, day } => iso(year, month, day),
            Part::Month(month) => last_of_month(year, month),
            Part::Quarter(quarter) => last_of_month(year, quarter * 3),
            Part::FourMonths(third) => last_of_month(year, third * 4),
            Part::Semester(semester) => last_of_month(year, semester * 6),
            Part::Year => last_of_month(year, 12),
        }
    }

    /// Its first day in a year, ISO 8601.
    pub fn first_day(self, year: i32) -> Option<String> {
        match self {
            Part::Day { month, day } => iso(year, month, day),
            Part::Month(month) => iso(year, month, 1),
            Part::Quarter(quarter) => iso(year, quarter.checked_sub(1)? * 3 + 1, 1),
            Part::FourMonths(third) => iso(year, third.checked_sub(1)? * 4 + 1, 1),
            Part::Semester(semester) => iso(year, semester.checked_sub(1)? * 6 + 1, 1),
            Part::Year => iso(year, 1, 1),
        }
    }
}

fn iso(year: i32, month: u32, day: u32) -> Option<String> {
    let exists = YEARS.contains(&year) && (1..=days_in(year, month)).contains(&day);
    exists.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn last_of_month(year: i32, month: u32) -> Option<String> {
    iso(year, month, days_in(year, month))
}

/// Days of a month; 0 for a month that does not exist.
fn days_in(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_days() {
        for (part, year, first, last) in [
            (Part::Month(2), 2024, "2024-02-01", "2024-02-29"),
            (Part::Month(2), 2025, "2025-02-01", "2025-02-28"),
            (Part::Quarter(3), 2025, "2025-07-01", "2025-09-30"),
            (Part::FourMonths(2), 2025, "2025-05-01", "2025-08-31"),
            (Part::Semester(1), 2025, "2025-01-01", "2025-06-30"),
            (Part::Year, 2025, "2025-01-01", "2025-12-31"),
        ] {
            assert_eq!(part.first_day(year).as_deref(), Some(first));
            assert_eq!(part.last_day(year).as_deref(), Some(last));
        }
        for (month, day, year) in
            [(6, 31, 2025), (2, 29, 2025), (13, 1, 2025), (0, 1, 2025), (1, 0, 2025), (1, 1, 1025)]
        {
            assert_eq!(Part::Day { month, day }.last_day(year), None, "{day}/{month}/{year}");
        }
    }
}
