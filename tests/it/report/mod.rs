//! `spoglio report`: the page says all that was read and found, is well-formed, and loads nothing.

mod page;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use page::{Page, squeezed};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const SEEDS: [&str; 4] = [
    "fixtures/seeds/unione-marca-occidentale-2025.docx",
    "fixtures/seeds/unione-marca-occidentale-2025.pdf",
    "fixtures/seeds/venegono-inferiore-2024.docx",
    "fixtures/seeds/venegono-inferiore-2024.txt",
];

/// A plan with something to find, something not understood and something not read.
const PLAN: &str = "# Comune di Prova\n# Piano della performance 2025\n## Settore Tributi\n\n\
    | Cod. | Obiettivo | Indicatore | Target | Peso | Scadenza |\n|---|---|---|---|---|---|\n\
    | 1 | Riscossione | Atti emessi | n. ___ | 50% | 30/06/2025 |\n\
    | 2 | Sportello | Ore di apertura | 20 | 30% | 31/12/2025 |\n\
    | 3 | Sportello | Ore del sabato | 10 | dieci e più | 30/02/2026 |\n\n\
    ## Settore Tecnico\n\n\
    | Cod. | Obiettivo | Indicatore | Target | Peso | Scadenza |\n|---|---|---|---|---|---|\n\
    | 4 | Strade | Chilometri | >= 3 | 100% | 31/01/2026 |\n\n\
    | Zeta | Ypsilon |\n|---|---|\n| uno | due |\n| tre | quattro |\n";

/// A plan that would like to be more than text.
const HOSTILE: &str = "# Comune di <b>Prova</b> & \"C.\"\n# Piano della performance 2025\n\
    ## Settore \\<script>alert(1)\\</script>\n\n\
    | Cod. | Obiettivo | Indicatore | Target | Peso | Scadenza |\n|---|---|---|---|---|---|\n\
    | 1 | \\<script>alert('titolo')\\</script> | \"> \\<img src=x onerror=alert(2)> | =1+1 | 50% | 31/12/2025 |\n\
    | 2 | javascript:alert(3) ]]> --> | 日本語 \u{202e}abc | 10 | 40% | 31/12/2025 |\n";

fn spoglio(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8").env("NO_COLOR", "1");
    let output = command.current_dir(folder).args(args).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn report(args: &[&str]) -> String {
    let (page, code) = spoglio(root(), &[&["report"], args].concat());
    assert!(matches!(code, Some(0 | 1)), "{args:?}: {code:?}");
    page
}

/// A folder with a plan in it.
fn folder(plan: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("piano.md"), plan).unwrap();
    folder
}

/// The report of a plan.
fn of_plan(plan: &str, lang: &str) -> String {
    spoglio(folder(plan).path(), &["report", "piano.md", "--lang", lang]).0
}

/// The texts of a record that come from the document.
fn texts<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    // the program's own words, which the page says in words of the language; `date` is written as a day
    let own = ["kind", "scope", "comparator", "precision", "grade", "date", "date_to", "unit"];
    match value {
        Value::String(text) if !own.contains(&key) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, key, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| texts(value, key, found)),
        _ => {}
    }
}

#[test]
fn every_text_of_every_record_and_every_finding_is_there() {
    for seed in SEEDS {
        let (json, _) = spoglio(root(), &["extract", seed]);
        let json: Value = serde_json::from_str(&json).unwrap();
        let mut wanted = Vec::new();
        for part in ["plan", "units", "indicator_tables", "unclaimed"] {
            texts(&json[part], part, &mut wanted);
        }
        assert!(wanted.len() > 60, "{seed}: only {} texts", wanted.len());
        let text = Page::parse(&report(&[seed])).text();
        for one in wanted {
            assert!(text.contains(&squeezed(one)), "{seed}: {one}");
        }
        let findings = json["findings"].as_array().unwrap();
        assert!(!findings.is_empty(), "{seed}");
        for finding in findings {
            let (rule, message) = (finding["rule"].as_str().unwrap(), finding["message"].as_str().unwrap());
            let both = squeezed(&format!("{rule} {message}"));
            assert!(text.contains(&both), "{seed}: {both}");
        }
    }
}

#[test]
fn each_finding_stands_once_with_what_the_filter_needs() {
    for seed in SEEDS {
        let (lines, _) = spoglio(root(), &["audit", "--format", "jsonl", seed]);
        let count = lines.lines().count();
        assert!(count > 5, "{seed}");
        let page = Page::parse(&report(&[seed]));
        let findings = page.all("main li.finding[data-severity][data-rule]");
        assert_eq!(findings.len(), count, "{seed}");
        assert_eq!(page.all("main .card li.finding").len(), count, "{seed}: a finding outside of a card");
    }
}

#[test]
fn pages_are_well_formed() {
    let several = [
        "fixtures/seeds",
        "fixtures/dev/scheda_griglia_difetti.docx",
        "fixtures/dev/albero_strategico_lungo.xlsx",
    ];
    for args in SEEDS.iter().map(std::slice::from_ref).chain([several.as_slice()]) {
        for lang in ["it", "en"] {
            let page = Page::parse(&report(&[args, &["--lang", lang]].concat()));
            assert_eq!(page.faults(), [""; 0], "{args:?} {lang}");
            assert_eq!(page.one("html").attr("lang"), Some(lang));
        }
    }
}

#[test]
fn odd_documents_make_well_formed_pages() {
    let plans = [
        "",
        "nulla",
        HOSTILE,
        PLAN,
        "# Comune di \u{1b}[31mProva\u{7}\u{fffe}\n\n| Obiettivo | Peso |\n|---|---|\n| a\u{0}b\u{85} | 9999999999% |\n",
    ];
    for plan in plans {
        let page = Page::parse(&of_plan(plan, "it"));
        assert_eq!(page.faults(), [""; 0], "{plan}");
    }
    let folder = folder(PLAN);
    fs::write(folder.path().join("rotto.pdf"), "%PDF-1.7\nrotto").unwrap();
    let (page, code) = spoglio(folder.path(), &["report", "rotto.pdf", "piano.md"]);
    assert_eq!(code, Some(1));
    let page = Page::parse(&page);
    assert_eq!(page.faults(), [""; 0]);
    assert!(page.text().contains("DOC005"));
}

#[test]
fn what_a_document_says_stays_text() {
    let source = of_plan(HOSTILE, "it");
    let page = Page::parse(&source);
    assert_eq!(page.all("script").len(), 1, "a script of the document");
    assert!(page.all("img, b, iframe, object, embed, link, base").is_empty());
    let text = page.text();
    for said in
        ["<script>alert('titolo')</script>", "<img src=x onerror=alert(2)>", "=1+1", "javascript:alert(3)"]
    {
        assert!(text.contains(said), "{said} is not in: {text}");
    }
    // the picture names the unit too
    let names = page.all("svg text").iter().map(|name| name.text().collect::<String>()).collect::<String>();
    assert!(names.contains("<script>"), "{names}");
}

#[test]
fn nothing_is_loaded_and_only_its_own_script_runs() {
    for source in [report(&[SEEDS[0]]), of_plan(HOSTILE, "it")] {
        let page = Page::parse(&source);
        for element in page.all("*") {
            for (name, value) in element.value().attrs() {
                let inert = !name.starts_with("on") && name != "style" && name != "src" && name != "action";
                assert!(inert, "{name}={value}");
                let outside = value.contains("://") && name != "xmlns";
                assert!(!outside, "{name}={value}");
                assert!(name != "href" || value.starts_with('#'), "{name}={value}");
            }
        }
        let styles: Vec<String> = page.all("style").iter().map(|style| style.text().collect()).collect();
        let script: String = page.one("script").text().collect();
        for text in styles.iter().chain([&script]) {
            for word in ["url(", "@import", "://", "fetch(", "XMLHttpRequest"] {
                assert!(!text.contains(word), "{word}");
            }
        }
        let policy = page.one("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap().to_owned();
        let hash = |text: &String| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
        let styles = styles.iter().map(hash).collect::<Vec<_>>().join(" ");
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; style-src {styles}; script-src {}; base-uri 'none'; form-action 'none'",
                hash(&script)
            )
        );
    }
}

#[test]
fn pictures_say_what_they_show() {
    let page = Page::parse(&report(&[SEEDS[0], SEEDS[2]]));
    let drawings = page.all("svg").len();
    assert!(drawings >= 7, "{drawings}");
    assert_eq!(page.all("figure [role=img][aria-label] > svg").len(), drawings);
    assert_eq!(page.all("figure details[open] table").len(), page.all("figure").len());
}

#[test]
fn a_picture_of_many_units_says_what_it_leaves_out() {
    let unit = |n: usize| {
        format!(
            "## Settore {n}\n\n| Cod. | Obiettivo | Peso | Scadenza |\n|---|---|---|---|\n| {n} | Fare {n} | 70% | 31/12/2025 |\n\n"
        )
    };
    let plan: String = (11..=50).map(unit).collect();
    let page =
        Page::parse(&of_plan(&format!("# Comune di Prova\n# Piano della performance 2025\n{plan}"), "it"));
    let weights = page.one("#d1-w");
    let text = squeezed(&weights.text().collect::<String>());
    assert!(text.contains("La figura mostra 25 righe; altre 15 stanno nella tabella"), "{text}");
    assert_eq!(page.all("#d1-w tbody tr").len(), 40);
    let bars = page
        .all("#d1-w svg text")
        .iter()
        .filter(|name| name.text().collect::<String>().contains("Settore"))
        .count();
    assert_eq!(bars, 25);
    assert_eq!(page.all("article.objective").len(), 40);
}

#[test]
fn controls_have_names() {
    let page = Page::parse(&report(&[SEEDS[0]]));
    for control in page.all("form input, form select") {
        let wrapped = control
            .parent()
            .and_then(scraper::ElementRef::wrap)
            .is_some_and(|above| above.value().name() == "label");
        let labelled = control.attr("id").is_some_and(|id| page.all(&format!("label[for={id}]")).len() == 1);
        assert!(wrapped || labelled, "{}", control.html());
    }
    assert!(page.all("th:not([scope])").is_empty());
    assert!(page.one("form").attr("hidden").is_some(), "without the script the filter could do nothing");
    assert_eq!(page.all("body > a.skip").len(), 1);
}

#[test]
fn a_small_report() {
    let hash = regex::Regex::new("[0-9a-f]{64}").unwrap();
    for lang in ["it", "en"] {
        let outline = Page::parse(&of_plan(PLAN, lang)).outline();
        let outline = hash.replace_all(&outline, "SHA256");
        let outline = outline.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format!("report_{lang}"), outline);
    }
}

#[test]
fn audit_and_a_database_give_the_page_too() {
    let folder = folder(PLAN);
    let (page, code) = spoglio(folder.path(), &["report", "piano.md"]);
    assert_eq!(code, Some(1));
    assert_eq!(spoglio(folder.path(), &["audit", "--format", "html", "piano.md"]).0, page);
    assert_eq!(
        spoglio(folder.path(), &["report", "--format", "html", "piano.md", "-o", "r.html"]).1,
        Some(1)
    );
    assert_eq!(fs::read_to_string(folder.path().join("r.html")).unwrap(), page);
    spoglio(folder.path(), &["import", "piano.md", "--db", "piao.db"]);
    let stored = Page::parse(&spoglio(folder.path(), &["report", "--db", "piao.db"]).0);
    assert_eq!(stored.faults(), [""; 0]);
    assert!(stored.text().contains("Riscossione"));
    assert_eq!(spoglio(folder.path(), &["report", "piano.md", "-o", "nessuna/r.html"]).1, Some(2));
    assert_eq!(spoglio(folder.path(), &["report", "piano.md", "-o", "piano.md"]).1, Some(2));
}

#[test]
fn the_options_of_the_audit_hold() {
    let folder = folder(PLAN);
    let rules = |args: &[&str]| {
        let page = Page::parse(&spoglio(folder.path(), &[&["report", "piano.md"], args].concat()).0);
        let mut rules: Vec<String> = page
            .all("li.finding")
            .iter()
            .map(|finding| finding.attr("data-rule").unwrap().to_owned())
            .collect();
        rules.dedup();
        rules
    };
    assert_eq!(rules(&["--select", "IDN002"]), ["IDN002"]);
    assert!(!rules(&["--ignore", "IDN002"]).contains(&"IDN002".to_owned()));
    spoglio(folder.path(), &["audit", "piano.md", "--write-baseline", "noti.txt"]);
    assert!(rules(&["--baseline", "noti.txt"]).is_empty());
}
