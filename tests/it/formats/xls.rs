//! Features of `.xls`, over workbooks built record by record.

use std::io::{Cursor, Write};

use spoglio::Limits;
use spoglio::container::{Format, sniff};
use spoglio::document::Role;
use spoglio::read::{ReadErrorKind, read_document};

use super::support::{cells, paragraphs, read, table};

/// A compound file with those streams.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, data) in streams {
        if let Some((storage, _)) = name.rsplit_once('/').filter(|(storage, _)| !storage.is_empty()) {
            file.create_storage(storage).unwrap();
        }
        file.create_stream(name).unwrap().write_all(data).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), &data].concat()
}

fn u16s(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn begin(version: u16, kind: u16) -> Vec<u8> {
    record(0x0809, &[&u16s(&[version, kind, 0, 0, 0, 0, 0, 0])])
}

/// A look with that font and number format, in BIFF8.
fn look(font: u16, code: u16) -> Vec<u8> {
    record(0x00E0, &[&u16s(&[font, code]), &[0; 16]])
}

/// A workbook of one sheet: looks 0 to 2 are general, `0%` and a date.
fn workbook(more: &[u8], state: u8, cells: &[u8]) -> Vec<u8> {
    let mut globals = [begin(0x0600, 5), look(0, 0), look(0, 9), look(0, 14), more.to_vec()].concat();
    let name = b"Foglio";
    let length = globals.len() + 4 + 8 + name.len() + 4;
    globals.extend(record(0x0085, &[&(length as u32).to_le_bytes(), &[state, 0, name.len() as u8, 0], name]));
    globals.extend(record(0x000A, &[]));
    let sheet = [&begin(0x0600, 16)[..], cells, &record(0x000A, &[])].concat();
    ole(&[("/Workbook", &[globals, sheet].concat())])
}

fn label(row: u16, col: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[&u16s(&[row, col, 0, text.len() as u16]), &[0], text.as_bytes()])
}

#[test]
fn cells_show_what_the_program_shows() {
    let half = 0.5f64.to_le_bytes();
    let sheet = [
        label(0, 0, "Peso"),
        label(0, 1, "Scadenza"),
        label(0, 2, "Fatto"),
        label(0, 3, "Formula"),
        // 20 hundredths, whole; a date, whole; a truth; the text of a formula
        record(0x027E, &[&u16s(&[1, 0, 1]), &((20u32 << 2) | 3).to_le_bytes()]),
        record(0x027E, &[&u16s(&[1, 1, 2]), &((46022u32 << 2) | 2).to_le_bytes()]),
        record(0x0205, &[&u16s(&[1, 2, 0]), &[1, 0]]),
        record(0x0006, &[&u16s(&[1, 3, 0]), &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]]),
        record(0x0207, &[&u16s(&[4]), &[0], b"dopo"]),
        record(0x0006, &[&u16s(&[2, 3, 1]), &half]),
        // two numbers in one record, then an error
        record(
            0x00BD,
            &[
                &u16s(&[2, 0]),
                &u16s(&[0]),
                &((7u32 << 2) | 2).to_le_bytes(),
                &u16s(&[1]),
                &((1u32 << 2) | 2).to_le_bytes(),
                &u16s(&[1]),
            ],
        ),
        record(0x0205, &[&u16s(&[2, 2, 0]), &[7, 1]]),
    ];
    let document = read(&workbook(&[], 0, &sheet.concat()));
    let shown: Vec<&str> = cells(table(&document)).iter().map(|cell| cell.4).collect();
    assert_eq!(
        shown,
        [
            "Peso",
            "Scadenza",
            "Fatto",
            "Formula",
            "20%",
            "31/12/2025",
            "VERO",
            "dopo",
            "7",
            "100%",
            "#DIV/0!",
            "50%"
        ]
    );
}

#[test]
fn merges_and_hidden_lines() {
    let sheet = [
        record(0x007D, &[&u16s(&[2, 2, 2000, 0, 1, 0])]),
        record(0x0208, &[&u16s(&[1, 0, 3, 255, 0, 0, 0x20, 0])]),
        label(0, 0, "a"),
        label(0, 1, "b"),
        label(0, 2, "colonna via"),
        label(1, 0, "riga via"),
        label(2, 0, "c"),
        label(3, 0, "d"),
        label(3, 1, "e"),
        record(0x00E5, &[&u16s(&[1, 2, 2, 0, 1])]),
    ];
    let document = read(&workbook(&[], 0, &sheet.concat()));
    assert_eq!(
        cells(table(&document)),
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c"), (2, 0, 1, 1, "d"), (2, 1, 1, 1, "e")]
    );
    for text in ["colonna via", "riga via"] {
        assert!(paragraphs(&document).contains(&(Role::Hidden, text)), "{text}");
    }
    let document = read(&workbook(&[], 1, &label(0, 0, "foglio via")));
    assert_eq!(paragraphs(&document), [(Role::Hidden, "foglio via")]);
}

/// A string that a record ends in goes on in the next, perhaps with letters of another width.
#[test]
fn shared_strings_go_on_in_further_records() {
    let mut wide: Vec<u8> = vec![1];
    wide.extend("ttà ≥".encode_utf16().flat_map(u16::to_le_bytes));
    let second = [&u16s(&[2])[..], &[8], &u16s(&[1]), b"ok", &[0; 4]].concat();
    let strings = [
        record(0x00FC, &[&u16s(&[2, 0, 2, 0]), &u16s(&[7]), &[0], b"Ci"]),
        record(0x003C, &[&wide, &second]),
    ];
    let cell = |col, index: u32| record(0x00FD, &[&u16s(&[0, col, 0]), &index.to_le_bytes()]);
    let sheet = [cell(0, 0), cell(1, 1), cell(2, 9)].concat();
    let document = read(&workbook(&strings.concat(), 0, &sheet));
    assert_eq!(cells(table(&document)), [(0, 0, 1, 1, "Città ≥"), (0, 1, 1, 1, "ok")]);
}

#[test]
fn strings_before_biff8_are_in_a_code_page() {
    let name = b"Foglio";
    let mut book = [begin(0x0500, 5), record(0x0042, &[&u16s(&[1252])])].concat();
    let length = book.len() + 4 + 7 + name.len() + 4;
    book.extend(record(0x0085, &[&(length as u32).to_le_bytes(), &[0, 0, name.len() as u8], name]));
    book.extend(record(0x000A, &[]));
    book.extend(begin(0x0500, 16));
    book.extend(record(0x0204, &[&u16s(&[0, 0, 0, 5]), b"Citt\xE0"]));
    book.extend(record(0x000A, &[]));
    assert_eq!(
        paragraphs(&read(&ole(&[("/Book", &book)]))),
        [(Role::Heading(1), "Foglio"), (Role::Body, "Città")]
    );
}

#[test]
fn the_streams_at_the_root_tell_the_format() {
    let book = workbook(&[], 0, &label(0, 0, "a"));
    assert_eq!(sniff(&book, "piano.doc").format, Format::Xls);
    let host = ole(&[("/Workbook", b""), ("/MBD0001/WordDocument", b"")]);
    assert_eq!(sniff(&host, "").format, Format::Xls);
    let host = ole(&[("/MBD0001/Workbook", b""), ("/WordDocument", b"")]);
    assert_eq!(sniff(&host, "").format, Format::Doc);
}

#[test]
fn errors_say_what_is_wrong() {
    let kind = |bytes: &[u8]| read_document(bytes, "", &Limits::default()).unwrap_err().kind;
    let lock = record(0x002F, &[&u16s(&[1, 1, 1])]);
    assert_eq!(kind(&workbook(&lock, 0, &label(0, 0, "a"))), ReadErrorKind::Encrypted);
    assert_eq!(kind(&workbook(&[], 0, &[])), ReadErrorKind::Empty);
    assert_eq!(kind(&ole(&[("/Workbook", b"")])), ReadErrorKind::Malformed);
    assert_eq!(kind(&ole(&[("/Workbook", &begin(0x0600, 5))])), ReadErrorKind::Truncated);
    assert_eq!(kind(&ole(&[("/Book", &begin(0x0300, 5))])), ReadErrorKind::Unsupported);
    let book = workbook(&[], 0, &label(0, 0, "a"));
    assert!(read_document(&book[..600], "", &Limits::default()).is_err());
}

/// One long text named by many cells, sheets that are all the same one: what is kept has its bounds.
#[test]
fn few_bytes_make_no_large_document() {
    let limits = Limits { total_bytes: 100_000, xml_nodes: 5_000, ..Limits::default() };
    let long = "x".repeat(8000);
    let strings = record(0x00FC, &[&u16s(&[1, 0, 1, 0]), &u16s(&[8000]), &[0], long.as_bytes()]);
    let cell = |row| record(0x00FD, &[&u16s(&[row, 0, 0]), &0u32.to_le_bytes()]);
    let sheet: Vec<u8> = (0..4000).flat_map(cell).collect();
    let document = read_document(&workbook(&strings, 0, &sheet), "", &limits).unwrap();
    let bytes: usize =
        document.tables().flat_map(|table| table.grid.cells()).map(|cell| cell.text.len()).sum();
    let texts: usize = document.paragraphs().map(|paragraph| paragraph.text.len()).sum();
    assert!(bytes + texts <= 110_000, "{bytes} {texts}");
    assert!(document.notes.iter().any(|note| note.code == "cell-limit"));
}
