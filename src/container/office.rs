//! Office documents: which kind of zip package or OLE2 compound file.

use super::{Archive, Format};
use crate::limits::Limits;

/// The format of a zip archive, and whether its frame is broken.
pub(super) fn zip_format(bytes: &[u8]) -> (Format, bool) {
    let Ok(mut archive) = Archive::open(bytes) else {
        return (Format::Zip, true);
    };
    let damaged = archive.recovered();
    // a look at two small parts: what they may cost is little
    let limits = Limits { part_bytes: 1 << 20, total_bytes: 4 << 20, ..Limits::default() };
    let format = open_document(&mut archive, &limits)
        .or_else(|| content_types(&mut archive, &limits))
        .or_else(|| by_folder(&archive))
        .unwrap_or(Format::Zip);
    (format, damaged)
}

fn open_document(archive: &mut Archive, limits: &Limits) -> Option<Format> {
    let mimetype = archive.read("mimetype", limits).ok()??;
    let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
    // `.text-template`, `.text-master` too
    if mimetype.starts_with(Format::Odt.media_type()) {
        Some(Format::Odt)
    } else if mimetype.starts_with(Format::Ods.media_type()) {
        Some(Format::Ods)
    } else {
        None
    }
}

fn content_types(archive: &mut Archive, limits: &Limits) -> Option<Format> {
    let types = archive.read("[Content_Types].xml", limits).ok()??;
    let types = super::decode_xml(types);
    let kinds = [
        ("wordprocessingml.document.main+xml", Format::Docx),
        ("wordprocessingml.template.main+xml", Format::Docx),
        ("ms-word.document.macroenabled.main+xml", Format::Docx),
        ("ms-word.template.macroenabledtemplate.main+xml", Format::Docx),
        ("spreadsheetml.sheet.main+xml", Format::Xlsx),
        ("spreadsheetml.template.main+xml", Format::Xlsx),
        ("ms-excel.sheet.macroenabled.main+xml", Format::Xlsx),
        ("ms-excel.sheet.binary.macroenabled.main", Format::Xlsx),
        ("presentationml.", Format::Pptx),
        ("ms-powerpoint.", Format::Pptx),
    ];
    let lower = types.to_ascii_lowercase();
    kinds.iter().find(|(mark, _)| lower.contains(mark)).map(|(_, format)| *format)
}

/// By the folders of the parts, where the list of content types is lost or says nothing.
fn by_folder(archive: &Archive) -> Option<Format> {
    let folders = [
        ("word/document.xml", Format::Docx),
        ("word/", Format::Docx),
        ("xl/", Format::Xlsx),
        ("ppt/", Format::Pptx),
        ("content.xml", Format::Odt),
    ];
    folders
        .iter()
        .find(|(folder, _)| archive.names().any(|name| name.starts_with(folder)))
        .map(|(_, format)| *format)
}

/// The format of an OLE2 compound file, told by the names of its streams.
pub(super) fn ole_format(bytes: &[u8]) -> Format {
    let streams = [
        ("EncryptedPackage", Format::EncryptedOffice),
        ("WordDocument", Format::Doc),
        ("Workbook", Format::Xls),
        ("Book", Format::Xls),
        ("PowerPoint Document", Format::Ppt),
    ];
    // an office file may hold others: those at its root tell what it is
    if let Ok(file) = cfb::CompoundFile::open(std::io::Cursor::new(bytes)) {
        let found = streams.iter().find(|(name, _)| file.is_stream(format!("/{name}")));
        return found.map_or(Format::Ole, |(_, format)| *format);
    }
    let found = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        // directory entries are 128 bytes long and aligned; names differ in case between writers
        bytes.chunks(128).any(|entry| entry.get(..wide.len()).is_some_and(|n| n.eq_ignore_ascii_case(&wide)))
    };
    streams.iter().find(|(name, _)| found(name)).map_or(Format::Ole, |(_, format)| *format)
}
