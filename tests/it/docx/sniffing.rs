//! Formats told by content.

use spoglio::Limits;
use spoglio::container::{Format, sniff};
use spoglio::read::{ReadErrorKind, read_document};

use super::support::{Docx, p};

fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn content_decides_and_the_name_does_not() {
    let p7m = [0x30, 0x82, 0x10, 0, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0];
    let cases: Vec<(Vec<u8>, Format)> = vec![
        (Docx::new(&p("x")).bytes(), Format::Docx),
        (b"%PDF-1.7\n".to_vec(), Format::Pdf),
        (b"junk\n%PDF-1.4".to_vec(), Format::Pdf),
        (b"{\\rtf1\\ansi x}".to_vec(), Format::Rtf),
        (ole("WordDocument"), Format::Doc),
        (ole("Workbook"), Format::Xls),
        (ole("EncryptedPackage"), Format::EncryptedOffice),
        (ole("ENCRYPTEDPACKAGE"), Format::EncryptedOffice),
        (ole("Other"), Format::Ole),
        (p7m.to_vec(), Format::P7m),
        (b"\xEF\xBB\xBF<!DOCTYPE html><html>".to_vec(), Format::Html),
        (b"<?xml version='1.0'?><a/>".to_vec(), Format::Xml),
        ("Società è così\n".as_bytes().to_vec(), Format::Text),
        (b"Citt\xE0 di Roma, \x93virgolette\x94 \x80 10".to_vec(), Format::Text),
        (utf16("\u{feff}Obiettivo"), Format::Text),
        (utf16("Obiettivo senza marca"), Format::Text),
        (b"\x89PNG\r\n\x1a\n".to_vec(), Format::Image),
        ((0u8..=255).cycle().take(4096).collect(), Format::Unknown),
        (b"\xEF\xBB\xBF".to_vec(), Format::Empty),
        (Vec::new(), Format::Empty),
    ];
    for (bytes, format) in cases {
        assert_eq!(sniff(&bytes, "piano.pdf").format, format, "{:?}", &bytes[..bytes.len().min(40)]);
    }
    assert_eq!(sniff(b"MIIGsQYJ\nKoZI", "piano.docx.P7M").format, Format::P7m);
}

#[test]
fn packages_are_told_by_their_parts() {
    let odt = zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    let ods = zip_of(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]);
    assert_eq!(sniff(&odt, "").format, Format::Odt);
    assert_eq!(sniff(&ods, "").format, Format::Ods);
    assert_eq!(sniff(&zip_of(&[("xl/workbook.xml", "")]), "").format, Format::Xlsx);
    assert_eq!(sniff(&zip_of(&[("ppt/presentation.xml", "")]), "").format, Format::Pptx);
    assert_eq!(sniff(&zip_of(&[("piano.pdf", "%PDF-")]), "").format, Format::Zip);
    assert!(sniff(b"PK\x03\x04\x14\0", "").damaged);
}

#[test]
fn formats_without_reader_are_named() {
    let error = |bytes: &[u8]| read_document(bytes, "", &Limits::default()).unwrap_err();
    assert_eq!(error(&ole("Workbook")).kind, ReadErrorKind::Truncated);
    let ppt = error(&ole("PowerPoint Document"));
    assert_eq!((ppt.kind, ppt.detail.to_string()), (ReadErrorKind::Unsupported, "ppt".to_owned()));
    assert_eq!(error(&ole("EncryptedPackage")).kind, ReadErrorKind::Encrypted);
    assert_eq!(error(b"PK\x03\x04\x14\0").kind, ReadErrorKind::Truncated);
    assert_eq!(error(&[0, 1, 2, 3, 250, 251]).kind, ReadErrorKind::Unknown);
}

fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
