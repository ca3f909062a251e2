use docx_rs::{
    AlignmentType, BorderType, Docx, LineSpacing, RunFonts, Style, StyleType, TableBorder,
    TableBorderPosition, TableCellMargins,
};

/// The styles by the names that Word gives them itself, so that a person can change their looks and make a table
/// of contents of them.
pub fn styled(docx: Docx) -> Docx {
    let heading = |id: &str, name: &str, level: usize, size: usize| {
        paragraph(id, name)
            .based_on("Normal")
            .next("BodyText")
            .outline_lvl(level)
            .size(size)
            .bold()
            .color("1F3864")
            .line_spacing(LineSpacing::new().before(280).after(100))
    };
    docx.default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(21)
        .add_style(paragraph("Normal", "Normal"))
        .add_style(
            paragraph("Title", "Title")
                .based_on("Normal")
                .size(40)
                .bold()
                .color("1F3864")
                .line_spacing(LineSpacing::new().after(60)),
        )
        .add_style(
            paragraph("Subtitle", "Subtitle")
                .based_on("Normal")
                .size(26)
                .color("595959")
                .line_spacing(LineSpacing::new().after(240)),
        )
        .add_style(heading("Heading1", "heading 1", 0, 30))
        .add_style(heading("Heading2", "heading 2", 1, 25))
        .add_style(heading("Heading3", "heading 3", 2, 22))
        .add_style(
            paragraph("BodyText", "Body Text").based_on("Normal").line_spacing(LineSpacing::new().after(120)),
        )
        .add_style(paragraph("TableText", "Table Text").based_on("Normal").size(18))
        .add_style(paragraph("TableHeader", "Table Header").based_on("TableText").size(18).bold())
        .add_style(
            paragraph("Footer", "footer")
                .based_on("Normal")
                .size(17)
                .color("595959")
                .align(AlignmentType::Center),
        )
        .add_style(table())
}

fn paragraph(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name)
}

fn table() -> Style {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let style = Style::new("Report", StyleType::Table).name("Report");
    let style = style.margins(TableCellMargins::new().margin(50, 90, 50, 90));
    let line = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color("A6A6A6");
    [Top, Bottom, Left, Right, InsideH, InsideV]
        .into_iter()
        .fold(style, |style, at| style.set_border(line(at)))
}
