//! Pages of PDFs: recognised, decrypted, drawn.

use std::path::Path;
use std::sync::{Arc, Mutex};

use assert_cmd::Command;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use spoglio::document::{Document, ReaderKind};
use spoglio::message::Lang;
use spoglio::read::ocr::{GreyImage, OcrError, Recogniser};
use spoglio::read::pdf::Pictures;
use spoglio::read::{ReadErrorKind, ReadOptions, read_with};
use spoglio::{Context, Limits, analyse, picture};

const SCAN: &str = "fixtures/scans/scheda_griglia_scansione.pdf";
const GRID: &str = "fixtures/dev/scheda_griglia_breve.pdf";

fn bytes(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(path: &str, options: &ReadOptions) -> Document {
    read_with(&bytes(path), path, &Limits::default(), options).unwrap()
}

/// Gives what Tesseract gave for the pages, one after the other.
#[derive(Debug, Default)]
struct Stored(Mutex<usize>);

impl Recogniser for Stored {
    fn name(&self) -> String {
        "stored".to_owned()
    }

    fn recognise(&self, image: &GreyImage) -> Result<String, OcrError> {
        assert_eq!(image.pixels.len(), image.width * image.height);
        let mut page = self.0.lock().unwrap();
        *page += 1;
        Ok(String::from_utf8(bytes(&format!("tests/data/scan/page-{page}.tsv"))).unwrap())
    }
}

/// Never reads anything.
#[derive(Debug)]
struct Broken;

impl Recogniser for Broken {
    fn name(&self) -> String {
        "broken".to_owned()
    }

    fn recognise(&self, _: &GreyImage) -> Result<String, OcrError> {
        Err(OcrError::Time(120))
    }
}

fn codes(document: &Document) -> Vec<(&str, Option<u32>)> {
    document.notes.iter().map(|note| (note.code, note.source.page)).collect()
}

#[test]
fn a_scan_gives_tables_and_records() {
    let options = ReadOptions { ocr: Some(Arc::new(Stored::default())), ..ReadOptions::default() };
    let context = Context { options, ..Context::default() };
    let analysis = analyse(&bytes(SCAN), SCAN, &context);
    assert_eq!(analysis.extraction.document.reader, Some(ReaderKind::Ocr));
    let unit = serde_json::to_value(&analysis.extraction.units[0]).unwrap();
    let objectives = unit["objectives"].as_array().unwrap();
    let each = |pointer: &str| -> Vec<Value> {
        objectives.iter().map(|o| o.pointer(pointer).cloned().unwrap_or_default()).collect()
    };
    let titles = [
        "Gestione digitale dei procedimenti sanzionatori",
        "Ampliamento della videosorveglianza",
        "Sicurezza stradale e controllo della velocità",
    ];
    assert_eq!(each("/title"), titles);
    assert_eq!(each("/weight/percent"), [30.0, 25.0, 45.0]);
    assert_eq!(each("/phases/0/due/date"), ["2025-02-28", "2025-01-31", "2025-02-28"]);
    let count = |list: &str| -> Vec<usize> {
        each(list).iter().map(|list| list.as_array().map_or(0, Vec::len)).collect()
    };
    assert_eq!((count("/phases"), count("/indicators")), (vec![3, 3, 3], vec![2, 2, 3]));
    // drawn check boxes
    let types = each("/types");
    let ticked: Vec<&Value> = types
        .iter()
        .flat_map(|types| types.as_array().unwrap())
        .filter(|kind| kind["selected"] == true)
        .map(|kind| &kind["label"])
        .collect();
    assert_eq!(ticked, ["Sviluppo", "Mantenimento", "Miglioramento"]);
    // what is not sure is told
    let doubt =
        analysis.extraction.findings.iter().find(|f| f.rule == "DOC003" && f.message.contains("2180"));
    assert!(doubt.is_some(), "{:#?}", analysis.extraction.findings);
}

#[test]
fn without_recognition_a_scan_is_told() {
    let document = read(SCAN, &ReadOptions::default());
    assert_eq!(document.reader, ReaderKind::Pdf);
    assert_eq!(codes(&document), [1, 2, 3].map(|page| ("picture-page", Some(page))));
    let options = ReadOptions { ocr: Some(Arc::new(Broken)), ..ReadOptions::default() };
    assert_eq!(codes(&read(SCAN, &options)), [1, 2, 3].map(|page| ("ocr-failed", Some(page))));
}

#[test]
fn a_page_with_text_is_not_recognised() {
    let options = ReadOptions { ocr: Some(Arc::new(Broken)), ..ReadOptions::default() };
    assert_eq!(read(GRID, &options), read(GRID, &ReadOptions::default()));
}

#[test]
fn a_password_opens_what_is_encrypted_and_harms_nothing_else() {
    let user = "fixtures/encrypted/password_utente.pdf";
    let error = |password: Option<&str>| {
        let options = ReadOptions { password: password.map(str::to_owned), ocr: None };
        read_with(&bytes(user), user, &Limits::default(), &options).map_err(|error| error.kind)
    };
    assert_eq!(error(None), Err(ReadErrorKind::Encrypted));
    assert_eq!(error(Some("sbagliata")), Err(ReadErrorKind::Encrypted));
    let plain = read("fixtures/dev/matrice_indicatori_breve.pdf", &ReadOptions::default());
    assert_eq!(error(Some("segreta")).unwrap().blocks, plain.blocks);
    let options = ReadOptions { password: Some("segreta".to_owned()), ocr: None };
    for path in ["fixtures/encrypted/password_titolare.pdf", "fixtures/dev/matrice_indicatori_breve.pdf"] {
        assert_eq!(read(path, &options).blocks, plain.blocks);
    }
    let mut command = Command::cargo_bin("spoglio").unwrap();
    let output = command.args(["--lang", "it", "extract", user]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("--password"));
}

#[test]
fn a_drawn_page_has_a_rectangle_for_each_cell() {
    let analysis = analyse(&bytes(GRID), GRID, &Context::default());
    let document = analysis.document.unwrap();
    let pictures = Pictures::open(&bytes(GRID), &ReadOptions::default()).unwrap();
    let renderer = pictures.renderer();
    for page in 1..=renderer.pages() {
        let size = renderer.size(page).unwrap();
        let scene = picture::scene(&document, page, size, Lang::It);
        let svg = picture::svg(&scene, renderer.png(page, 1.0, None).as_deref());
        let cells = document.tables().flat_map(|table| table.grid.cells());
        let expected =
            cells.filter(|cell| cell.source.page == Some(page) && cell.source.bbox.is_some()).count();
        assert!(page != 3 || expected > 100, "{expected}");
        assert_eq!(rectangles(&svg, "cell"), expected, "page {page}");
        assert!(svg.contains("<image"));
    }
    assert_eq!(renderer.png(renderer.pages() + 1, 1.0, None), None);
    assert_eq!(renderer.png(0, 1.0, None), None);
}

/// How many rectangles of a class a well-formed SVG has.
fn rectangles(svg: &str, class: &str) -> usize {
    let mut reader = Reader::from_str(svg);
    let mut count = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return count,
            Event::Empty(element) if element.name().as_ref() == "rect" => {
                let found = element.attributes().flatten().find(|a| a.key.as_ref() == "class");
                count += usize::from(found.is_some_and(|a| a.value.as_ref() == class));
            }
            _ => {}
        }
    }
}

#[test]
fn a_png_has_the_size_of_the_page_and_what_is_drawn_over_it() {
    let pictures = Pictures::open(&bytes(GRID), &ReadOptions::default()).unwrap();
    let renderer = pictures.renderer();
    let analysis = analyse(&bytes(GRID), GRID, &Context::default());
    let scene = picture::scene(&analysis.document.unwrap(), 3, renderer.size(3).unwrap(), Lang::It);
    let decode = |over: Option<&[u8]>| {
        let png = renderer.png(3, 1.0, over).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        ((info.width, info.height), pixels)
    };
    let (size, plain) = decode(None);
    // A4, in points
    assert_eq!(size, (595, 842));
    let (size, drawn) = decode(Some(&picture::overlay(&scene)));
    assert_eq!(size, (595, 842));
    let changed = plain.chunks(4).zip(drawn.chunks(4)).filter(|(a, b)| a != b).count();
    assert!(changed > 595 * 842 / 4, "{changed}");
}

#[test]
fn pages_are_written_one_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("spoglio").unwrap();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["--lang", "it", "tables"]).args(args);
        command.output().unwrap()
    };
    let pages = folder.path().join("pagine");
    let output = run(&["--format", "svg", "-o", pages.to_str().unwrap(), GRID]);
    assert!(output.status.success(), "{output:?}");
    let mut names: Vec<String> = std::fs::read_dir(&pages)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, (1..=6).map(|page| format!("page-{page:03}.svg")).collect::<Vec<_>>());
    assert!(run(&["--format", "png", "--page", "2", GRID]).stdout.starts_with(b"\x89PNG"));
    for (args, told) in [
        (vec!["--format", "svg", GRID], "--page"),
        (vec!["--format", "svg", "--page", "9", GRID], "9"),
        (vec!["--page", "1", GRID], "--format"),
        (vec!["--format", "svg", "fixtures/dev/testo_schede_breve.txt"], "PDF"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(told), "{output:?}");
    }
}

#[test]
fn parts_of_tables_are_left_apart_on_request() {
    let tables = |apart: bool| {
        let context = Context { apart, ..Context::default() };
        let document = analyse(&bytes(GRID), GRID, &context).document.unwrap();
        (document.tables().count(), document.tables().filter(|table| !table.parts.is_empty()).count())
    };
    let ((joined, with_parts), (apart, none)) = (tables(false), tables(true));
    assert!(with_parts > 0 && apart > joined, "{joined} {apart}");
    assert_eq!(none, 0);
}
