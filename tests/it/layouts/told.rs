//! What a trial found misread, each told by its shape.

use spoglio::contract::{Extraction, Precision};
use spoglio::{Context, analyse};

use super::usual::{table, titles, weights};
use super::{objectives, read};

fn page(title: &str, body: &str) -> Extraction {
    let page = format!("<html><body><h1>{title}</h1><p>Comune di Prova</p>{body}</body></html>");
    analyse(page.as_bytes(), "prova.html", &Context::default()).extraction
}

fn text(lines: &str) -> Extraction {
    analyse(lines.as_bytes(), "prova.txt", &Context::default()).extraction
}

#[test]
fn rows_go_on_behind_the_total_of_a_group() {
    let spanned = "<table><tr><th>Settore</th><th>Obiettivo</th><th>Peso</th></tr>\
        <tr><td rowspan=3>Settore Affari generali</td><td>Anagrafe digitale</td><td>40</td></tr>\
        <tr><td>Protocollo unico</td><td>60</td></tr><tr><td>Totale</td><td>100</td></tr>\
        <tr><td rowspan=3>Settore Tecnico</td><td>Strade sicure</td><td>55</td></tr>\
        <tr><td>Verde curato</td><td>45</td></tr><tr><td>Totale</td><td>100</td></tr></table>";
    let beside = table(&[
        "*Settore | Obiettivo | Peso",
        "Settore Affari generali | Anagrafe digitale | 40",
        " | Protocollo unico | 60",
        " | Totale | 100",
        "Settore Tecnico | Strade sicure | 55",
        " | Verde curato | 45",
        " | Totale | 100",
    ]);
    for body in [spanned, &beside] {
        let found = page("Piano della performance 2025", body);
        assert_eq!(
            titles(&found),
            ["Anagrafe digitale", "Protocollo unico", "Strade sicure", "Verde curato"]
        );
        assert_eq!(weights(&found), [Some(40.0), Some(60.0), Some(55.0), Some(45.0)]);
        assert_eq!(found.units.len(), 2);
        assert!(found.unclaimed.is_empty());
    }
}

#[test]
fn what_stands_over_the_fields_of_a_unit_is_no_objective() {
    let found = text(
        "PIANO DEGLI OBIETTIVI 2025\nCOMUNE DI BORGO VECCHIO\n\nSETTORE\tFINANZIARIO\nResponsabile\trag. Neri P.\n\n\
         Obiettivo\tPeso\tIndicatore\tTarget\nBilancio in ordine\t100\tGiorni\t50\n",
    );
    assert_eq!(titles(&found), ["Bilancio in ordine"]);
    let leader = found.units[0].responsible.as_ref().expect("a responsible");
    assert_eq!(leader.raw, "rag. Neri P.");
}

#[test]
fn a_label_on_a_line_of_its_own_has_its_value_on_the_next() {
    let found = text(
        "PIANO DEGLI OBIETTIVI 2026\nCOMUNE DI BORGO VECCHIO\n\nSettore Finanziario\n\n\
         Obiettivo 1 - Ridurre i tempi di pagamento\n\nDescrizione\nSi agisce sui flussi delle fatture elettroniche, con un controllo settimanale delle scadenze.\nPeso\n60%\n\
         Personale coinvolto\nPassaretti Ermelinda; Di Nardo Pasquale\nIndicatore\nGiorni medi\nTarget\n20\n",
    );
    let [objective] = objectives(&found)[..] else { panic!("{found:?}") };
    let people: Vec<_> = objective.staff.iter().flatten().map(|person| person.name.as_str()).collect();
    assert_eq!(people, ["Passaretti Ermelinda", "Di Nardo Pasquale"]);
    let indicators: Vec<_> = objective.indicators.iter().flatten().collect();
    let [indicator] = indicators[..] else { panic!("{indicators:?}") };
    assert_eq!(indicator.description, "Giorni medi");
    assert_eq!(indicator.targets.as_ref().expect("targets")[0].value, Some(20.0));
}

#[test]
fn lists_go_on_in_one_line() {
    let found = read(&table(&[
        "Obiettivo | Riordino degli archivi",
        "Peso | 40%",
        "Fasi | 1. Avvio entro 31/03/2025 2. Chiusura entro 30/06/2025",
        "Indicatori | Tempo medio: 30 gg; Atti formati: 5",
    ]));
    let [objective] = objectives(&found)[..] else { panic!("{found:?}") };
    let phases: Vec<_> = objective.phases.iter().flatten().map(|phase| phase.description.as_str()).collect();
    assert_eq!(phases, ["Avvio", "Chiusura"]);
    let indicators: Vec<_> = objective.indicators.iter().flatten().map(|i| i.description.as_str()).collect();
    assert_eq!(indicators, ["Tempo medio", "Atti formati"]);
}

#[test]
fn thirds_and_halves_of_a_year_are_a_timetable() {
    let (thirds, halves) =
        ("I quadrimestre | II quadrimestre | III quadrimestre", "1° semestre 2025 | 2° semestre 2025");
    for (header, marks, due, precision, unread) in [
        (thirds, "x | x | ", "2025-08-31", Some(Precision::FourMonths), 0),
        (halves, " | x", "2025-12-31", Some(Precision::Semester), 0),
        // a date in the place of a mark is the deadline; other words there are told as not read
        (thirds, "x | entro il 30/06/2025 | ", "2025-06-30", None, 0),
        (thirds, "x | bozza | ", "2025-08-31", Some(Precision::FourMonths), 1),
        (thirds, "x | 0% | no", "2025-04-30", Some(Precision::FourMonths), 0),
        (thirds, "01/02/2025 | x | ", "2025-08-31", Some(Precision::FourMonths), 0),
        // neither where it begins nor where it ends
        (thirds, "x | 15/06/2025 | x", "2025-12-31", Some(Precision::FourMonths), 1),
    ] {
        let found = page(
            "Piano della performance 2025",
            &[
                table(&["Obiettivo | Riordino degli archivi", "Peso | 40%"]),
                table(&[&format!("*Fasi | {header}"), &format!("Inventario delle serie | {marks}")]),
            ]
            .concat(),
        );
        let phases: Vec<_> = objectives(&found)[0].phases.iter().flatten().collect();
        let [phase] = phases[..] else { panic!("{header}: {found:?}") };
        let read = phase.due.as_ref().expect("a date");
        assert_eq!((read.date.as_deref(), read.precision), (Some(due), precision), "{header}: {marks}");
        assert_eq!(found.unclaimed.iter().map(|rest| rest.cells).sum::<u32>(), unread, "{header}: {marks}");
    }
}

#[test]
fn few_objectives_of_a_document_that_is_no_plan_are_none() {
    let calendar =
        table(&["*Data | Argomento | Obiettivo | Responsabile", "12.03 | Avvio | Condividere | Rossi M."]);
    let evaluation =
        table(&["*Obiettivo | Peso | Punteggio", "Obiettivi di gruppo | 50 | ", "Comportamenti | 50 | "]);
    for (title, body) in
        [("Calendario delle riunioni 2025", calendar), ("Scheda di valutazione individuale", evaluation)]
    {
        let found = page(title, &body);
        assert!(objectives(&found).is_empty(), "{title}");
        assert!(!found.unclaimed.is_empty(), "{title}: what was not read is told");
    }
    // with what it is measured by, one is enough
    let card = table(&["Obiettivo | Riordino degli archivi", "Indicatore | Metri lineari", "Target | 40"]);
    assert_eq!(objectives(&page("Allegato A", &card)).len(), 1);
}

#[test]
fn a_form_that_nobody_filled_in_is_no_objective() {
    let form = table(&[
        "Obiettivo | (inserire il titolo)",
        "Peso | (da 1 a 100)",
        "Indicatore | ....",
        "Scadenza | gg/mm/aaaa",
    ]);
    let card =
        table(&["Obiettivo | Riordino degli archivi", "Peso | 40%", "Indicatore | Metri", "Target | 40"]);
    let found = page("Piano della performance 2025", &[card, form].concat());
    assert_eq!(titles(&found), ["Riordino degli archivi"]);
    assert_eq!(weights(&found), [Some(40.0)]);
    assert!(!found.unclaimed.is_empty());
}

#[test]
fn the_entity_is_not_what_it_lies_in() {
    let entity = |cover: &str| {
        let found = text(&format!("{cover}\n\nPIANO DELLA PERFORMANCE 2026\n"));
        found.plan.entity.expect("an entity").name
    };
    assert_eq!(
        entity("REGIONE CAMPANIA\nAZIENDA SANITARIA LOCALE DEL CALORE"),
        "AZIENDA SANITARIA LOCALE DEL CALORE"
    );
    assert_eq!(entity("REGIONE LOMBARDIA\nPROVINCIA DI PROVA\nCOMUNE DI BORGO"), "COMUNE DI BORGO");
    assert_eq!(entity("COMUNE DI BORGO\nPROVINCIA DI PROVA"), "COMUNE DI BORGO");
    assert_eq!(entity("REGIONE CAMPANIA\nGIUNTA REGIONALE"), "REGIONE CAMPANIA");
    assert_eq!(
        entity("A.T.E.R. DELLA PROVINCIA DI PROVA\nAzienda Territoriale per la Casa"),
        "A.T.E.R. DELLA PROVINCIA DI PROVA"
    );
}

#[test]
fn what_says_that_nothing_is_done_is_no_mark() {
    for (marks, due) in
        [("no | sì", "2025-12-31"), ("X | -", "2025-06-30"), ("☐ | ☒", "2025-12-31"), ("1 | 0", "2025-06-30")]
    {
        let body = [
            table(&["Obiettivo | Riordino degli archivi", "Peso | 40%"]),
            table(&["*Fasi | I semestre | II semestre", &format!("Inventario delle serie | {marks}")]),
        ];
        let found = page("Piano della performance 2025", &body.concat());
        let phases: Vec<_> = objectives(&found)[0].phases.iter().flatten().collect();
        let [phase] = phases[..] else { panic!("{marks}: {found:?}") };
        assert_eq!(phase.start, None, "{marks}");
        assert_eq!(phase.due.as_ref().and_then(|due| due.date.as_deref()), Some(due), "{marks}");
    }
}

#[test]
fn a_form_that_nobody_filled_in_gives_nothing_to_its_neighbours() {
    let card = |title: &str, who: &str, weight: &str, what: &str, target: &str| {
        table(&[
            &format!("Titolo obiettivo | {title}"),
            &format!("Responsabile | {who}"),
            &format!("Peso | {weight}"),
            &format!("Indicatore | {what}"),
            &format!("Target | {target}"),
        ])
    };
    let found = read(
        &[
            card("Strade sicure", "Mario Rossi", "30", "Km", "5"),
            card("(inserire titolo)", "(inserire nome)", "(0-100)", "(inserire indicatore)", "(valore)"),
            card("Verde curato", "Anna Verdi", "70", "Alberi", "9"),
        ]
        .concat(),
    );
    assert_eq!(titles(&found), ["Strade sicure", "Verde curato"]);
    assert_eq!(weights(&found), [Some(30.0), Some(70.0)]);
    let leaders: Vec<_> =
        objectives(&found).iter().filter_map(|o| o.responsible.as_ref()?.name.as_deref()).collect();
    assert_eq!(leaders, ["Mario Rossi", "Anna Verdi"]);
    assert!(!found.unclaimed.is_empty());
}

#[test]
fn the_same_label_again_takes_nothing_away() {
    let found = read(&table(&[
        "Obiettivo | Strade sicure",
        "Responsabile | Mario Rossi",
        "Responsabile | Anna Verdi",
        "Scadenza | 30/06/2025",
        "Scadenza | 31/12/2025",
    ]));
    let objective = objectives(&found)[0];
    assert_eq!(objective.responsible.as_ref().map(|person| person.raw.as_str()), Some("Mario Rossi"));
    assert_eq!(objective.deadline.as_ref().map(|date| date.raw.as_str()), Some("30/06/2025"));
    assert_eq!(found.unclaimed.iter().map(|rest| rest.rows).sum::<u32>(), 2);
    // what stands for no value is no label
    let found = read(&table(&["Obiettivo | Strade sicure", "Responsabile | n.d.", "Peso | 40%"]));
    assert_eq!(objectives(&found)[0].responsible.as_ref().map(|person| person.raw.as_str()), Some("n.d."));
}

#[test]
fn the_total_of_the_weights_is_nobodys() {
    let found = read(&table(&[
        "*Obiettivo | Peso",
        "Ob. 1 Strade sicure | 60",
        "Ob. 2 Verde curato | 40",
        "Totale peso | 100",
    ]));
    assert!(!weights(&found).contains(&Some(100.0)), "{found:?}");
}

#[test]
fn shares_stand_behind_names_in_many_ways() {
    let found = read(&table(&[
        "Obiettivo | Strade sicure",
        "Personale | Rossi Mario (50%), Bianchi Lucia (1/2), Neri Ugo",
    ]));
    let people = objectives(&found)[0].staff.as_deref().unwrap_or_default();
    let read: Vec<_> = people
        .iter()
        .map(|person| (person.name.as_str(), person.share.as_ref().map(|share| share.raw.as_str())))
        .collect();
    assert_eq!(read, [("Rossi Mario", Some("50%")), ("Bianchi Lucia", Some("1/2")), ("Neri Ugo", None)]);
}

#[test]
fn rows_of_pipes_with_a_cell_too_few_are_rows() {
    let found = text(
        "COMUNE DI PROVA\nPEG 2026\n\nObiettivo | Peso | Target\nStrade sicure | 40 | 5\nVerde curato | 60\n",
    );
    assert_eq!(titles(&found), ["Strade sicure", "Verde curato"]);
    assert_eq!(weights(&found), [Some(40.0), Some(60.0)]);
}

#[test]
fn another_table_does_not_go_on_with_the_people() {
    let body = [
        table(&["Obiettivo | Strade sicure", "Peso | 100%"]),
        table(&["*Nominativo | Categoria | % impiego", "Rossi Mario | C | 50%"]),
        table(&[
            "Criticità rilevate | Azioni correttive | Note",
            "Carenza di personale | Concorso | entro il 2026",
        ]),
    ];
    let found = read(&body.concat());
    let units: Vec<_> = found.units.iter().flat_map(|unit| unit.staff.iter().flatten()).collect();
    let own = objectives(&found).into_iter().flat_map(|o| o.staff.iter().flatten());
    let names: Vec<_> = units.into_iter().chain(own).map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Rossi Mario"]);
}

#[test]
fn a_labelled_title_opens_an_objective_where_no_unit_is_named() {
    let found = text(
        "COMUNE DI PROVA\nPEG 2026\n\nObiettivo: Strade sicure\nDescrizione: rifacimento\nResponsabile: Mario Rossi\nPeso: 40\n\n\
         Obiettivo: Verde curato\nDescrizione: potature\nResponsabile: Anna Verdi\nPeso: 60\n",
    );
    assert_eq!(titles(&found), ["Strade sicure", "Verde curato"]);
    assert_eq!(weights(&found), [Some(40.0), Some(60.0)]);
    let told: Vec<_> = objectives(&found).iter().filter_map(|o| o.description.as_deref()).collect();
    assert_eq!(told, ["rifacimento", "potature"]);
}

#[test]
fn a_list_goes_on_behind_the_labels_under_its_records() {
    let spanned = "<table><tr><th>N.</th><th colspan=2>Obiettivo</th><th>Peso</th></tr>\
        <tr><td rowspan=2>1</td><td colspan=2>Ridurre le infezioni del sito chirurgico</td><td rowspan=2>60</td></tr>\
        <tr><td>Indicatore: Infezioni per 100 interventi</td><td>Valore atteso: &lt; 2</td></tr>\
        <tr><td rowspan=2>2</td><td colspan=2>Compilare la checklist di sala</td><td rowspan=2>40</td></tr>\
        <tr><td>Indicatore: Interventi con checklist</td><td>Valore atteso: ≥ 95%</td></tr>\
        <tr><td colspan=3>Totale</td><td>100</td></tr></table>";
    let found = page("Piano della performance 2026", spanned);
    assert_eq!(
        titles(&found),
        ["Ridurre le infezioni del sito chirurgico", "Compilare la checklist di sala"]
    );
    assert_eq!(weights(&found), [Some(60.0), Some(40.0)]);
    let targets: Vec<_> = objectives(&found)
        .iter()
        .flat_map(|objective| objective.indicators.iter().flatten())
        .map(|indicator| (indicator.description.as_str(), indicator.targets.iter().flatten().next()))
        .map(|(description, target)| (description.to_owned(), target.map(|target| target.raw.clone())))
        .collect();
    let target = |description: &str, raw: &str| (description.to_owned(), Some(raw.to_owned()));
    assert_eq!(
        targets,
        [target("Infezioni per 100 interventi", "< 2"), target("Interventi con checklist", "≥ 95%")]
    );
    assert_eq!(found.unclaimed, []);
}

#[test]
fn a_band_over_labels_with_values_is_no_label() {
    let card = "<table><tr><td colspan=2><b>CONTENUTO</b></td></tr>\
        <tr><td><b>Titolo obiettivo</b></td><td>Strade sicure</td></tr><tr><td><b>Peso</b></td><td>40%</td></tr>\
        <tr><td colspan=2><b>DESCRIZIONE</b></td></tr>\
        <tr><td><b>Descrizione</b></td><td>Rifare i marciapiedi del centro.</td></tr></table>";
    let found = page("Piano della performance 2026", card);
    let objective = &objectives(&found)[0];
    assert_eq!(objective.title.as_deref(), Some("Strade sicure"));
    assert_eq!(objective.description.as_deref(), Some("Rifare i marciapiedi del centro."));
}

#[test]
fn who_leads_the_unit_stands_in_a_column_beside_it() {
    let body = table(&[
        "*Settore | Responsabile di settore | Obiettivo | Peso",
        "Polizia Locale | Loris Benvenuti | Presenza nei parchi | 60%",
        "Polizia Locale | Loris Benvenuti | Educazione stradale | 40%",
        "Servizi Sociali | Carla Ventimiglia | Progetto individuale | 100%",
        "Servizi Sociali | Anna Neri | Centro diurno | ",
    ]);
    let found = page("Piano degli obiettivi 2026", &body);
    let led = |unit: &spoglio::contract::Unit| {
        let name = unit.responsible.as_ref().and_then(|person| person.name.clone());
        (unit.name.clone().unwrap_or_default(), name.unwrap_or_default())
    };
    let expected = [("Polizia Locale", "Loris Benvenuti"), ("Servizi Sociali", "Carla Ventimiglia")];
    assert_eq!(
        found.units.iter().map(led).collect::<Vec<_>>(),
        expected.map(|(unit, name)| (unit.to_owned(), name.to_owned()))
    );
    assert_eq!(objectives(&found).iter().filter(|o| o.responsible.is_some()).count(), 0);
    // a second person has no place, and is told
    assert_eq!(found.unclaimed.iter().map(|rest| rest.cells).sum::<u32>(), 1);
}

#[test]
fn a_deadline_in_a_row_of_a_timetable_is_no_label() {
    let body = [
        table(&["Obiettivo | Asilo nido", "Peso | 100%"]),
        table(&[
            "*Fasi | I trim. | II trim. | III trim. | IV trim.",
            "Arredi | X | | | ",
            "Selezione | | | entro il 20/08/2025 | ",
            "Collaudo | | | | X",
        ]),
    ];
    let found = page("Piano della performance 2025", &body.concat());
    let objective = &objectives(&found)[0];
    assert_eq!(objective.deadline, None);
    let due: Vec<_> = objective.phases.iter().flatten().filter_map(|phase| phase.due.clone()?.date).collect();
    assert_eq!(due, ["2025-03-31", "2025-08-20", "2025-12-31"]);
    assert_eq!(found.unclaimed, []);
}
