//! The workbook and the Word report, written by the real binary and read back.

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use spoglio::Limits;
use spoglio::audit::told;
use spoglio::contract::Extraction;
use spoglio::layout;
use spoglio::message::{Lang, text};

const SEEDS: [&str; 2] =
    ["fixtures/seeds/unione-marca-occidentale-2025.docx", "fixtures/seeds/venegono-inferiore-2024.pdf"];

fn spoglio(args: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    let output = command.args(["--lang", "it"]).args(args).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}: {error}");
    output.stdout
}

fn extracted(path: &str) -> Value {
    serde_json::from_slice(&spoglio(&["extract", path])).unwrap()
}

/// The rows of each sheet by the headers of their columns.
type Book = BTreeMap<String, Vec<BTreeMap<String, Data>>>;

fn book(path: &Path) -> Book {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let names = book.sheet_names().to_vec();
    let rows = |name: &String, book: &mut Xlsx<_>| {
        let range = book.worksheet_range(name).unwrap();
        let header: Vec<String> = range.headers().unwrap();
        for column in &header {
            assert!(!column.starts_with("column-"), "{name}: {column} has no text");
        }
        let row = |row: &[Data]| header.iter().cloned().zip(row.iter().cloned()).collect();
        range.rows().skip(1).map(row).collect()
    };
    names.iter().map(|name| (name.clone(), rows(name, &mut book))).collect()
}

fn workbook(path: &str) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("piano.xlsx");
    spoglio(&["audit", path, "--format", "xlsx", "-o", file.to_str().unwrap()]);
    book(&file)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The row of a sheet with this pointer; of several targets the one in this place.
fn row<'a>(book: &'a Book, sheet: &str, pointer: &str, at: usize) -> &'a BTreeMap<String, Data> {
    let found = book[sheet].iter().filter(|row| row["Puntatore"] == Data::String(pointer.to_owned())).nth(at);
    found.unwrap_or_else(|| panic!("{sheet}: {pointer} is missing"))
}

fn same_text(row: &BTreeMap<String, Data>, column: &str, value: &Value) {
    let wanted = value.as_str().unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(row[column].to_string().replace("\r\n", "\n"), wanted, "{column}: {row:?}");
}

fn same_number(row: &BTreeMap<String, Data>, column: &str, value: &Value) {
    match value.as_f64() {
        Some(number) => assert_eq!(row[column], Data::Float(number), "{column}: {row:?}"),
        None => assert_eq!(row[column], Data::Empty, "{column}: {row:?}"),
    }
}

fn same_date(row: &BTreeMap<String, Data>, column: &str, value: &Value) {
    let Some(date) = value.as_str() else {
        return assert_eq!(row[column], Data::Empty, "{column}: {row:?}");
    };
    let Data::DateTime(day) = &row[column] else { panic!("{column} is no date: {row:?}") };
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    assert_eq!(format!("{year:04}-{month:02}-{day:02}"), date);
}

#[test]
fn every_record_of_a_seed_is_in_its_sheet_with_its_type() {
    for path in SEEDS {
        let (json, book) = (extracted(path), workbook(path));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut count = |sheet: &'static str| *counts.entry(sheet).or_default() += 1;
        for (t, table) in list(&json["indicator_tables"]).iter().enumerate() {
            for (i, indicator) in list(&table["indicators"]).iter().enumerate() {
                let pointer = format!("/indicator_tables/{t}/indicators/{i}");
                let found = row(&book, "Indicatori", &pointer, 0);
                same_text(found, "Indicatore", &indicator["description"]);
                (0..list(&indicator["targets"]).len().max(1)).for_each(|_| count("Indicatori"));
            }
        }
        for (u, unit) in list(&json["units"]).iter().enumerate() {
            let place = format!("/units/{u}");
            row(&book, "Unità", &place, 0);
            count("Unità");
            let mut staff = vec![(place.clone(), &unit["staff"])];
            for (o, objective) in list(&unit["objectives"]).iter().enumerate() {
                let place = format!("{place}/objectives/{o}");
                staff.push((place.clone(), &objective["staff"]));
                count("Obiettivi");
                let found = row(&book, "Obiettivi", &place, 0);
                assert_eq!(found["Documento"], Data::String(path.into()));
                assert!(!found["Unità"].to_string().is_empty());
                same_text(found, "Titolo", &objective["title"]);
                same_text(found, "Descrizione", &objective["description"]);
                same_number(found, "Peso (%)", &objective["weight"]["percent"]);
                same_text(found, "Peso (testo)", &objective["weight"]["raw"]);
                for (p, phase) in list(&objective["phases"]).iter().enumerate() {
                    count("Fasi");
                    let found = row(&book, "Fasi", &format!("{place}/phases/{p}"), 0);
                    same_text(found, "Fase", &phase["description"]);
                    same_date(found, "Scadenza", &phase["due"]["date"]);
                    same_text(found, "Scadenza (testo)", &phase["due"]["raw"]);
                    same_number(found, "Tabella", &phase["source"]["table"]);
                    same_number(found, "Dalla riga", &phase["source"]["rows"][0]);
                }
                for (i, indicator) in list(&objective["indicators"]).iter().enumerate() {
                    let pointer = format!("{place}/indicators/{i}");
                    let found = row(&book, "Indicatori", &pointer, 0);
                    same_text(found, "Indicatore", &indicator["description"]);
                    same_text(found, "Formula di calcolo", &indicator["formula"]);
                    let targets = list(&indicator["targets"]);
                    for (t, target) in targets.iter().enumerate() {
                        let found = row(&book, "Indicatori", &pointer, t);
                        same_text(found, "Valore atteso (testo)", &target["raw"]);
                        same_number(found, "Valore atteso", &target["value"]);
                        same_date(found, "Data attesa", &target["date"]);
                    }
                    (0..targets.len().max(1)).for_each(|_| count("Indicatori"));
                }
            }
            for (owner, people) in staff {
                for (i, person) in list(people).iter().enumerate() {
                    count("staff");
                    let found = row(&book, "Persone", &format!("{owner}/staff/{i}"), 0);
                    same_text(found, "Nome", &person["name"]);
                    same_number(found, "Ore settimanali", &person["hours"]["value"]);
                    same_text(found, "Ore (testo)", &person["hours"]["raw"]);
                }
            }
            for (s, summary) in list(&unit["summaries"]).iter().enumerate() {
                for (r, line) in list(&summary["rows"]).iter().enumerate() {
                    let found = row(&book, "Riepiloghi", &format!("{place}/summaries/{s}/rows/{r}"), 0);
                    same_text(found, "Titolo", &line["title"]);
                    same_number(found, "Peso (%)", &line["weight"]["percent"]);
                }
            }
        }
        for sheet in ["Unità", "Obiettivi", "Fasi", "Indicatori"] {
            assert_eq!(book[sheet].len(), counts.get(sheet).copied().unwrap_or(0), "{path} {sheet}");
        }
        assert!(counts["Obiettivi"] >= 8 && counts["staff"] >= 26, "{counts:?}");
        let messages: Vec<String> = book["Rilievi"].iter().map(|row| row["Rilievo"].to_string()).collect();
        let wanted: Vec<&str> =
            list(&json["findings"]).iter().map(|finding| finding["message"].as_str().unwrap()).collect();
        assert_eq!(messages, wanted, "{path}");
        let mut units: Vec<String> = book["Unità"].iter().map(|row| row["Unità"].to_string()).collect();
        units.push("(intero piano)".to_owned());
        assert!(book["Rilievi"].iter().all(|row| units.contains(&row["Unità"].to_string())), "{path}");
        assert!(book["Rilievi"].iter().all(|row| !row["Che cosa fare"].to_string().is_empty()));
        assert_eq!(book["Non letto"].len(), list(&json["unclaimed"]).len());
        assert_eq!(book["Documenti"].len(), 1);
    }
}

/// A cell as a person would read it: dates as days.
fn shown_cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string().replace('\n', "⏎"),
    }
}

#[test]
fn the_cells_of_a_small_plan() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("piano.xlsx");
    let plan = "fixtures/dev/scheda_griglia_breve.docx";
    spoglio(&["audit", plan, "--format", "xlsx", "-o", file.to_str().unwrap()]);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let mut shown = String::new();
    for name in book.sheet_names().to_vec() {
        shown.push_str(&format!("# {name}\n"));
        for row in book.worksheet_range(&name).unwrap().rows() {
            let cells: Vec<String> = row.iter().map(shown_cell).collect();
            shown.push_str(cells.join(" | ").trim_end_matches([' ', '|']));
            shown.push('\n');
        }
    }
    insta::assert_snapshot!("workbook", shown);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for format in ["xlsx", "docx"] {
        let bytes = || spoglio(&["audit", SEEDS[0], "--format", format]);
        assert_eq!(bytes(), bytes(), "{format}");
    }
}

/// A Word report of a plan, as the project's own reader sees it: texts of paragraphs and rows of tables.
fn word(plan: &str, options: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relazione.docx");
    let file = file.to_str().unwrap();
    spoglio(&[&["audit", plan, "--format", "docx", "-o", file], options].concat());
    // the program itself does not read its own reports
    let read = spoglio::read::docx::read(&std::fs::read(file).unwrap(), &Limits::default()).unwrap();
    let document = serde_json::to_value(layout::tidy(read)).unwrap();
    let (mut paragraphs, mut rows) = (Vec::new(), Vec::new());
    for block in list(&document["blocks"]) {
        if let Some(text) = block["text"].as_str() {
            paragraphs.push(text.to_owned());
        }
        let mut table: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for cell in list(&block["grid"]["cells"]) {
            let text = cell["text"].as_str().unwrap_or_default().to_owned();
            table.entry(cell["row"].as_u64().unwrap()).or_default().push(text);
        }
        rows.extend(table.into_values());
    }
    (paragraphs, rows)
}

/// A text as it is compared: line ends are spaces.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_finding_of_a_seed_is_in_the_word_report() {
    for path in SEEDS {
        let json = extracted(path);
        let (paragraphs, rows) = word(path, &[]);
        let findings = list(&json["findings"]);
        assert!(findings.len() > 10);
        let extraction: Extraction = serde_json::from_value(json.clone()).unwrap();
        let all_told = told(&extraction, &extraction.findings, Lang::It);
        assert_eq!(all_told.iter().map(|one| one.members.len()).sum::<usize>(), findings.len());
        for one in all_told {
            let (rule, message) = (one.finding.rule.as_str(), flat(&one.finding.message));
            let told = rows.iter().any(|row| {
                row.len() == 4 && row[0].starts_with(rule) && flat(&row[2]) == message && !row[3].is_empty()
            });
            assert!(told, "{path}: {rule} {message} is missing in {rows:#?}");
        }
        for unit in list(&json["units"]) {
            let Some(name) = unit["name"].as_str() else { continue };
            let told = list(&json["findings"]).iter().any(|finding| {
                let pointer = finding["pointer"].as_str().unwrap();
                let at = list(&json["units"]).iter().position(|other| other == unit).unwrap();
                pointer == format!("/units/{at}") || pointer.starts_with(&format!("/units/{at}/"))
            });
            assert!(!told || paragraphs.iter().any(|text| text == name), "{name}: {paragraphs:?}");
        }
        let hash = json["document"]["sha256"].as_str().unwrap();
        assert!(rows.iter().any(|row| row.iter().any(|cell| cell == hash)), "{path}: no hash");
        assert!(rows.iter().any(|row| row[0] == "LAW001"), "what can't be verified is listed");
        assert!(paragraphs.iter().any(|text| text == "Che cosa non è stato letto"));
    }
}

#[test]
fn the_word_report_of_a_small_plan() {
    let (paragraphs, rows) = word("fixtures/dev/scheda_griglia_difetti.docx", &[]);
    let rows = rows.iter().map(|row| row.iter().map(|cell| flat(cell)).collect::<Vec<_>>().join(" | "));
    let shown: Vec<String> = paragraphs.into_iter().chain(["---".to_owned()]).chain(rows).collect();
    insta::assert_snapshot!("word", shown.join("\n"));
}

#[test]
fn headers_are_repeated_and_the_language_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relazione.docx");
    spoglio(&["audit", SEEDS[0], "--format", "docx", "-o", file.to_str().unwrap()]);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let document = part("word/document.xml");
    let headers = document.matches("<w:tblHeader />").count();
    assert!(headers > 5, "{headers} headers are repeated");
    assert!(document.contains("<w:pStyle w:val=\"Heading1\" />"));
    assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\""));
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"it-IT\""));
    assert!(part("docProps/core.xml").contains("<dc:title>Relazione"));
}

#[test]
fn odd_texts_are_kept_as_texts() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("piano.md");
    let title = "=1+1 <script>alert(1)</script> &amp; _x0041_ ﷽";
    let table = format!("| Titolo obiettivo | Peso |\n|---|---|\n| {title} | abc |\n| @SUM(A1) | 200% |\n");
    std::fs::write(&plan, format!("# Settore Uno\n\n{table}")).unwrap();
    let plan = plan.to_str().unwrap();
    let json = extracted(plan);
    let titles: Vec<&str> = list(&json["units"])
        .iter()
        .flat_map(|unit| list(&unit["objectives"]))
        .filter_map(|objective| objective["title"].as_str())
        .collect();
    assert!(titles.iter().any(|title| title.starts_with("=1+1")), "{titles:?}");
    let book = workbook(plan);
    for (row, title) in book["Obiettivi"].iter().zip(&titles) {
        assert_eq!(row["Titolo"], Data::String((*title).to_owned()));
    }
    let (_, rows) = word(plan, &[]);
    assert!(rows.iter().flatten().any(|cell| cell.contains("@SUM(A1)")), "{rows:?}");
}

#[test]
fn what_can_not_be_read_gives_a_workbook_too() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("rotto.docx");
    std::fs::write(&broken, b"PK\x03\x04 niente").unwrap();
    let book = workbook(broken.to_str().unwrap());
    assert_eq!(book["Rilievi"].len(), 1);
    assert_eq!(book["Rilievi"][0]["Regola"], Data::String("DOC005".into()));
    assert_eq!(book["Obiettivi"].len(), 0);
}

#[test]
fn every_rule_says_what_to_do() {
    for (rule, lang) in spoglio::audit::registry().iter().flat_map(|rule| Lang::ALL.map(|lang| (rule, lang)))
    {
        let key = format!("advice-{}", rule.code.to_lowercase());
        assert_ne!(text(lang, &key), key, "{lang}");
        assert!(spoglio::report::advice(rule.code, lang).is_some());
    }
}

#[test]
fn sheets_are_set_up_for_paper() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("piano.xlsx");
    spoglio(&["audit", SEEDS[0], "--format", "xlsx", "-o", file.to_str().unwrap()]);
    let mut package = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    for sheet in 1..=10 {
        let xml = part(&format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(xml.contains("fitToPage=\"1\"") && xml.contains("fitToHeight=\"0\""), "{sheet}");
        assert!(xml.contains("orientation=\"landscape\"") && xml.contains("&amp;P / &amp;N"), "{sheet}");
    }
    let names = part("xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 10, "{names}");
    // what a program looks findings up by is in the sheet and not on paper
    assert!(names.contains("localSheetId=\"8\">Rilievi!$A$1:$L$"), "{names}");
}

#[test]
fn a_report_of_the_program_is_no_plan() {
    let folder = tempfile::tempdir().unwrap();
    for (name, command) in [
        ("report.html", &["report"][..]),
        ("relazione.docx", &["audit", "--format", "docx"]),
        ("piano.xlsx", &["audit", "--format", "xlsx"]),
    ] {
        let out = folder.path().join(name);
        let out = out.to_str().unwrap();
        spoglio(&[command, &[SEEDS[1], "-o", out]].concat());
        let read = extracted(out);
        assert_eq!(read["units"].as_array().unwrap().len(), 0, "{name}");
        assert_eq!(read["findings"][0]["rule"], "DOC005", "{name}");
        let message = read["findings"][0]["message"].as_str().unwrap();
        assert!(message.contains("rapporto di spoglio"), "{name}: {message}");
    }
}
