//! Blocks of columns: a header, stacked or not, and the rows under it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek};
use nom::multi::many0;
use nom::sequence::terminated;

use super::field::{Field, Key, Record};
use super::file::{MarkerKind, ValueKind};
use super::header::Header;
use super::matcher::Matcher;
use super::shape::{Look, look};
use super::stream::{Stream, one};
use super::trace::MatchKind;
use crate::contract::{Grade, Requirement};
use crate::document::{Cell, Grid, Table};

/// What a block of columns lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Objectives, one or more rows each.
    Matrix,
    /// Records of one kind.
    Records(Record),
    /// Something that is no part of a plan.
    Other(String),
}

/// A column of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The field.
    pub key: Key,
    /// First and past-the-last column of the grid.
    pub cols: (usize, usize),
    /// The year that the header names.
    pub year: Option<i32>,
    /// The first and the last month (1–12) that it stands for, in a Gantt.
    pub months: Option<(u8, u8)>,
    /// The header's text.
    pub label: String,
    /// The label of the grammar that it was taken for.
    pub known: String,
    /// What the header's note asks for.
    pub requirement: Requirement,
    /// The header is cut short.
    pub cut: bool,
    /// The label is one that stands for the field only where no other does.
    pub weak: bool,
    /// How its label was recognised.
    pub how: MatchKind,
    /// Its values said what it is, not its label.
    pub by_values: bool,
    /// Cells of the header.
    pub cells: Vec<usize>,
    /// Which of several records of one kind in a row it belongs to, from 0: `Indicatore 1 | Target | Indicatore 2 |
    /// Target`.
    pub group: u8,
}

/// A block of columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// What it lists.
    pub kind: TableKind,
    /// First row of the header and past its last.
    pub header: (usize, usize),
    /// The columns that were recognised.
    pub columns: Vec<Column>,
    /// The rows under the header.
    pub body: Vec<BodyRow>,
    /// Past the last row.
    pub end: usize,
    /// Weight of the evidence.
    pub score: f64,
}

/// A row under a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyRow {
    /// Values.
    Data(usize),
    /// One text over the whole width: a group of the rows below.
    Band(usize),
    /// The block's total.
    Total(usize),
    /// The header again, after a page break.
    Repeated(usize),
    /// Nothing.
    Blank(usize),
}

/// What a row may be under a given header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Data,
    Band,
    Total,
    /// The total of some of the rows, after which others follow.
    PartTotal,
    Repeated,
    Blank,
    Stop,
}

impl Columns {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|c| c.key.field == field)
    }

    /// The column of a record's field.
    pub fn column_of(&self, record: Record, field: Field) -> Option<&Column> {
        self.columns.iter().find(|c| c.key == Key { record, field })
    }

    /// The rows of values, from 0.
    pub fn data_rows(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.body.iter().filter_map(|row| match row {
            BodyRow::Data(row) => Some(*row),
            _ => None,
        })
    }

    /// How sure the records of a kind are, by the labels that their columns stand under.
    pub(crate) fn grade(&self, record: Record) -> Grade {
        let own = || self.of(record).filter(|c| c.months.is_none());
        // what a record is about must be sure, of the rest most
        if own().find(|c| is_subject(c.key)).is_some_and(|c| c.how.grade(c.weak || c.by_values) > Grade::A) {
            return Grade::B;
        }
        let doubts = own().filter(|c| c.how.grade(c.by_values) > Grade::A).count();
        if doubts * 2 > own().count() { Grade::B } else { Grade::A }
    }

    /// Labels over one row of values that tell no record of a list by themselves (`Descrizione | Responsabile`, `Codice |
    /// Peso`): rather fields of a card.
    pub(crate) fn is_one_card(&self, grid: &Grid) -> bool {
        match self.kind {
            TableKind::Records(Record::Objective) => self.data_rows().count() == 1,
            TableKind::Records(Record::Phase) => self.describes_one(grid),
            _ => false,
        }
    }

    /// One `Descrizione` that may be anything's, with no deadline beside it or in prose; rows without a description of
    /// their own go on the one above.
    fn describes_one(&self, grid: &Grid) -> bool {
        let described = self.column_of(Record::Phase, Field::Description).filter(|column| column.weak);
        let Some(described) = described else { return false };
        let own =
            |row: &usize| described.cells_in(grid, *row).any(|cell| cell.row == *row && !cell.is_blank());
        let first = self.data_rows().next().and_then(|row| described.cell(grid, row));
        let is_prose = first.is_some_and(|cell| look(&cell.text) == Look::Prose);
        self.data_rows().filter(own).count() == 1
            && (is_prose || self.column_of(Record::Phase, Field::Due).is_none())
    }

    /// How many records of a kind a row holds.
    pub fn groups(&self, record: Record) -> u8 {
        self.of(record).map(|c| c.group + 1).max().unwrap_or(0)
    }

    /// The columns of a record.
    pub fn of(&self, record: Record) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |c| c.key.record == record)
    }
}

impl Column {
    /// The cells of a row that stand in the column, left to right, also one merged down from above.
    pub fn cells_in<'g>(&self, grid: &'g Grid, row: usize) -> impl Iterator<Item = &'g Cell> + use<'g> {
        let (from, to) = (self.cols.0, self.cols.1.min(grid.cols()));
        grid.covering(row).filter(move |cell| cell.col >= from && cell.col < to)
    }

    /// The first non-blank cell of a row in the column, otherwise the first cell.
    pub fn cell<'g>(&self, grid: &'g Grid, row: usize) -> Option<&'g Cell> {
        let mut first = None;
        for cell in self.cells_in(grid, row) {
            if !cell.is_blank() {
                return Some(cell);
            }
            first.get_or_insert(cell);
        }
        first
    }
}

impl Matcher<'_> {
    /// Reads the block under a header. `stops[row]` says that another block, card or marker begins there, unless
    /// the row is what the header asks for; `labelled[row]`, that its cells all carry labels of their own. Where the
    /// header is set off from the rows under it, a row that begins something and is set off too is never data.
    pub(crate) fn columns(
        &self,
        table: &Table,
        header: &Header,
        stops: &[bool],
        labelled: &[bool],
    ) -> Columns {
        let grid = &table.grid;
        let record = match header.kind {
            TableKind::Matrix => Record::Objective,
            TableKind::Records(record) => record,
            TableKind::Other(_) => Record::Objective,
        };
        let required = header.required();
        let marks = header.rows.1 < grid.rows()
            && (header.rows.0..header.rows.1).all(|row| opens_marked(grid, row))
            && !opens_marked(grid, header.rows.1);
        // a block ends at the first row that stops it: what stands below is no matter of its
        let mut classes: Vec<(Class, usize)> = Vec::new();
        for row in header.rows.1..grid.rows() {
            let class = match labelled.get(row) {
                Some(true) => Class::Stop,
                _ if self.begins_another_table(table, header, row) => Class::Stop,
                _ if self.is_kind_band(grid, header, row) => Class::Band,
                _ if marks
                    && (stops.get(row) == Some(&true) && several_marked(grid, row)
                        || is_label_and_text(grid, header, row)
                        || is_header_alike(grid, header, row)) =>
                {
                    // the header again, after a page break, is known as such, and so is the total
                    match self.class(table, header, record, required, row, stops) {
                        class @ (Class::Repeated | Class::Total) => class,
                        _ => Class::Stop,
                    }
                }
                _ => self.class(table, header, record, required, row, stops),
            };
            let class = match class {
                Class::Total if ends_group(grid, header.rows.1, row) => Class::PartTotal,
                class => class,
            };
            if class == Class::Stop {
                break;
            }
            classes.push((class, row));
        }
        let body = match block_body(Stream(&classes)) {
            Ok((_, body)) => body,
            Err(_) => Vec::new(),
        };
        let end = header.rows.1 + body.len();
        let mut columns = Columns {
            kind: header.kind.clone(),
            header: header.rows,
            columns: header.columns.clone(),
            body,
            end,
            score: header.score,
        };
        self.refine(grid, &mut columns);
        columns.score += self.fit(grid, &columns);
        self.values_win(grid, header, &mut columns);
        columns
    }

    /// The first row of a table that was joined to the one above holds a word where a figure is asked for: the label of
    /// a table of its own.
    fn begins_another_table(&self, table: &Table, header: &Header, row: usize) -> bool {
        table.parts.iter().any(|part| part.first_row == row)
            && header.repeats(&table.grid, row).is_none()
            && header.columns.iter().any(|column| {
                let own = column.cell(&table.grid, row).filter(|cell| cell.row == row);
                own.is_some_and(|cell| self.lacks_figure(column.key, &cell.text))
            })
    }

    /// In a place for shares, hours or weights stands a word, and neither a figure nor a sign for none.
    pub(crate) fn lacks_figure(&self, key: Key, text: &str) -> bool {
        matches!(self.value_kind(key), ValueKind::Percent | ValueKind::Number)
            && text.contains(char::is_alphabetic)
            && !text.contains(|c: char| c.is_ascii_digit())
            && !self.words.language.is_no_value(text)
    }

    fn class(
        &self,
        table: &Table,
        header: &Header,
        record: Record,
        required: Option<&Column>,
        row: usize,
        stops: &[bool],
    ) -> Class {
        let grid = &table.grid;
        let cells: Vec<&Cell> = grid.anchors(row).filter(|cell| !cell.is_blank()).collect();
        if cells.is_empty() {
            // a row wholly covered from above is data that goes on
            return if grid.covering(row).any(|c| c.row < row && !c.is_blank()) {
                Class::Data
            } else {
                Class::Blank
            };
        }
        // a rule that plain text draws under its header
        if cells.iter().all(|cell| is_rule(&cell.text)) {
            return Class::Repeated;
        }
        let boundary = table.parts.iter().any(|part| part.first_row == row);
        if let Some(offset) = header.repeats(grid, row) {
            let under_band = row > header.rows.1 && self.is_kind_band(grid, header, row - 1);
            let declared = table.header_rows > 0 && grid.anchors(row).any(|c| c.header);
            if boundary || offset > 0 || declared || under_band {
                return Class::Repeated;
            }
            return Class::Stop;
        }
        if cells.iter().take(3).any(|cell| self.is_total(record, &cell.text)) && cells.len() <= 4
            || self.sums_up(record, &cells)
        {
            return Class::Total;
        }
        if let Some(required) = required {
            let blank = required.cell(grid, row).is_none_or(|cell| cell.is_blank() || cell.row < row);
            let own_blank = required.cells_in(grid, row).filter(|c| c.row == row).all(Cell::is_blank);
            if blank
                && own_blank
                && required.cell(grid, row).is_none_or(Cell::is_blank)
                && cells.len() <= 2
                && cells.iter().all(|c| matches!(look(&c.text), Look::Number | Look::Percent))
            {
                return Class::Total;
            }
        }
        let matrix_like = matches!(header.kind, TableKind::Matrix | TableKind::Records(Record::Summary));
        let groups = cells.len() == 1 && self.names_a_group(&cells[0].text);
        if matrix_like && (groups || self.is_band_of_cells(&cells, required, header)) {
            return Class::Band;
        }
        if stops.get(row).copied().unwrap_or(false) && !self.fits_typed(grid, header, row) {
            return Class::Stop;
        }
        if cells.len() == 1 && matrix_like && self.is_band(grid, cells[0], required, header) {
            return Class::Band;
        }
        Class::Data
    }

    /// `Totale area tecnica` before nothing but numbers.
    fn sums_up(&self, record: Record, cells: &[&Cell]) -> bool {
        let (first, rest) = (cells[0].text.trim(), &cells[1..]);
        let opening = first.split_whitespace().next().unwrap_or("");
        let numbers = |cell: &&Cell| matches!(look(&cell.text), Look::Number | Look::Percent);
        !rest.is_empty()
            && first.chars().count() <= 60
            && self.is_total(record, opening)
            && rest.iter().all(numbers)
    }

    /// A text that names what several objectives have in common: a group, a strategic objective, a unit.
    fn names_a_group(&self, text: &str) -> bool {
        if let Some(marker) = self.marker(text) {
            return marker.kind == MarkerKind::Group;
        }
        self.line(text).is_some_and(|line| {
            !line.value.is_empty()
                && matches!(
                    line.keys[0].field,
                    Field::StrategicObjective
                        | Field::Unit
                        | Field::ResponsibilityCenter
                        | Field::Category
                        | Field::Program
                        | Field::Mission
                )
        })
    }

    /// One text over the whole width, or in a column that is not the title's.
    fn is_band(&self, grid: &Grid, cell: &Cell, required: Option<&Column>, header: &Header) -> bool {
        if cell.row_span > 1 {
            return false;
        }
        let wide = cell.col_span * 10 >= grid.cols() * 6 && cell.col_span > 1;
        let in_title = required.is_some_and(|c| cell.col >= c.cols.0 && cell.col < c.cols.1);
        let in_other = header.columns.iter().any(|c| {
            cell.col >= c.cols.0
                && cell.col < c.cols.1
                && !in_title
                && matches!(c.key.record, Record::Indicator | Record::Phase)
        });
        let short = cell.text.chars().count() <= 250;
        short && (wide || (!in_title && !in_other && cell.col == 0))
    }

    /// `Indicatori di efficacia`, `Indici di tempo` over the width of a list of indicators, with no place for a value: the
    /// kind of those in the rows below.
    fn is_kind_band(&self, grid: &Grid, header: &Header, row: usize) -> bool {
        let mut cells = grid.anchors(row).filter(|cell| !cell.is_blank());
        let (Some(cell), None) = (cells.next(), cells.next()) else { return false };
        let wide = cell.col_span > 1 && cell.col_span * 10 >= grid.cols() * 6 && cell.row_span == 1;
        if !wide || header.kind != TableKind::Records(Record::Indicator) || row + 1 >= grid.rows() {
            return false;
        }
        let text = cell.text.trim();
        let across = (cell.col..cell.col + cell.col_span).contains(&(grid.cols() - 1));
        across
            && text.contains(char::is_alphabetic)
            && text.chars().count() <= 80
            && !text.ends_with(['.', ':'])
            && !text.contains(|c: char| c.is_ascii_digit())
            && self.marker(text).is_none_or(|marker| marker.kind == MarkerKind::Indicators)
            && (self.fits_typed(grid, header, row + 1) || header.repeats(grid, row + 1).is_some())
    }

    /// A text across the title's column and others, and beside it nothing but fields with their labels: `SETTORE 2 –
    /// Tributi | Dirigente: Maria Rossi`.
    fn is_band_of_cells(&self, cells: &[&Cell], required: Option<&Column>, header: &Header) -> bool {
        let [band, beside @ ..] = cells else { return false };
        let spans = |cell: &Cell| (cell.col, cell.col + cell.col_span);
        let across = |column: &&Column| column.cols.0 < spans(band).1 && column.cols.1 > spans(band).0;
        let labelled = |cell: &&Cell| self.line(&cell.text).is_some_and(|line| !line.value.is_empty());
        !beside.is_empty()
            && cells.iter().all(|cell| cell.row_span == 1 && cell.text.chars().count() <= 250)
            && required.is_some_and(|column| across(&column))
            && header.columns.iter().filter(across).count() > 1
            && beside.iter().all(labelled)
    }

    /// A row whose typed columns hold what they should: no label that happens to stand first makes it a header.
    fn fits_typed(&self, grid: &Grid, header: &Header, row: usize) -> bool {
        self.typed_cells(grid, &header.columns, row) > 0
    }

    /// Cells of a row that hold a date, a share, a number where their columns ask for one.
    fn typed_cells(&self, grid: &Grid, columns: &[Column], row: usize) -> usize {
        let mut typed = 0;
        // a row that is shaded all over is a header rather than a row of marks
        let all_shaded = grid.anchors(row).filter(|c| !c.is_blank()).all(|c| c.shaded);
        for column in columns {
            let kind = self.value_kind(column.key);
            // the marks of a Gantt may be nothing but shading
            if kind == ValueKind::Mark
                && !all_shaded
                && column.cells_in(grid, row).any(|c| c.shaded && c.row == row)
            {
                typed += 1;
            }
            let Some(cell) = column.cell(grid, row).filter(|c| !c.is_blank() && c.row == row) else {
                continue;
            };
            match (kind, look(&cell.text)) {
                (ValueKind::Percent | ValueKind::Number, Look::Number | Look::Percent)
                | (ValueKind::Date, Look::Date)
                | (ValueKind::Target, Look::Number | Look::Percent | Look::Date) => typed += 1,
                (ValueKind::Mark, Look::Mark) => typed += 1,
                (ValueKind::Date, Look::Words) if self.names_a_time(&cell.text) => typed += 1,
                (ValueKind::Target, Look::Words) if cell.text.contains(|c: char| c.is_ascii_digit()) => {
                    typed += 1
                }
                _ => {}
            }
        }
        typed
    }

    /// A month or a year in words: `entro ottobre 2025`.
    pub(crate) fn names_a_time(&self, text: &str) -> bool {
        // `Storico 2024` is a label
        if [Record::Indicator, Record::Phase, Record::Objective]
            .iter()
            .any(|r| self.best(*r, text, 0.95).is_some())
        {
            return false;
        }
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.any(|word| {
            word.len() == 4 && word.starts_with("20") && word.chars().all(|c| c.is_ascii_digit())
                || self.words.language.month(word).is_some()
        })
    }

    /// How well the values suit the columns: between about -2 and +2.
    fn fit(&self, grid: &Grid, columns: &Columns) -> f64 {
        let rows: Vec<usize> = columns.data_rows().collect();
        if rows.is_empty() {
            // a form may leave the whole block blank; but then its header must be told beyond doubt
            let total = columns.body.iter().any(|row| matches!(row, BodyRow::Total(_)));
            let sure = columns.columns.iter().any(|c| is_subject(c.key) && !c.weak);
            let listing = matches!(
                columns.kind,
                TableKind::Records(Record::Phase | Record::Indicator | Record::Person)
            );
            return if !sure || !listing {
                -10.0
            } else if total {
                -0.3
            } else {
                -1.2
            };
        }
        // each row that holds what its columns ask for speaks for the block as a label would
        let mut fit = 0.1 * rows.len().min(5) as f64;
        if matches!(columns.kind, TableKind::Other(_)) {
            return fit + 0.7 * rows.len() as f64;
        }
        fit += rows
            .iter()
            .map(|row| (0.35 * self.typed_cells(grid, &columns.columns, *row) as f64).min(1.1))
            .sum::<f64>();
        for column in &columns.columns {
            let kind = self.value_kind(column.key);
            let mut seen = (0u32, 0u32);
            for &row in &rows {
                let Some(cell) = column.cell(grid, row).filter(|c| !c.is_blank()) else { continue };
                seen.1 += 1;
                seen.0 += u32::from(suits_kind(kind, look(&cell.text), column.key));
            }
            if seen.1 == 0 {
                if matches!(column.key.field, Field::Title) {
                    fit -= 0.5;
                }
                continue;
            }
            let share = f64::from(seen.0) / f64::from(seen.1);
            // what a record is about is said in words: a column of numbers is none of it, whatever its label
            if is_subject(column.key) && share < 0.5 {
                return -10.0;
            }
            let required = is_subject(column.key);
            fit += if required { (share - 0.7) * 1.5 } else { (share - 0.6) * 0.6 };
        }
        fit
    }
}

/// Nothing but the marks of a line drawn with letters.
fn is_rule(text: &str) -> bool {
    text.trim().len() >= 3 && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '+' | '–' | '—' | ' '))
}

/// The first text of a row is set off as labels are.
fn opens_marked(grid: &Grid, row: usize) -> bool {
    grid.anchors(row).find(|cell| !cell.is_blank()).is_some_and(Cell::stands_out)
}

/// The first of several texts of a row is set off as labels are.
fn several_marked(grid: &Grid, row: usize) -> bool {
    opens_marked(grid, row) && grid.anchors(row).filter(|cell| !cell.is_blank()).count() > 1
}

/// A text set off as labels are, and one more over several of the columns: `Note del dirigente | …`.
fn is_label_and_text(grid: &Grid, header: &Header, row: usize) -> bool {
    let cells: Vec<&Cell> = grid.anchors(row).collect();
    let [label, text] = cells.as_slice() else { return false };
    let over = header.columns.iter().filter(|c| c.cols.0 >= text.col && c.cols.1 <= text.col + text.col_span);
    !label.is_blank() && label.stands_out() && !text.stands_out() && over.count() > 1
}

/// Texts in the columns of records, all of them set off as the header is: the header of what comes next, whether it
/// is known or not.
fn is_header_alike(grid: &Grid, header: &Header, row: usize) -> bool {
    let cells: Vec<&Cell> = grid.anchors(row).filter(|cell| !cell.is_blank()).collect();
    let words = |cell: &&Cell| cell.stands_out() && matches!(look(&cell.text), Look::Words);
    matches!(header.kind, TableKind::Records(_)) && cells.len() > 1 && cells.iter().all(words)
}

/// The field that says what a record is about.
pub(super) fn is_subject(key: Key) -> bool {
    matches!(key.field, Field::Title | Field::Description | Field::Name)
}

/// Whether a look is what a kind of value asks for.
fn suits_kind(kind: ValueKind, look: Look, key: Key) -> bool {
    match kind {
        ValueKind::Percent => matches!(look, Look::Number | Look::Percent),
        ValueKind::Number => {
            matches!(look, Look::Number | Look::Percent | Look::Code | Look::Date | Look::Words)
        }
        ValueKind::Date => matches!(look, Look::Date | Look::Words | Look::Number | Look::Code),
        ValueKind::Ordinal | ValueKind::Code => matches!(look, Look::Number | Look::Code | Look::Words),
        ValueKind::Mark => matches!(look, Look::Mark),
        ValueKind::Person | ValueKind::People => matches!(look, Look::Words | Look::Prose),
        ValueKind::Text if key.field == Field::Name => matches!(look, Look::Words | Look::Prose),
        ValueKind::Text | ValueKind::Prose
            if key.field == Field::Title || key.field == Field::Description =>
        {
            matches!(look, Look::Words | Look::Prose)
        }
        _ => true,
    }
}

/// With the total in this row ends what the first column says of several rows, and the next row begins the same anew:
/// `Settore 1` beside its objectives, their total, `Settore 2`.
fn ends_group(grid: &Grid, first: usize, row: usize) -> bool {
    let begins = |row: usize| grid.at(row, 0).row == row && !grid.at(row, 0).is_blank();
    let goes_on = |row: usize| !begins(row);
    row + 1 < grid.rows() && begins(row + 1) && (first..row).any(begins) && (first..row).any(goes_on)
}

/// Rows with what they may be.
type Classes<'a> = Stream<'a, (Class, usize)>;

/// (data | band | repeated | blank | total before a band or of a group)* total?
fn block_body(input: Classes<'_>) -> nom::IResult<Classes<'_>, Vec<BodyRow>> {
    fn row<'a>(
        class: Class,
        make: fn(usize) -> BodyRow,
    ) -> impl Fn(Classes<'a>) -> nom::IResult<Classes<'a>, BodyRow> {
        move |input| {
            let (rest, found) = one(|(seen, _): &(Class, usize)| *seen == class)(input)?;
            Ok((rest, make(found.1)))
        }
    }
    let line = alt((
        row(Class::Data, BodyRow::Data),
        row(Class::Band, BodyRow::Band),
        row(Class::Repeated, BodyRow::Repeated),
        row(Class::Blank, BodyRow::Blank),
    ));
    // a total before a band is that of the part above the band
    let part_total = terminated(row(Class::Total, BodyRow::Total), peek(row(Class::Band, BodyRow::Band)));
    let line = alt((line, part_total, row(Class::PartTotal, BodyRow::Total)));
    map((many0(line), opt(row(Class::Total, BodyRow::Total))), |(mut rows, total)| {
        rows.extend(total);
        rows
    })
    .parse(input)
}
