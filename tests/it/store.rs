//! The database: what goes in comes out, and nothing is written by halves.

use proptest::prelude::*;
use spoglio::contract::{Entity, PlanKind};
use spoglio::document::Source;
use spoglio::store::{
    Failure, Filter, ImportMeta, Imported, RunEnd, RunOutcome, Store, StoreErrorKind, StoredNote,
};

use crate::support::database::{all, assert_sound, counts, folder, import, meta, one};
use crate::support::{arbitrary, golds};

#[test]
fn what_goes_in_comes_out() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    let mut expected = golds::all();
    {
        let mut store = Store::open(&path).expect("a new database");
        for extraction in &expected {
            assert_eq!(import(&mut store, extraction), Imported::Added);
        }
        assert_sound(&store);
    }
    let store = Store::open_read_only(&path).expect("the database");
    expected.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    assert_eq!(all(&store), expected);
    for extraction in &expected {
        assert_eq!(store.extraction(&extraction.document.path).expect("read").as_ref(), Some(extraction));
    }
    assert_eq!(store.extraction("elsewhere").expect("read"), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_extraction_comes_out_as_it_went_in(extraction in arbitrary::extraction(), other in arbitrary::extraction()) {
        let mut store = Store::in_memory().expect("a store");
        prop_assert_eq!(import(&mut store, &extraction), Imported::Added);
        prop_assert_eq!(all(&store), vec![extraction.clone()]);
        // a second document that takes the first one's place
        let mut other = other;
        other.document.path.clone_from(&extraction.document.path);
        other.document.sha256 = format!("{}x", extraction.document.sha256);
        prop_assert_eq!(import(&mut store, &other), Imported::Replaced);
        prop_assert_eq!(all(&store), vec![other]);
        assert_sound(&store);
        prop_assert!(store.remove(&extraction.document.path).expect("removed"));
        let left: i64 = counts(&store).iter().map(|(_, count)| count).sum();
        prop_assert_eq!(left, 0);
        assert_sound(&store);
    }
}

#[test]
fn importing_again_changes_nothing() {
    let mut store = Store::in_memory().expect("a store");
    let extraction = golds::seeds().remove(0);
    assert_eq!(import(&mut store, &extraction), Imported::Added);
    let (before, changes) = (counts(&store), one::<i64>(&store, "SELECT total_changes()"));
    assert_eq!(import(&mut store, &extraction), Imported::Unchanged);
    assert_eq!(counts(&store), before);
    assert_eq!(one::<i64>(&store, "SELECT total_changes()"), changes, "nothing was written");
}

#[test]
fn a_document_is_current_for_its_bytes_version_and_grammars_only() {
    let mut store = Store::in_memory().expect("a store");
    let extraction = golds::seeds().remove(0);
    let (path, sha) = (extraction.document.path.clone(), extraction.document.sha256.clone());
    let current = |store: &Store, path: &str, sha: &str, fingerprint: &str| {
        store.is_current(path, sha, fingerprint).expect("an answer")
    };
    assert!(!current(&store, &path, &sha, "grammars-1"));
    import(&mut store, &extraction);
    assert!(current(&store, &path, &sha, "grammars-1"));
    assert!(!current(&store, &path, &sha, "grammars-2"));
    assert!(!current(&store, &path, "00", "grammars-1"));
    assert!(!current(&store, "./other.docx", &sha, "grammars-1"));
    let older = ImportMeta { spoglio_version: "0.0.1".into(), ..meta() };
    assert_eq!(store.import(&extraction, &older).expect("imported"), Imported::Replaced);
    assert!(!current(&store, &path, &sha, "grammars-1"), "of an older version");
}

#[test]
fn a_replaced_document_leaves_the_others_alone_and_keeps_its_key() {
    let mut store = Store::in_memory().expect("a store");
    let seeds = golds::seeds();
    seeds.iter().for_each(|seed| assert_eq!(import(&mut store, seed), Imported::Added));
    let key = format!("SELECT id FROM documents WHERE path = '{}'", seeds[0].document.path);
    let (id, other_rows): (i64, i64) = (one(&store, &key), one(&store, "SELECT max(id) FROM units"));
    let mut changed = seeds[0].clone();
    changed.document.sha256 = "f".repeat(64);
    changed.units.truncate(1);
    changed.plan.entity = Some(Entity { name: "Unione rinominata".into(), ipa_code: Some("u_x".into()) });
    changed.findings.clear();
    assert_eq!(import(&mut store, &changed), Imported::Replaced);
    assert_eq!(one::<i64>(&store, &key), id);
    assert_eq!(all(&store), [changed.clone(), seeds[1].clone()]);
    assert_sound(&store);
    let unit = format!("SELECT count(*) FROM units WHERE id = {other_rows} AND document_id <> {id}");
    assert_eq!(one::<i64>(&store, &unit), 1, "the other document's rows are the same ones");
    let findings = format!("SELECT count(*) FROM findings WHERE document_id = {id}");
    assert_eq!(one::<i64>(&store, &findings), 0);
    let names = "SELECT group_concat(name, '|') FROM (SELECT name FROM entities ORDER BY name)";
    assert_eq!(one::<String>(&store, names), "Comune di Venegono Inferiore|Unione rinominata");
}

#[test]
fn the_same_rows_whatever_was_there_before() {
    let seeds = golds::seeds();
    let mut fresh = Store::in_memory().expect("a store");
    seeds.iter().for_each(|seed| assert_eq!(import(&mut fresh, seed), Imported::Added));
    let mut used = Store::in_memory().expect("a store");
    for mut old in golds::all() {
        old.document.path.clone_from(&seeds[0].document.path);
        old.document.sha256 = old.plan.title.clone().unwrap_or_default();
        import(&mut used, &old);
    }
    seeds.iter().for_each(|seed| assert_ne!(import(&mut used, seed), Imported::Unchanged));
    assert_eq!(counts(&used), counts(&fresh));
    assert_sound(&used);
}

#[test]
fn an_unreadable_document_is_kept_with_its_reason_and_notes() {
    let mut store = Store::in_memory().expect("a store");
    let mut extraction = golds::seeds().remove(0);
    extraction.document.reader = None;
    extraction.document.pages = None;
    extraction.plan = Default::default();
    extraction.units.clear();
    extraction.findings.truncate(1);
    extraction.findings[0].rule = "DOC005".into();
    extraction.findings[0].pointer = String::new();
    let note = StoredNote {
        code: "depth-limit".into(),
        detail: "word/document.xml".into(),
        source: Source::default(),
    };
    let failed = |code: &str| ImportMeta {
        error: Some(Failure { code: code.into(), detail: "EncryptionInfo".into() }),
        notes: vec![note.clone()],
        ..meta()
    };
    assert_eq!(store.import(&extraction, &failed("encrypted")).expect("imported"), Imported::Added);
    let row: (String, String, String, String) = store
        .connection()
        .query_row(
            "SELECT v.file, v.error_code, v.error_detail, n.code FROM v_unreadable AS v
             JOIN document_notes AS n USING (document_id)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .expect("a row");
    let path = extraction.document.path.clone();
    assert_eq!(row, (path.clone(), "encrypted".into(), "EncryptionInfo".into(), "depth-limit".into()));
    let current = |store: &Store| {
        store.is_current(&path, &extraction.document.sha256, "grammars-1").expect("an answer")
    };
    assert!(current(&store), "the same bytes will be encrypted again");
    // what failed for want of a converter is tried again
    let replaced = ImportMeta { fingerprint: "grammars-0".into(), ..failed("unsupported") };
    store.import(&extraction, &replaced).expect("imported");
    assert_eq!(store.import(&extraction, &failed("unsupported")).expect("imported"), Imported::Replaced);
    assert!(!current(&store));
    assert_eq!(all(&store), [extraction.clone()]);
}

#[test]
fn an_import_that_fails_in_the_middle_leaves_nothing_behind() {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("plans.db")).expect("a database");
    let seeds = golds::seeds();
    import(&mut store, &seeds[1]);
    let before = counts(&store);
    // findings come last: all the rest is written by then
    let trigger = "CREATE TRIGGER stop BEFORE INSERT ON findings WHEN new.position = 20
                   BEGIN SELECT raise(ABORT, 'stopped'); END";
    store.connection().execute_batch(trigger).expect("a trigger");
    let error = store.import(&seeds[0], &meta()).expect_err("stopped");
    assert_eq!(error.kind, StoreErrorKind::Other);
    assert!(error.detail.technical.contains("stopped"), "{error}");
    assert_eq!(counts(&store), before);
    assert_sound(&store);
    // and a replacement that fails keeps what was there
    store.connection().execute_batch("DROP TRIGGER stop").expect("no trigger");
    import(&mut store, &seeds[0]);
    store.connection().execute_batch(trigger).expect("a trigger");
    let mut changed = seeds[0].clone();
    changed.document.sha256 = "0".repeat(64);
    store.import(&changed, &meta()).expect_err("stopped");
    assert_eq!(store.extraction(&seeds[0].document.path).expect("read"), Some(seeds[0].clone()));
    assert_sound(&store);
}

#[test]
fn a_number_that_json_cannot_hold_is_refused_whole() {
    let mut store = Store::in_memory().expect("a store");
    let mut extraction = golds::seeds().remove(0);
    let part = spoglio::contract::TargetPart { value: f64::NAN, noun: "atti".into() };
    extraction.indicator_tables[0].indicators[0].targets =
        Some(vec![spoglio::contract::Target { parts: vec![part], ..Default::default() }]);
    store.import(&extraction, &meta()).expect_err("not a number");
    assert_eq!(all(&store), []);
}

#[test]
fn search_minds_neither_accents_nor_letter_case() {
    let mut store = Store::in_memory().expect("a store");
    let mut extraction = golds::seeds().remove(0);
    extraction.units.truncate(1);
    extraction.units[0].objectives.truncate(1);
    extraction.units[0].objectives[0].title =
        Some("Accessibilità del sito dell'Ente: più QUALITÀ 🏛\0".into());
    import(&mut store, &extraction);
    let hits = |query: &str| -> i64 {
        let sql = "SELECT count(*) FROM objectives_fts WHERE objectives_fts MATCH ?1";
        store.connection().query_row(sql, [query], |row| row.get(0)).expect(query)
    };
    for query in
        ["accessibilita", "ACCESSIBILITÀ", "qualita piu", "\"sito dell'ente\"", "acces*", "title:ente"]
    {
        assert_eq!(hits(query), 1, "{query}");
    }
    assert_eq!(hits("accessibile"), 0);
    let update = "UPDATE objectives SET title = 'Niente' WHERE title LIKE 'Accessibilit%'";
    assert_eq!(store.connection().execute(update, []).expect("updated"), 1);
    assert_eq!(hits("accessibilita"), 0);
    assert_sound(&store);
}

#[test]
fn extractions_are_chosen_by_entity_year_and_kind() {
    let mut store = Store::in_memory().expect("a store");
    for extraction in golds::seeds() {
        import(&mut store, &extraction);
    }
    let entities = |filter: Filter| -> Vec<String> {
        let extractions = store.extractions(&filter).expect("extractions");
        extractions.map(|e| e.expect("one").plan.entity.expect("an entity").name).collect()
    };
    let (venegono, unione) =
        ("Comune di Venegono Inferiore".to_owned(), "Unione Marca Occidentale".to_owned());
    let entity = |name: &str| Filter { entity: Some(name.into()), ..Filter::default() };
    assert_eq!(entities(entity("VENEGONO")), [venegono.as_str()]);
    assert_eq!(entities(entity("un")), [unione.clone(), venegono.clone()]);
    assert_eq!(entities(entity("%")), Vec::<String>::new(), "no pattern");
    let year = |year| Filter { year: Some(year), ..Filter::default() };
    assert_eq!(entities(year(2026)), [unione.as_str()]);
    assert_eq!(entities(year(2028)), Vec::<String>::new());
    let kind = Filter { kind: Some(PlanKind::ObjectivesPlan), ..Filter::default() };
    assert_eq!(entities(kind.clone()), [venegono]);
    assert_eq!(entities(Filter { entity: Some("marca".into()), ..kind }), Vec::<String>::new());
}

#[test]
fn entities_are_found_in_any_letter_case_with_accents() {
    let mut store = Store::in_memory().expect("a store");
    let mut extraction = golds::seeds().remove(0);
    extraction.plan.entity = Some(Entity { name: "COMUNE DI FORLÌ".into(), ipa_code: None });
    import(&mut store, &extraction);
    let filter = Filter { entity: Some("forlì".into()), ..Filter::default() };
    assert_eq!(store.extractions(&filter).expect("extractions").len(), 1);
}

#[test]
fn runs_are_kept_with_the_documents_that_they_wrote() {
    let mut store = Store::in_memory().expect("a store");
    let run =
        store.begin_run("spoglio import piani/", r#"{"jobs":2}"#, "2025-11-21T20:00:00Z").expect("a run");
    let seed = golds::seeds().remove(0);
    let of_run = ImportMeta {
        run: Some(run),
        seconds: Some(0.25),
        imported_at: Some("2025-11-21T20:00:01Z".into()),
        ..meta()
    };
    store.import(&seed, &of_run).expect("imported");
    let end = RunEnd {
        finished_at: "2025-11-21T20:00:02Z".into(),
        outcome: RunOutcome::Cancelled,
        added: 1,
        ..RunEnd::default()
    };
    store.finish_run(run, &end).expect("finished");
    let sql = "SELECT r.command || ' ' || r.finished_at || ' ' || r.outcome || ' ' || r.added || ' ' || d.seconds FROM runs AS r JOIN documents AS d ON d.run_id = r.id";
    assert_eq!(one::<String>(&store, sql), "spoglio import piani/ 2025-11-21T20:00:02Z cancelled 1 0.25");
}
