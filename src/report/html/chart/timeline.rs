use std::collections::BTreeMap;

use maud::Markup;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::{ENDS, INK, LINE, NAMES, SCALE, SOFT, draw, letters, name};

/// A month, counted from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    /// The month of a day (`2025-12-31`).
    pub fn of(day: &str) -> Option<Month> {
        let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
        let (year, month) = (parts.next()??, parts.next()??);
        (1..=9999).contains(&year).then_some(Month(year * 12 + month.clamp(1, 12) - 1))
    }

    /// January of a year.
    pub fn first_of(year: i32) -> Month {
        Month(year.clamp(1, 9999) * 12)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }
}

/// Deadlines of each row by month.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The first month and the month after the last one.
    pub span: (Month, Month),
    /// The years of the plan in the same way, if it has any.
    pub plan: Option<(Month, Month)>,
    /// The rows with their name and how many deadlines each month has.
    pub rows: Vec<(String, BTreeMap<Month, usize>)>,
}

/// Deadlines on a line of time, the years of the plan shaded; a circle is a month within them, a square one outside.
pub fn timeline(time: &Timeline) -> Option<Markup> {
    let (from, to) = (time.span.0.0, time.span.1.0);
    if time.rows.is_empty() || from >= to {
        return None;
    }
    // marks of neighbouring months would lie on each other
    let step = (to - from).div_euclid(36).max(0) + 1;
    draw(time.rows.len(), |area| {
        let count = time.rows.len() as f64;
        let mut chart = ChartBuilder::on(area)
            .margin_top(12)
            .margin_right(ENDS / 3)
            .x_label_area_size(SCALE)
            .y_label_area_size(NAMES)
            .build_cartesian_2d(f64::from(from)..f64::from(to), 0.0..count)?;
        if let Some((first, last)) = time.plan {
            let corners = [(f64::from(first.0.max(from)), 0.0), (f64::from(last.0.min(to)), count)];
            chart.draw_series([Rectangle::new(corners, RGBColor(232, 240, 248).filled())])?;
        }
        for year in Month(from).year()..=Month(to).year() {
            let at = f64::from(Month::first_of(year).0);
            if at < f64::from(from) || at > f64::from(to) {
                continue;
            }
            chart.draw_series([PathElement::new(vec![(at, 0.0), (at, count)], SOFT.stroke_width(1))])?;
            if at + 1.0 < f64::from(to) {
                let middle = (at + 6.0).min(f64::from(to));
                chart.draw_series([EmptyElement::at((middle, 0.0))
                    + Text::new(year.to_string(), (0, 16), letters(15, &SOFT, HPos::Center))])?;
            }
        }
        for (i, (label, months)) in time.rows.iter().enumerate() {
            let middle = count - i as f64 - 0.5;
            let line = vec![(f64::from(from), middle), (f64::from(to), middle)];
            chart.draw_series([PathElement::new(line, LINE.stroke_width(1))])?;
            for ((month, within), deadlines) in marks(months, step, time.plan) {
                let at = (f64::from(month) + f64::from(step) / 2.0, middle);
                let number = Text::new(deadlines.to_string(), (0, 0), letters(12, &WHITE, HPos::Center));
                if within {
                    let circle = Circle::new((0, 0), 10, RGBColor(21, 82, 140).filled());
                    chart.draw_series([EmptyElement::at(at) + circle + number])?;
                } else {
                    let square = Rectangle::new([(-10, -10), (10, 10)], RGBColor(163, 29, 29).filled());
                    chart.draw_series([EmptyElement::at(at) + square + number])?;
                }
            }
            chart.draw_series([EmptyElement::at((f64::from(from), middle))
                + Text::new(name(label), (-8, 0), letters(15, &INK, HPos::Right))])?;
        }
        Ok(())
    })
}

/// How many deadlines each mark stands for, by its first month and whether it is within the plan's years.
fn marks(
    months: &BTreeMap<Month, usize>,
    step: i32,
    plan: Option<(Month, Month)>,
) -> BTreeMap<(i32, bool), usize> {
    let mut marks = BTreeMap::new();
    for (month, count) in months {
        let within = plan.is_none_or(|(first, last)| (first..last).contains(month));
        *marks.entry((month.0.div_euclid(step) * step, within)).or_default() += count;
    }
    marks
}
