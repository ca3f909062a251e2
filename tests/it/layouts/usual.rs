//! Layouts that published plans have again and again.

use spoglio::contract::{Extraction, Indicator, Objective};
use spoglio::{Context, analyse};

use super::{dated, measured, objectives, read};

/// The records of a page under the cover of a plan, with no heading of a unit.
fn read_bare(body: &str) -> Extraction {
    let page = format!(
        "<html><body><h1>Comune di Prova</h1><h1>Piano della performance 2025-2027</h1>{body}</body></html>"
    );
    analyse(page.as_bytes(), "prova.html", &Context::default()).extraction
}

/// A table of rows, cells told apart by `|`; the first row is a header where it begins with `*`.
pub(super) fn table(rows: &[&str]) -> String {
    let row = |row: &&str| {
        let (tag, row) = match row.strip_prefix('*') {
            Some(header) => ("th", header),
            None => ("td", *row),
        };
        let cells = row.split('|').map(|cell| format!("<{tag}>{}</{tag}>", cell.trim()));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

pub(super) fn titles(extraction: &Extraction) -> Vec<&str> {
    objectives(extraction).into_iter().filter_map(|o| o.title.as_deref()).collect()
}

/// Name, leader, and titles of the objectives of each unit.
fn units(extraction: &Extraction) -> Vec<(&str, &str, Vec<&str>)> {
    extraction
        .units
        .iter()
        .map(|unit| {
            let leader = unit.responsible.as_ref().and_then(|person| person.name.as_deref());
            let titles = unit.objectives.iter().filter_map(|o| o.title.as_deref()).collect();
            (unit.name.as_deref().unwrap_or(""), leader.unwrap_or(""), titles)
        })
        .collect()
}

pub(super) fn weights(extraction: &Extraction) -> Vec<Option<f64>> {
    objectives(extraction).iter().map(|o| o.weight.as_ref().and_then(|w| w.percent)).collect()
}

fn indicators(objective: &Objective) -> Vec<&Indicator> {
    objective.indicators.iter().flatten().collect()
}

pub(super) fn responsible(objective: &Objective) -> Option<&str> {
    objective.responsible.as_ref().and_then(|person| person.name.as_deref())
}

#[test]
fn a_band_of_two_cells_is_a_unit_and_who_leads_it() {
    let body = "<table>\
        <tr><th>Cod.</th><th>Obiettivo gestionale</th><th>Indicatore</th><th>Valore atteso</th><th>Peso</th></tr>\
        <tr><td colspan=3>SETTORE 1 – VIABILITÀ</td><td colspan=2>Dirigente: ing. Sandro Vitolo</td></tr>\
        <tr><td>1.1</td><td>Monitoraggio dei ponti</td><td>Ponti con sensori</td><td>12</td><td>100</td></tr>\
        <tr><td colspan=4>Totale pesi</td><td>100</td></tr>\
        <tr><td colspan=3>SETTORE 2 – AMBIENTE</td><td colspan=2>Dirigente: dott.ssa Lia Sala</td></tr>\
        <tr><td>2.1</td><td>Piano del verde</td><td>Alberi censiti</td><td>900</td><td>100</td></tr>\
        <tr><td colspan=4>Totale pesi</td><td>100</td></tr></table>";
    let found = read_bare(body);
    let expected = [
        ("SETTORE 1 – VIABILITÀ", "Sandro Vitolo", vec!["Monitoraggio dei ponti"]),
        ("SETTORE 2 – AMBIENTE", "Lia Sala", vec!["Piano del verde"]),
    ];
    assert_eq!(units(&found), expected);
}

#[test]
fn the_number_of_all_cards_is_no_title() {
    let card = |number: u8, title: &str| {
        format!(
            "<tr><th colspan=2>SCHEDA OBIETTIVO N. {number} DI 2</th></tr>\
             <tr><th>Titolo</th><td>{title}</td></tr><tr><th>Peso</th><td>50%</td></tr>"
        )
    };
    let body = format!("<table>{}{}</table>", card(1, "Riordino dell'archivio"), card(2, "Sportello unico"));
    let found = read(&body);
    assert_eq!(titles(&found), ["Riordino dell'archivio", "Sportello unico"]);
    assert_eq!(objectives(&found).iter().map(|o| o.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn months_under_any_name_are_a_gantt_and_no_deadline() {
    let months = "Gen|Feb|Mar|Apr|Mag|Giu|Lug|Ago|Set|Ott|Nov|Dic";
    let body = [
        table(&["Obiettivo | Catasto degli scarichi", "Peso | 40%"]),
        table(&[
            &format!("*Cronoprogramma|{months}"),
            "Rilievo dei punti|||X|X||||||||",
            "Pubblicazione|||||||||||X|",
        ]),
    ]
    .concat();
    let found = read(&body);
    let objective = objectives(&found)[0];
    assert!(objective.deadline.is_none(), "{:?}", objective.deadline);
    assert_eq!(dated(objective), [("Rilievo dei punti", "Apr"), ("Pubblicazione", "Nov")]);
}

#[test]
fn a_term_beside_each_activity_is_the_activity_s() {
    let body = "<table>\
        <tr><th>N.</th><th>Obiettivo</th><th>Attività</th><th>Termine</th><th>Indicatore</th><th>Target</th></tr>\
        <tr><td rowspan=2>1</td><td rowspan=2>Riordino del fondo</td><td>Trasferimento</td><td>31/03/2025</td>\
        <td>Buste schedate</td><td>420</td></tr>\
        <tr><td>Schedatura</td><td>31/10/2025</td><td>Inventario pubblicato</td><td>1</td></tr></table>";
    let found = read(body);
    let objective = objectives(&found)[0];
    assert!(objective.deadline.is_none());
    assert_eq!(dated(objective), [("Trasferimento", "31/03/2025"), ("Schedatura", "31/10/2025")]);
}

#[test]
fn points_out_of_a_hundred_are_weights() {
    let found = read(&table(&[
        "*N. | Obiettivo operativo | Indicatore | Valore atteso 2025 | Punteggio",
        "1 | Farmaci biosimilari | Pazienti trattati | ≥ 90% | 30/100",
        "2 | Scorte di magazzino | Indice di rotazione | ≥ 11 | 70/100",
    ]));
    assert_eq!(weights(&found), [Some(30.0), Some(70.0)]);
    let achieved = objectives(&found).into_iter().flat_map(indicators).any(|i| i.achievement.is_some());
    assert!(!achieved);
}

#[test]
fn what_only_a_row_of_an_objective_says_is_left_and_told() {
    let body = "<table>\
        <tr><th>N.</th><th>Obiettivo</th><th>Indicatore</th><th>Target</th><th>Scadenza</th><th>Responsabile</th></tr>\
        <tr><td rowspan=2>1</td><td rowspan=2>Mappare le strade</td><td>Km</td><td>100</td><td>30/06/2025</td>\
        <td>Anna Riva</td></tr>\
        <tr><td>Segnali</td><td>500</td><td>31/12/2025</td><td>Bruno Costa</td></tr></table>";
    let found = read(body);
    let objective = objectives(&found)[0];
    assert_eq!(measured(objective), [("Km", vec!["100"]), ("Segnali", vec!["500"])]);
    assert!(objective.deadline.is_none() && objective.responsible.is_none());
    assert_eq!(found.unclaimed.iter().map(|rest| rest.cells).sum::<u32>(), 4);
}

#[test]
fn cards_of_one_form_begin_where_its_first_label_comes_again() {
    let card = |unit: &str, leader: &str, year: u16, number: u8, title: &str| {
        [
            format!("Settore | {unit}"),
            format!("Responsabile | {leader}"),
            format!("Anno | {year}"),
            format!("Obiettivo n. | {number}"),
            format!("Titolo | {title}"),
            "Peso | 100".to_owned(),
            "Indicatore | Atti".to_owned(),
            "Target | 300".to_owned(),
        ]
    };
    let rows = [
        card("Tecnico", "Anna Riva", 2025, 1, "Mappare le strade"),
        card("Tributi", "Ugo Rea", 2026, 2, "Recuperare la TARI"),
    ]
    .concat();
    let found = read_bare(&table(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
    let parts: Vec<_> = units(&found).into_iter().map(|(name, _, titles)| (name, titles)).collect();
    assert_eq!(parts, [("Tecnico", vec!["Mappare le strade"]), ("Tributi", vec!["Recuperare la TARI"])]);
    let leaders: Vec<_> = objectives(&found).into_iter().map(responsible).collect();
    assert_eq!(leaders, [Some("Anna Riva"), Some("Ugo Rea")]);
    let years = |o: &Objective| o.years.iter().flatten().map(|year| year.year).collect::<Vec<_>>();
    assert_eq!(objectives(&found).into_iter().map(years).collect::<Vec<_>>(), [[2025], [2026]]);
}

#[test]
fn a_card_names_its_unit_where_no_heading_does() {
    let card = |unit: &str, title: &str| {
        let rows = [
            format!("Obiettivo operativo | {title}"),
            format!("Unità organizzativa | {unit}"),
            "Peso | 50%".to_owned(),
        ];
        format!("<p>Scheda</p>{}", table(&rows.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    let body = [
        card("Servizio Imprese", "Voucher"),
        card("Servizio Registro", "Tempi"),
        card("Servizio Imprese", "Scuole"),
    ];
    let found = read_bare(&body.concat());
    let parts: Vec<_> = units(&found).into_iter().map(|(name, _, titles)| (name, titles)).collect();
    assert_eq!(
        parts,
        [("Servizio Imprese", vec!["Voucher", "Scuole"]), ("Servizio Registro", vec!["Tempi"])]
    );
}

#[test]
fn who_stands_in_the_description_of_the_entity_leads_no_unit() {
    let entity = table(&[
        "Denominazione | Camera di commercio di Prova",
        "Sede legale | Piazza dei Mercanti 4",
        "Presidente | cav. Aldo Bini",
        "Segretario generale | dott.ssa Franca Nenci",
        "Imprese registrate | 41.286",
        "Personale al 31/12/2024 | 63 unità",
    ]);
    let list =
        table(&["*Cod. | Obiettivo | Peso", "1 | Aprire lo sportello | 60%", "2 | Ridurre i tempi | 40%"]);
    let found = read_bare(&format!("{entity}<h2>Performance</h2>{list}"));
    assert!(
        found
            .units
            .iter()
            .all(|unit| unit.responsible.is_none() && unit.staff.iter().flatten().next().is_none())
    );
    assert_eq!(titles(&found), ["Aprire lo sportello", "Ridurre i tempi"]);
}

#[test]
fn indicators_that_a_card_counts_stay_with_it() {
    let card = |number: u8, title: &str, indicators: [&str; 2]| {
        let [first, second] = indicators.map(|name| format!(" | {name} | 100"));
        format!(
            "<p>Obiettivo n. {number}: {title}</p>{}{}",
            table(&["Descrizione | Si fa così.", "Peso | 50%"]),
            table(&["*N. | Indicatore | Target", &format!("1{first}"), &format!("2{second}")]),
        )
    };
    let body = [card(1, "Strade", ["Km", "Segnali"]), card(2, "Alberi", ["Potati", "Censiti"])].concat();
    let found = read(&body);
    let names = |o: &&Objective| indicators(o).iter().map(|i| i.description.clone()).collect::<Vec<_>>();
    assert_eq!(
        objectives(&found).iter().map(names).collect::<Vec<_>>(),
        [["Km", "Segnali"], ["Potati", "Censiti"]]
    );
}

#[test]
fn a_line_names_a_unit_and_who_leads_it() {
    let list = |title: &str| {
        table(&["*N. | Obiettivo | Peso | Scadenza", &format!("1 | {title} | 100 | 31/12/2025")])
    };
    let body = [
        "<p><b>SETTORE I – Responsabile: dott.ssa Livia Mori</b></p>".to_owned(),
        list("Bilancio leggibile"),
        "<p><b>SERVIZIO: Anagrafe RESPONSABILE: Sig.ra Marta Gallo</b></p>".to_owned(),
        list("Carta d'identità"),
        "<p><b>AREA TECNICA - Resp. Ing. Paolo Neri</b></p>".to_owned(),
        list("Ponti sicuri"),
    ]
    .concat();
    let expected = [
        ("SETTORE I", "Livia Mori", vec!["Bilancio leggibile"]),
        ("Anagrafe", "Marta Gallo", vec!["Carta d'identità"]),
        ("AREA TECNICA", "Paolo Neri", vec!["Ponti sicuri"]),
    ];
    assert_eq!(units(&read_bare(&body)), expected);
}

#[test]
fn strategic_objectives_alone_are_the_objectives() {
    let found = read(&table(&[
        "*N. | Obiettivo strategico | Responsabile | Indicatore | Target | Peso",
        "1 | Mappare le strade | Anna Riva | Km | 100 | 60",
        "2 | Potare gli alberi | Ugo Rea | Alberi | 300 | 40",
    ]));
    assert_eq!(titles(&found), ["Mappare le strade", "Potare gli alberi"]);
    assert_eq!(weights(&found), [Some(60.0), Some(40.0)]);
    // near miss: figures of the context, by what they serve
    let context = read(&table(&[
        "*Obiettivo strategico | Indicatore | Anno | Valore | Fonte",
        "Clima ed energia | Consumi da rinnovabili | 2023 | 31% | GSE",
        "Lavoro e impresa | Tasso di occupazione | 2023 | 66% | Istat",
    ]));
    assert!(objectives(&context).is_empty());
}

#[test]
fn of_several_past_years_the_last_is_where_it_starts() {
    let found = read(&table(&[
        "*Obiettivo | Indicatore | Valore 2022 | Valore 2023 | Valore 2024 | Target 2025",
        "Coprire | Copertura | 97% | 96% | 91% | > 95%",
        "Curare | Ricoveri | 10 | 11 | 12 | 9",
    ]));
    let start = |o: &&Objective| indicators(o)[0].baseline.as_ref().map(|level| level.raw.clone());
    let starts: Vec<_> = objectives(&found).iter().map(start).collect();
    assert_eq!(starts, [Some("91%".to_owned()), Some("12".to_owned())]);
}

#[test]
fn shares_beside_points_are_the_weights() {
    let found = read(&table(&[
        "*N. | Obiettivo | Peso | Peso % | Indicatore | Target",
        "1 | Mappare le strade | 20 | 40% | Km | 100",
        "2 | Potare gli alberi | 30 | 60% | Alberi | 300",
    ]));
    assert_eq!(weights(&found), [Some(40.0), Some(60.0)]);
    assert!(objectives(&found).into_iter().flat_map(indicators).all(|i| i.weight.is_none()));
}

#[test]
fn an_amount_that_was_reached_is_no_share() {
    let found = read(&table(&[
        "*N. | Obiettivo | Indicatore | Atteso | Raggiunto",
        "1 | Mappare le strade | Km | 4150 | 4160",
        "2 | Potare gli alberi | Alberi | 300 | 280",
    ]));
    for indicator in objectives(&found).into_iter().flat_map(indicators) {
        assert!(indicator.achievement.is_none() && indicator.actual.is_some(), "{indicator:?}");
    }
}

#[test]
fn a_text_over_the_width_of_indicators_is_their_kind() {
    let body = "<p>Obiettivo n. 1: Recupero dell'evasione</p><table>\
        <tr><th>Indicatori di risultato</th><th>Previsto</th><th>Ottenuto</th></tr>\
        <tr><td colspan=3>INDICATORI DI EFFICACIA</td></tr><tr><td>Avvisi emessi</td><td>200</td><td>230</td></tr>\
        <tr><td colspan=3>INDICATORI DI EFFICIENZA</td></tr><tr><td>Costo per avviso</td><td>12</td><td>11</td></tr></table>";
    let found = read(body);
    let kinds: Vec<_> = indicators(objectives(&found)[0])
        .into_iter()
        .map(|i| (i.description.as_str(), i.kind.as_deref().unwrap_or("")))
        .collect();
    let expected =
        [("Avvisi emessi", "INDICATORI DI EFFICACIA"), ("Costo per avviso", "INDICATORI DI EFFICIENZA")];
    assert_eq!(kinds, expected);
}

#[test]
fn the_questions_of_the_model_plan_are_known() {
    // the questions of the model of the PIAO (D.M. 30 June 2022 n. 132, guide to section 2.2)
    let found = read(&table(&[
        "Cosa prevediamo di fare per favorire l'attuazione della strategia? (Obiettivo) | Ridurre i tempi di pagamento",
        "Chi risponderà dell'obiettivo (dirigente/posizione responsabile)? | dott.ssa Elena Conti",
        "Entro quando intendiamo raggiungere l'obiettivo? | 31/12/2025",
        "Come misuriamo il raggiungimento dell'obiettivo (dimensione e formula di performance di efficacia e di efficienza)? | Giorni medi",
        "Da dove partiamo (baseline)? | 34 giorni",
        "Qual è il traguardo atteso (target)? | 28 giorni",
        "Dove sono verificabili i dati (fonte)? | Piattaforma dei crediti",
    ]));
    let objective = objectives(&found)[0];
    assert_eq!(responsible(objective), Some("Elena Conti"));
    let indicator = indicators(objective)[0];
    assert_eq!(measured(objective), [("Giorni medi", vec!["28 giorni"])]);
    assert_eq!(indicator.data_source.as_deref(), Some("Piattaforma dei crediti"));
}

#[test]
fn how_many_people_there_are_is_nobody_s_name() {
    let found = read(&table(&[
        "Obiettivo | Sportello unico",
        "Peso | 100",
        "Risorse umane | 3 istruttori di cat. C",
    ]));
    assert!(objectives(&found)[0].staff.iter().flatten().next().is_none());
}

#[test]
fn an_opener_below_the_first_rows_of_its_card_names_it() {
    let card = |unit: &str, leader: &str, number: u8| {
        [
            format!("Settore | {unit}"),
            format!("Responsabile | {leader}"),
            format!("Obiettivo n. {number} | Titolo numero {number}"),
            "Peso | 50%".to_owned(),
        ]
    };
    let rows = [card("Tecnico", "Anna Riva", 1), card("Tecnico", "Ugo Rea", 2)].concat();
    let found = read_bare(&table(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(titles(&found), ["Titolo numero 1", "Titolo numero 2"]);
    let leaders: Vec<_> = objectives(&found).into_iter().map(responsible).collect();
    assert_eq!(leaders, [Some("Anna Riva"), Some("Ugo Rea")]);
}

#[test]
fn a_band_names_a_unit_and_who_leads_it() {
    let body = "<table><tr><th>N.</th><th>Obiettivo</th><th>Peso</th><th>Indicatore</th><th>Target 2025</th></tr>\
        <tr><td colspan=5>SETTORE I – Responsabile: dott. Mario Bassi</td></tr>\
        <tr><td>1</td><td>Regolamento edilizio</td><td>100</td><td>Regolamento approvato</td><td>1</td></tr>\
        <tr><td colspan=5>SETTORE II – Responsabile: dott.ssa Elena Conti</td></tr>\
        <tr><td>2</td><td>Assistenza agli anziani</td><td>100</td><td>Utenti seguiti</td><td>90%</td></tr></table>";
    let expected = [
        ("SETTORE I", "Mario Bassi", vec!["Regolamento edilizio"]),
        ("SETTORE II", "Elena Conti", vec!["Assistenza agli anziani"]),
    ];
    assert_eq!(units(&read_bare(body)), expected);
}

#[test]
fn the_header_comes_again_under_each_kind_of_indicators() {
    let header = "<tr><td>Descrizione</td><td>ATTESO</td><td>RAGGIUNTO</td></tr>";
    let body = format!(
        "<p>Obiettivo n. 1: Illuminazione pubblica</p><table>\
         <tr><td colspan=3>INDICATORI DI EFFICACIA</td></tr>{header}<tr><td>Punti luce</td><td>350</td><td>362</td></tr>\
         <tr><td colspan=3>INDICATORI TEMPORALI</td></tr>{header}<tr><td>Collaudo</td><td>30/11/2025</td><td>12/12/2025</td></tr>\
         </table>"
    );
    let found = read(&body);
    let list: Vec<_> = indicators(objectives(&found)[0])
        .into_iter()
        .map(|i| (i.description.as_str(), i.kind.as_deref(), i.actual.as_ref().map(|a| a.raw.as_str())))
        .collect();
    let expected = [
        ("Punti luce", Some("INDICATORI DI EFFICACIA"), Some("362")),
        ("Collaudo", Some("INDICATORI TEMPORALI"), Some("12/12/2025")),
    ];
    assert_eq!(list, expected);
    assert!(found.unclaimed.is_empty());
}

#[test]
fn a_weight_for_each_unit_is_not_the_objective_s() {
    let found = read(&table(&[
        "*Obiettivo | Indicatore | Target | Peso Settore I | Peso Settore II | Peso Settore III",
        "Misure anticorruzione | Misure attuate | 100% | 10 | 15 | 5",
        "Tempi di pagamento | Indice annuale | 0 | 20 | 25 | 5",
    ]));
    assert_eq!(weights(&found), [None, None]);
}
