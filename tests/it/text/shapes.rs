//! Tabs, aligned columns, lists, headings, delimited lines, and mixtures of them.

use spoglio::Limits;
use spoglio::document::Role;
use spoglio::read::text;

use super::{bodies, fixture, paragraphs, read, rows};

fn texts(row: &[(usize, String)]) -> Vec<&str> {
    row.iter().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn tabs_make_cells_and_leave_their_text_alone() {
    let content = "Elenco obiettivi\t\t\nTipo\tX <input type=\"checkbox\"/>\t\"a\"\n\nA\t< o = a 80%\n";
    let document = read(content);
    assert_eq!(document.tables().count(), 2);
    assert_eq!(rows(&document, 1)[0], [(0, "Elenco obiettivi".to_owned())]);
    assert_eq!(texts(&rows(&document, 1)[1]), ["Tipo", "X <input type=\"checkbox\"/>", "\"a\""]);
    assert_eq!(texts(&rows(&document, 2)[0]), ["A", "< o = a 80%"]);
    let table = document.tables().next().expect("a table");
    assert_eq!((table.grid.rows(), table.grid.cols()), (2, 3));
    assert_eq!(table.grid.cells()[1].source.rows, Some((1, 1)));
}

#[test]
fn real_tables_have_all_columns_of_their_parts() {
    let document = text::read(&fixture("seeds/venegono-inferiore-2024.txt"), &Limits::default());
    let document = document.expect("readable text");
    let sizes: Vec<_> = document.tables().map(|t| (t.grid.rows(), t.grid.cols())).collect();
    assert_eq!(sizes, [(6, 6), (3, 6), (3, 6), (2, 6)]);
    let weights: Vec<String> = document
        .tables()
        .flat_map(|table| table.grid.cells().iter().filter(|cell| cell.col == 2))
        .filter(|cell| cell.text.ends_with('%'))
        .map(|cell| cell.text.clone())
        .collect();
    assert_eq!(weights, ["10%", "10%", "10%", "30%", "15%", "10%", "10%", "5%", "100%"]);
}

#[test]
fn tabs_that_only_indent_are_no_table() {
    let document =
        read("\tUn paragrafo rientrato.\n\n•\tprima voce\n•\tseconda voce\n\n1.\tPrimo punto\n2.\tSecondo\n");
    assert_eq!(document.tables().count(), 0);
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Body, "Un paragrafo rientrato.".to_owned()),
            (Role::ListItem, "prima voce".to_owned()),
            (Role::ListItem, "seconda voce".to_owned()),
            (Role::ListItem, "1. Primo punto".to_owned()),
            (Role::ListItem, "2. Secondo".to_owned()),
        ]
    );
}

#[test]
fn bullets_are_list_items_and_labels_stay_lines() {
    let content = "OBIETTIVO N. 1\n\nPeso: 35\nStakeholder: Cittadini\n- prima – entro il 31/05\n• seconda\n* terza\n– quarta\n\no quinta\no sesta\n\no forse no\n";
    let found = paragraphs(&read(content));
    let items: Vec<&str> =
        found.iter().filter(|(role, _)| *role == Role::ListItem).map(|(_, text)| text.as_str()).collect();
    assert_eq!(items, ["prima – entro il 31/05", "seconda", "terza", "quarta", "quinta", "sesta"]);
    assert_eq!(found[1].1, "Peso: 35");
    assert_eq!(found[2].1, "Stakeholder: Cittadini");
    assert!(found.iter().all(|(role, _)| !matches!(role, Role::Heading(_))));
}

#[test]
fn hard_wrapped_prose_is_joined() {
    let content = "Il presente documento individua gli obiettivi dell'amministrazione e gli indica‐\n\
                   tori per la misurazione, in coerenza con l'integrazione socio-sanitaria dei ser-\n\
                   vizi alla persona.\n\
                   La rendicontazione dei risultati avviene con la Relazione sulla performance,\n\
                   Sezione seconda.\n\nL'integrazione socio-\nsanitaria, che qui va a capo, è quella di cui si è detto fin dall'inizio del piano.\n";
    assert_eq!(
        bodies(&read(content)),
        [
            "Il presente documento individua gli obiettivi dell'amministrazione e gli indicatori per la misurazione, in coerenza con l'integrazione socio-sanitaria dei servizi alla persona.",
            "La rendicontazione dei risultati avviene con la Relazione sulla performance, Sezione seconda.",
            "L'integrazione socio-",
            "sanitaria, che qui va a capo, è quella di cui si è detto fin dall'inizio del piano.",
        ]
    );
}

#[test]
fn compounds_keep_their_hyphen_where_the_document_has_it() {
    let content = "Si rafforza l'integrazione socio-sanitaria dei servizi rivolti alle persone con socio-\n\
                   sanitaria necessità e si promuove la collaborazione con gli enti del terzo setto-\n\
                   re del territorio.\n";
    assert_eq!(
        bodies(&read(content)),
        [
            "Si rafforza l'integrazione socio-sanitaria dei servizi rivolti alle persone con socio-sanitaria necessità e si promuove la collaborazione con gli enti del terzo settore del territorio."
        ]
    );
}

#[test]
fn markdown_headings_and_tables() {
    let content = "# Piano\n\nPremessa\n========\nTesto.\n\n| Obiettivo | Peso |\n|---|---:|\n| Uno \\| due | 40% |\n| Tre |  |\n\nTUTTO MAIUSCOLO\n";
    let document = read(content);
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Heading(1), "Piano".to_owned()),
            (Role::Heading(1), "Premessa".to_owned()),
            (Role::Body, "Testo.".to_owned()),
            (Role::Body, "TUTTO MAIUSCOLO".to_owned()),
        ]
    );
    let table = document.tables().next().expect("a table");
    assert_eq!((table.grid.rows(), table.grid.cols(), table.header_rows), (3, 2, 1));
    assert!(table.grid.at(0, 1).header && !table.grid.at(1, 1).header);
    assert_eq!(texts(&rows(&document, 1)[1]), ["Uno | due", "40%"]);
}

#[test]
fn semicolons_make_a_table_only_where_they_agree() {
    let document = read("Codice;Titolo;Peso\n1;\"Uno; due\";40\n2;Tre;60\n");
    assert_eq!(texts(&rows(&document, 1)[1]), ["1", "Uno; due", "40"]);
    let document =
        read("Si prevede: primo; secondo; terzo.\nPoi altro; e altro.\nInfine; questo; e; quello.\n");
    assert_eq!(document.tables().count(), 0);
}

/// A label set to the middle of a long text, a narrow header in five lines, words cut without a hyphen.
#[test]
fn cells_set_to_the_middle_of_their_rows() {
    let content = "\
Obiettivo: titolo         Nuovo archivio comunale
                          Le linee guida richiedono un manuale aggiornato e un responsabile
Descrizione e
                          della gestione documentale. Il nuovo titolario riduce le voci e
risultati da raggiungere:
                          introduce i piani di conservazione, con esiti che si vedono subito.
Missione:                 01 - Servizi
                                                    Peso %
   Indicatore (obbligatorio sempre)                  (non      Valore atteso
                                                  obbligatori
                                                       o)
Manuale approvato                                              31/07/2025
Totale
";
    let document = read(content);
    let found = rows(&document, 1);
    assert_eq!(texts(&found[0]), ["Obiettivo: titolo", "Nuovo archivio comunale"]);
    assert_eq!(found[1][0].1, "Descrizione e risultati da raggiungere:");
    assert!(found[1][1].1.starts_with("Le linee guida") && found[1][1].1.ends_with("vedono subito."));
    assert_eq!(texts(&found[2]), ["Missione:", "01 - Servizi"]);
    assert_eq!(
        texts(&found[3]),
        ["Indicatore (obbligatorio sempre)", "Peso % (non obbligatorio)", "Valore atteso"]
    );
    assert_eq!(texts(&found[4]), ["Manuale approvato", "31/07/2025"]);
    assert_eq!(found[4][1].0, found[3][2].0, "the date stands under its header");
    assert_eq!(texts(&found[5]), ["Totale"]);
}

#[test]
fn headers_over_sub_headers_span_them() {
    let content = r"                                  Peso       Fascia di valutazione        Punteggio
N°       Descrizione
                                  (1)      A 0-14    B 15-25   C 26-30     (1 * 2)
1    Ampliamento della rete       25%      x
2    Sicurezza stradale           75%                x                     12
";
    let document = read(content);
    let table = document.tables().next().expect("a table");
    let found = rows(&document, 1);
    assert_eq!(
        texts(&found[0]),
        ["N°", "Descrizione", "Peso (1)", "Fascia di valutazione", "Punteggio (1 * 2)"]
    );
    assert_eq!(texts(&found[1]), ["A 0-14", "B 15-25", "C 26-30"]);
    assert_eq!((table.grid.at(0, 3).col_span, table.grid.at(0, 0).row_span), (3, 2));
    assert_eq!(found[3][3], (4, "x".to_owned()));
}

#[test]
fn prose_with_stretched_spaces_is_no_table() {
    let content = "\
Il  presente documento  individua  gli obiettivi   dell'amministrazione  e gli indicatori
per la   misurazione  e la  valutazione della   performance, in  coerenza con  l'articolo
dieci  del  decreto,   e ne   rendiconta  i risultati   nella relazione  che la  giunta
approva   ogni anno  entro il   termine  fissato  dalla legge.  Il ciclo   si articola.
";
    let document = read(content);
    assert_eq!(document.tables().count(), 0);
    assert_eq!(document.paragraphs().count(), 1);
}

#[test]
fn a_lone_line_with_gaps_is_a_paragraph() {
    let document = read("Testo che precede.\n\nResponsabile:        dott. Mario Rossi\n\nTesto che segue.\n");
    assert_eq!(document.tables().count(), 0);
    assert_eq!(bodies(&document)[1], "Responsabile:\tdott. Mario Rossi");
}

#[test]
fn rows_with_blank_lines_between_are_one_table() {
    let content =
        "Fase              Scadenza\n\nBando             31/03/2025\n\nProve scritte     30/06/2025\n";
    let document = read(content);
    assert_eq!((document.tables().count(), rows(&document, 1).len()), (1, 3));
}

#[test]
fn shapes_mix_in_one_file() {
    let content = "Titolo\n\nA\tB\n1\t2\n\nFase            Scadenza\nBando           31/03/2025\n\n- voce\n\n| x | y |\n|---|---|\n| 1 | 2 |\n";
    let document = read(content);
    assert_eq!((document.tables().count(), document.paragraphs().count()), (3, 2));
    let numbers: Vec<u32> = document.tables().map(|table| table.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}
