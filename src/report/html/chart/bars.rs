use maud::Markup;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::{ENDS, INK, LINE, NAMES, SCALE, SOFT, WIDTH, draw, letters, name};

/// A part of a bar.
#[derive(Clone, Debug)]
pub struct Segment {
    /// How long it is, on the axis.
    pub value: f64,
    /// Its colour: light, since what stands on it is dark.
    pub color: (u8, u8, u8),
    /// What stands on it, where there is room.
    pub label: String,
}

/// A bar with its name before and its figure behind it.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Before it.
    pub name: String,
    /// Behind it.
    pub end: String,
    /// Its parts, from the left.
    pub segments: Vec<Segment>,
}

/// The axis of bars.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Where it ends; longer bars are cut there.
    pub end: f64,
    /// Where a line stands that the bars are held against.
    pub mark: Option<f64>,
    /// How a figure of its scale is written.
    pub write: fn(f64) -> String,
}

/// Bars below each other; nothing where there is none.
pub fn bars(rows: &[Bar], axis: Axis) -> Option<Markup> {
    if rows.is_empty() || !axis.end.is_finite() || axis.end <= 0.0 {
        return None;
    }
    draw(rows.len(), |area| {
        let count = rows.len() as f64;
        let mut chart = ChartBuilder::on(area)
            .margin_top(12)
            .margin_right(ENDS)
            .x_label_area_size(SCALE)
            .y_label_area_size(NAMES)
            .build_cartesian_2d(0.0..axis.end, 0.0..count)?;
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .x_labels(6)
            .x_label_formatter(&|value| (axis.write)(*value))
            .x_label_style(letters(15, &SOFT, HPos::Center))
            .axis_style(LINE)
            .bold_line_style(LINE)
            .light_line_style(TRANSPARENT)
            .draw()?;
        for (i, row) in rows.iter().enumerate() {
            let middle = count - i as f64 - 0.5;
            let mut from = 0.0_f64;
            for segment in &row.segments {
                let to = (from + segment.value).min(axis.end);
                let (r, g, b) = segment.color;
                let (low, high) = (middle - 0.34, middle + 0.34);
                let corners = [(from, low), (to, high)];
                chart.draw_series([Rectangle::new(corners, RGBColor(r, g, b).filled())])?;
                // the edges of many small parts would hide them
                if units(to - from, axis.end) > 4.0 {
                    chart.draw_series([Rectangle::new(corners, INK.stroke_width(1))])?;
                }
                if fits(&segment.label, to - from, axis.end) {
                    let at = ((from + to) / 2.0, middle);
                    chart.draw_series([Text::new(
                        segment.label.clone(),
                        at,
                        letters(13, &INK, HPos::Center),
                    )])?;
                }
                from = to;
            }
            let whole = [(0.0, middle - 0.34), (from, middle + 0.34)];
            chart.draw_series([Rectangle::new(whole, INK.stroke_width(1))])?;
            chart.draw_series([EmptyElement::at((0.0, middle))
                + Text::new(name(&row.name), (-8, 0), letters(15, &INK, HPos::Right))])?;
            chart.draw_series([EmptyElement::at((from, middle))
                + Text::new(row.end.clone(), (6, 0), letters(15, &INK, HPos::Left))])?;
        }
        if let Some(mark) = axis.mark {
            chart.draw_series([PathElement::new(vec![(mark, 0.0), (mark, count)], INK.stroke_width(2))])?;
        }
        Ok(())
    })
}

/// How many units of the picture a length on the axis is.
fn units(length: f64, end: f64) -> f64 {
    length / end * f64::from(WIDTH - NAMES - ENDS)
}

/// Whether a label has room on a part of that length: a letter is about seven units wide.
fn fits(label: &str, length: f64, end: f64) -> bool {
    !label.is_empty() && label.chars().count() as f64 * 7.0 + 6.0 <= units(length, end)
}
