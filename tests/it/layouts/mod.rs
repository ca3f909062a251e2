//! Ways in which plans lay out their tables, each in a few lines of HTML: what was once misread stays read.

mod published;
mod told;
mod usual;

use spoglio::contract::{DateValue, Extraction, Objective};
use spoglio::{Context, analyse};

/// The records of a page with these tables, under the cover of a plan and the heading of a unit.
fn read(body: &str) -> Extraction {
    let page = format!(
        "<html><body><h1>Comune di Prova</h1><h1>Piano della performance 2025-2027</h1>\
         <h2>SETTORE TECNICO</h2>{body}</body></html>"
    );
    analyse(page.as_bytes(), "prova.html", &Context::default()).extraction
}

fn objectives(extraction: &Extraction) -> Vec<&Objective> {
    extraction.units.iter().flat_map(|unit| &unit.objectives).collect()
}

fn row(cells: &[&str]) -> String {
    format!("<tr>{}</tr>", cells.join(""))
}

/// A card whose labels are in bold, with blocks of phases and indicators and a note after them.
fn card(code: &str, title: &str) -> String {
    [
        row(&["<th>Cod.</th>", &format!("<td>{code}</td>"), "<th>Peso nella direzione</th>", "<td>35%</td>"]),
        row(&["<th>Obiettivo</th>", &format!("<td colspan=3>{title}</td>")]),
        row(&["<th colspan=2>Attività prevista</th>", "<th>Termine</th>", "<th>% di realizzazione</th>"]),
        row(&["<td colspan=2>Rilievi sul posto</td>", "<td>30/06/2025</td>", "<td>100%</td>"]),
        row(&["<td colspan=2>Stesura del progetto</td>", "<td>30/11/2025</td>", "<td>80%</td>"]),
        row(&[
            "<th>Indicatore</th>",
            "<th>Atteso 2025</th>",
            "<th>Rilevato al 31/12/2025</th>",
            "<th>% conseguita</th>",
        ]),
        row(&["<td>Sopralluoghi svolti</td>", "<td>26</td>", "<td>27</td>", "<td>100%</td>"]),
        row(&["<th>Note del dirigente</th>", "<td colspan=3>Svolti con mezzi propri.</td>"]),
    ]
    .concat()
}

#[test]
fn a_block_ends_at_labels_set_off_as_its_header_is() {
    let body = format!(
        "<table>{}{}</table>",
        card("T.1", "Manutenzione delle strade"),
        card("T.2", "Censimento dei ponti")
    );
    let extraction = read(&body);
    let found = objectives(&extraction);
    assert_eq!(found.len(), 2);
    for (objective, code) in found.iter().zip(["T.1", "T.2"]) {
        assert_eq!(objective.code.as_deref(), Some(code));
        let phases: Vec<_> = objective.phases.iter().flatten().map(|p| p.description.as_str()).collect();
        assert_eq!(phases, ["Rilievi sul posto", "Stesura del progetto"]);
        let indicators: Vec<_> =
            objective.indicators.iter().flatten().map(|i| i.description.as_str()).collect();
        assert_eq!(indicators, ["Sopralluoghi svolti"]);
        assert_eq!(objective.notes.as_deref(), Some("Svolti con mezzi propri."));
        // `Peso nella direzione`: a known label with more words, and a share beside it
        assert_eq!(objective.weight.as_ref().and_then(|weight| weight.percent), Some(35.0));
    }
}

#[test]
fn a_stacked_header_tells_what_is_served_from_what_is_to_be_done() {
    let body = [
        "<table>",
        "<tr><th colspan=3>Obiettivo strategico</th><th colspan=3>Obiettivo operativo</th><th colspan=2>Misurazione</th></tr>",
        "<tr><th>Cod.</th><th>Denominazione</th><th>Peso</th><th>Cod.</th><th>Denominazione</th><th>Incidenza</th><th>Indicatore</th><th>Atteso 2025</th></tr>",
        "<tr><td>OS1</td><td>Strade sicure</td><td>60%</td><td>OS1.1</td><td>Rifacimento della segnaletica</td><td>50%</td><td>Km rifatti</td><td>12</td></tr>",
        "<tr><td>OS2</td><td>Scuole accoglienti</td><td>40%</td><td>OS2.1</td><td>Verifiche dei solai</td><td>50%</td><td>Edifici verificati</td><td>8</td></tr>",
        "</table>",
    ]
    .concat();
    let extraction = read(&body);
    let found: Vec<_> = objectives(&extraction)
        .into_iter()
        .map(|o| (o.code.as_deref(), o.title.as_deref(), o.strategic_objective.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            (Some("OS1.1"), Some("Rifacimento della segnaletica"), Some("Strade sicure")),
            (Some("OS2.1"), Some("Verifiche dei solai"), Some("Scuole accoglienti")),
        ]
    );
    let weights: Vec<_> = objectives(&extraction)
        .into_iter()
        .map(|o| o.weight.as_ref().and_then(|weight| weight.percent))
        .collect();
    assert_eq!(weights, [Some(50.0), Some(50.0)]);
}

#[test]
fn a_row_over_a_list_says_what_its_objectives_serve() {
    let body = [
        "<table>",
        "<tr><th colspan=2>OBIETTIVO STRATEGICO S1</th><th colspan=2>Strade sicure per le comunità</th></tr>",
        "<tr><th>Cod.</th><th>Obiettivo operativo</th><th>Indicatori</th><th>Target 2025</th></tr>",
        "<tr><td>S1.1</td><td>Censimento dei ponti</td><td>Ponti ispezionati</td><td>120</td></tr>",
        "<tr><td>S1.2</td><td>Piano della segnaletica</td><td>Km rifatti</td><td>4</td></tr>",
        "</table>",
    ]
    .concat();
    let extraction = read(&body);
    let served: Vec<_> =
        objectives(&extraction).into_iter().map(|o| o.strategic_objective.as_deref()).collect();
    assert_eq!(served, [Some("Strade sicure per le comunità"); 2]);
}

#[test]
fn phases_under_the_code_of_an_operational_objective_are_its() {
    let body = [
        "<table><tr><th>Cod.</th><th>Obiettivo operativo</th><th>Indicatori</th><th>Target 2025</th></tr>",
        "<tr><td>S1.1</td><td>Censimento dei ponti</td><td>Ponti ispezionati</td><td>120</td></tr>",
        "<tr><td>S1.2</td><td>Piano della segnaletica</td><td>Km rifatti</td><td>4</td></tr></table>",
        "<p>Cronoprogramma 2025</p>",
        "<table><tr><th>Ob. operativo</th><th>Fase</th><th>Avvio</th><th>Termine</th></tr>",
        "<tr><td>S1.1</td><td>Ispezioni</td><td>01/02/2025</td><td>30/06/2025</td></tr>",
        "<tr><td>S1.2</td><td>Esecuzione</td><td>01/03/2025</td><td>31/10/2025</td></tr></table>",
    ]
    .concat();
    let extraction = read(&body);
    let phases: Vec<_> = objectives(&extraction)
        .into_iter()
        .map(|o| o.phases.iter().flatten().map(|p| p.description.as_str()).collect::<Vec<_>>())
        .collect();
    assert_eq!(phases, [["Ispezioni"], ["Esecuzione"]]);
}

#[test]
fn the_rest_of_a_title_beside_the_next_indicator_is_kept() {
    let body = [
        "<table><tr><th>N.</th><th>Obiettivo</th><th>Peso</th><th>Indicatore</th><th>Target 2025</th><th>Scadenza</th></tr>",
        "<tr><td>1</td><td>Osservatorio permanente sugli</td><td>60%</td><td>Bollettini pubblicati</td><td>24</td><td>31/12/2025</td></tr>",
        "<tr><td></td><td>utilizzi della risorsa</td><td></td><td>Giorni di ritardo</td><td>2</td><td></td></tr>",
        "<tr><td>2</td><td>Bilancio idrico</td><td>40%</td><td>Bacini modellati</td><td>9</td><td>30/09/2025</td></tr></table>",
    ]
    .concat();
    let extraction = read(&body);
    let found: Vec<_> = objectives(&extraction)
        .into_iter()
        .map(|o| (o.title.as_deref(), o.indicators.as_ref().map_or(0, Vec::len)))
        .collect();
    assert_eq!(
        found,
        [(Some("Osservatorio permanente sugli utilizzi della risorsa"), 2), (Some("Bilancio idrico"), 1)]
    );
}

#[test]
fn what_was_measured_before_the_plan_is_where_it_starts() {
    let body = [
        "<table><tr><th>Obiettivo</th><th>Peso</th><th>Indicatore</th><th>Cons. 2023</th><th>Target 2025</th></tr>",
        "<tr><td>Strade sicure</td><td>60%</td><td>Km rifatti</td><td>3</td><td>12</td></tr>",
        "<tr><td>Scuole accoglienti</td><td>40%</td><td>Edifici verificati</td><td>5</td><td>8</td></tr></table>",
    ]
    .concat();
    let extraction = read(&body);
    let found: Vec<_> = objectives(&extraction)
        .into_iter()
        .flat_map(|o| o.indicators.iter().flatten())
        .map(|i| (i.baseline.as_ref().and_then(|b| b.value), i.actual.is_none()))
        .collect();
    assert_eq!(found, [(Some(3.0), true), (Some(5.0), true)]);
}

#[test]
fn the_list_of_people_of_a_single_card_is_its_where_all_cards_have_one() {
    let card = |title: &str, person: &str| {
        format!(
            "<table><tr><th>Obiettivo</th><td colspan=2>{title}</td></tr>\
             <tr><th>Peso</th><td colspan=2>50%</td></tr>\
             <tr><th>Indicatore</th><th>Target 2025</th><th>Fonte</th></tr>\
             <tr><td>Atti pubblicati</td><td>4</td><td>Protocollo</td></tr>\
             <tr><th>Personale</th><th>Area</th><th>% di impiego</th></tr>\
             <tr><td>{person}</td><td>Funzionari</td><td>20%</td></tr></table><p>&nbsp;</p>"
        )
    };
    let body = format!(
        "{}{}<h2>SETTORE FINANZIARIO</h2>{}",
        card("Strade sicure", "Bruni Anna"),
        card("Scuole accoglienti", "Verdi Ugo"),
        card("Tempi dei pagamenti", "Gialli Ida")
    );
    let extraction = read(&body);
    let people: Vec<_> = objectives(&extraction)
        .into_iter()
        .map(|o| o.staff.iter().flatten().map(|p| p.name.as_str()).collect::<Vec<_>>())
        .collect();
    assert_eq!(people, [["Bruni Anna"], ["Verdi Ugo"], ["Gialli Ida"]]);
}

#[test]
fn months_two_by_two_are_a_gantt() {
    let body = [
        "<table><tr><th>Obiettivo</th><td colspan=6>Rilascio della carta d'identità</td></tr>",
        "<tr><th>Peso</th><td colspan=6>50%</td></tr>",
        "<tr><th>Azioni</th><th>gen-feb</th><th>mar-apr</th><th>mag-giu</th><th>lug-ago</th><th>set-ott</th><th>nov-dic</th></tr>",
        "<tr><td>Attivazione dell'agenda</td><td>x</td><td>x</td><td></td><td></td><td></td><td></td></tr>",
        "<tr><td>Aperture del sabato</td><td></td><td>x</td><td>x</td><td></td><td>x</td><td></td></tr></table>",
    ]
    .concat();
    let extraction = read(&body);
    let date = |date: &Option<DateValue>| {
        let date = date.as_ref().expect("a date");
        format!("{} = {}", date.raw, date.date.as_deref().unwrap_or("-"))
    };
    let phases: Vec<_> =
        objectives(&extraction).into_iter().flat_map(|o| o.phases.iter().flatten().cloned()).collect();
    let spans: Vec<_> = phases.iter().map(|p| (date(&p.start), date(&p.due))).collect();
    let expected = [
        ("gen-feb = 2025-01-01", "mar-apr = 2025-04-30"),
        // marks that lie apart stay beside the last date
        ("mar-apr = 2025-03-01", "mar-apr, mag-giu, set-ott = 2025-10-31"),
    ];
    assert_eq!(spans, expected.map(|(start, due)| (start.to_owned(), due.to_owned())));
}

#[test]
fn a_single_mark_of_a_gantt_has_no_beginning() {
    let months = ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"];
    let header: String = months.map(|month| format!("<th>{month}</th>")).concat();
    let marks: String =
        (1..=12).map(|month| format!("<td>{}</td>", if month == 6 { "x" } else { "" })).collect();
    let body = format!(
        "<table><tr><th>Obiettivo</th><td colspan=12>Rilascio della carta</td></tr>\
         <tr><th>Fasi</th>{header}</tr><tr><td>Attivazione dell'agenda</td>{marks}</tr></table>"
    );
    let extraction = read(&body);
    let phases: Vec<_> =
        objectives(&extraction).into_iter().flat_map(|o| o.phases.iter().flatten()).collect();
    let [phase] = phases[..] else { panic!("{phases:?}") };
    assert_eq!(phase.start, None);
    assert_eq!(phase.due.as_ref().and_then(|due| due.date.as_deref()), Some("2025-06-30"));
}

#[test]
fn questions_of_a_calendar_are_no_titles() {
    let body = [
        "<h2>Il calendario</h2><table><tr><th>Quando</th><th>Chi</th><th>Che cosa</th></tr>",
        "<tr><td>entro il 31 gennaio</td><td>Consiglio</td><td>Approva la sezione</td></tr>",
        "<tr><td>entro il 28 febbraio</td><td>Responsabili</td><td>Consegnano le schede</td></tr></table>",
    ]
    .concat();
    assert!(objectives(&read(&body)).is_empty());
}

#[test]
fn units_with_a_number_for_a_name_are_units() {
    let body = "<h2>Settore 1</h2><table><tr><th>Obiettivo</th><td>Strade sicure</td></tr>\
                <tr><th>Peso</th><td>50%</td></tr><tr><th>Scadenza</th><td>31/12/2025</td></tr></table>";
    let extraction = read(body);
    assert_eq!(extraction.units[0].name.as_deref(), Some("Settore 1"));
}

#[test]
fn the_title_stands_on_the_line_after_the_number() {
    let page = "# Ordine di Prova\n\n# Piano della performance 2025-2027\n\n## SEGRETERIA E ALBO\n\nObiettivo 1\n\n\
                **Revisione degli albi**\n\nVerifica delle posizioni con domicilio digitale assente.\n\n\
                | Peso | Scadenza |\n|---|---|\n| 30% | 30 novembre 2025 |\n\n## CONTABILITÀ\n\nObiettivo 2\n\n\
                **Tempi dei pagamenti**\n\nSi anticipa la liquidazione.\n\n\
                | Peso | Scadenza |\n|---|---|\n| 70% | 30 giugno 2025 |\n";
    let extraction = analyse(page.as_bytes(), "prova.md", &Context::default()).extraction;
    let found: Vec<_> = extraction
        .units
        .iter()
        .flat_map(|unit| unit.objectives.iter().map(|o| (unit.name.as_deref(), o.number, o.title.as_deref())))
        .collect();
    assert_eq!(
        found,
        [
            (Some("SEGRETERIA E ALBO"), Some(1), Some("Revisione degli albi")),
            (Some("CONTABILITÀ"), Some(2), Some("Tempi dei pagamenti")),
        ]
    );
}

/// The indicators of an objective, each with its targets as they stand.
fn measured(objective: &Objective) -> Vec<(&str, Vec<&str>)> {
    let targets = |indicator: &spoglio::contract::Indicator| -> Vec<String> {
        indicator.targets.iter().flatten().map(|target| target.raw.clone()).collect()
    };
    let indicators = objective.indicators.iter().flatten();
    indicators
        .map(|one| {
            assert_eq!(targets(one).len(), one.targets.as_ref().map_or(0, Vec::len));
            let raw = one.targets.iter().flatten().map(|target| target.raw.as_str()).collect();
            (one.description.as_str(), raw)
        })
        .collect()
}

fn dated(objective: &Objective) -> Vec<(&str, &str)> {
    let phases = objective.phases.iter().flatten();
    phases
        .map(|one| (one.description.as_str(), one.due.as_ref().map_or("", |due| due.raw.as_str())))
        .collect()
}

#[test]
fn bare_years_beside_an_indicator_are_its_targets() {
    let card = "<table><tr><td>Denominazione obiettivo</td><td>Ponti</td></tr>\
                <tr><td>Peso</td><td>40%</td></tr></table>";
    let table = |years: [&str; 3]| {
        let header = years.map(|year| format!("<th>{year}</th>")).concat();
        format!(
            "{card}<table><tr><th>Indicatore di risultato</th><th>Unità di misura</th>{header}</tr>\
             <tr><td>Ponti ispezionati</td><td>numero</td><td>160</td><td>127</td><td>9</td></tr></table>"
        )
    };
    let extraction = read(&table(["2024", "2025", "2026"]));
    let found = objectives(&extraction);
    assert_eq!(measured(found[0]), [("Ponti ispezionati", vec!["127", "9"])]);
    let baseline = found[0].indicators.as_ref().and_then(|list| list[0].baseline.clone());
    assert_eq!(baseline.and_then(|baseline| baseline.value), Some(160.0));
    // years of the past alone are a statistic
    let extraction = read(&table(["2021", "2022", "2023"]));
    let found = objectives(&extraction);
    assert!(measured(found[0]).iter().all(|(_, targets)| targets.is_empty()));
}

fn rows_of(header: &str, row: &str) -> String {
    format!(
        "<table><tr>{header}</tr><tr><td>1</td><td>Sportello telematico</td>{row}<td>25%</td></tr></table>"
    )
}

#[test]
fn indicators_of_a_row_stand_a_line_each() {
    let header = "<th>N.</th><th>Obiettivo</th><th>Indicatori</th><th>Target</th><th>Peso</th>";
    let body = rows_of(
        header,
        "<td>Istanze ricevute<br>Giorni per il certificato</td><td>≥ 85%<br>massimo 3 giorni</td>",
    );
    let extraction = read(&body);
    let wanted =
        [("Istanze ricevute", vec!["≥ 85%"]), ("Giorni per il certificato", vec!["massimo 3 giorni"])];
    assert_eq!(measured(objectives(&extraction)[0]), wanted);
    // numbered, and one of them over two lines
    let body = rows_of(
        header,
        "<td>1) Istanze<br>ricevute<br>2) Giorni per il certificato</td><td>1) ≥ 85%<br>2) 3</td>",
    );
    let extraction = read(&body);
    let wanted = [("Istanze ricevute", vec!["≥ 85%"]), ("Giorni per il certificato", vec!["3"])];
    assert_eq!(measured(objectives(&extraction)[0]), wanted);
}

#[test]
fn a_value_that_stands_once_is_not_given_to_several_indicators() {
    let header = "<th>N.</th><th>Obiettivo</th><th>Indicatori</th><th>Target</th><th>Peso</th>";
    let body = rows_of(header, "<td>Istanze ricevute<br>Giorni per il certificato</td><td>≥ 85%</td>");
    let extraction = read(&body);
    assert_eq!(measured(objectives(&extraction)[0]).len(), 1);
}

#[test]
fn phases_and_indicators_of_a_row_carry_their_values() {
    let header =
        "<th>N.</th><th>Obiettivo</th><th>Fasi e scadenze</th><th>Indicatori e target</th><th>Peso</th>";
    let phases = "<td>Portale – 31/03/2025<br>Chiusura dei canali – 30/09/2025</td>";
    let labelled = "<td>Indicatore: Istanze Target: ≥ 85%<br>Indicatore: Giorni Target: 3</td>";
    let lined = "<td>Indicatore: Istanze<br>Target: ≥ 85%<br>Indicatore: Giorni<br>Target: 3</td>";
    let plain = "<td>Istanze: ≥ 85%<br>Giorni: 3</td>";
    for indicators in [lined, plain] {
        let extraction = read(&rows_of(header, &format!("{phases}{indicators}")));
        let found = objectives(&extraction);
        assert_eq!(dated(found[0]), [("Portale", "31/03/2025"), ("Chiusura dei canali", "30/09/2025")]);
        assert_eq!(measured(found[0]), [("Istanze", vec!["≥ 85%"]), ("Giorni", vec!["3"])], "{indicators}");
    }
    let extraction = read(&rows_of(header, &format!("{phases}{labelled}")));
    assert!(measured(objectives(&extraction)[0]).iter().any(|(name, _)| name.contains("Istanze")));
}

#[test]
fn numbers_of_a_column_without_a_label_are_numbers() {
    let body = "<table><tr><td></td><th>Obiettivo n. 1</th><th>Obiettivo n. 2</th></tr>\
                <tr><th>Titolo</th><td>Censimento dei rapaci</td><td>Recinzioni per gli allevatori</td></tr>\
                <tr><th>Descrizione</th><td>Cinque pareti ospitano il gufo.</td><td>Il lupo è tornato.</td></tr>\
                <tr><th>Peso</th><td>60%</td><td>40%</td></tr></table>";
    let extraction = read(body);
    let found = objectives(&extraction);
    let numbers: Vec<_> = found.iter().map(|objective| objective.number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    assert!(found.iter().all(|objective| objective.category.is_none()));
}

#[test]
fn a_table_keeps_its_heading_over_an_explanation() {
    let body = "<h2>Indicatori di ateneo</h2><p>Gli indicatori che seguono misurano lo stato di salute di tutto \
                l'ente e non sono di alcuna struttura.</p>\
                <table><tr><th>Indicatore</th><th>Fonte</th><th>Target 2025</th></tr>\
                <tr><td>Spese di personale</td><td>Ministero</td><td>≤ 72%</td></tr></table>";
    let extraction = read(body);
    let titles: Vec<_> = extraction.indicator_tables.iter().map(|table| table.title.as_deref()).collect();
    assert_eq!(titles, [Some("Indicatori di ateneo")]);
}

#[test]
fn who_signs_a_plan_is_not_responsible_for_its_last_objective() {
    let body = "<table><tr><td>Titolo obiettivo</td><td>Sentieri</td></tr><tr><td>Peso</td><td>20%</td></tr></table>\
                <table><tr><td>Il Sindaco</td><td>Il Segretario comunale</td></tr>\
                <tr><td>Orfeo Tagliavini</td><td>dott. Mario Cavina</td></tr></table>";
    let extraction = read(body);
    assert!(objectives(&extraction).iter().all(|objective| objective.responsible.is_none()));
}

#[test]
fn what_the_next_objectives_serve_is_not_the_last_one_s() {
    let card = |code: &str, title: &str| {
        format!(
            "<table><tr><td>Obiettivo operativo</td><td>{title}</td></tr><tr><td>Codice</td><td>{code}</td></tr>\
             <tr><td>Descrizione</td><td>Testo di prova.</td></tr></table>"
        )
    };
    let body = format!(
        "<p>Obiettivo strategico: Solidità</p>{}<p>Obiettivo strategico: Persone</p>{}",
        card("1", "Riscossione"),
        card("2", "Lavoro a distanza")
    );
    let extraction = read(&body);
    let served: Vec<_> =
        objectives(&extraction).iter().map(|objective| objective.strategic_objective.clone()).collect();
    assert_eq!(served, [Some("Solidità".to_owned()), Some("Persone".to_owned())]);
}

#[test]
fn a_value_may_begin_with_a_word_of_its_label() {
    let body = "<table><tr><td>Titolo obiettivo</td><td>Concessioni cimiteriali</td></tr><tr><td>Peso</td><td>40</td></tr>\
                <tr><td>Termine di realizzazione</td><td>entro il 30/11/2025</td></tr></table>";
    let extraction = read(body);
    let deadline = objectives(&extraction)[0].deadline.clone();
    assert_eq!(deadline.map(|deadline| deadline.raw).as_deref(), Some("entro il 30/11/2025"));
}

#[test]
fn a_row_that_begins_with_an_unknown_label_keeps_the_known_ones() {
    let body = "<table><tr><th>Obiettivo</th><td>Ridurre gli abbandoni</td><th>Peso</th><td>40%</td></tr>\
                <tr><th>Delegato del Rettore</th><td>prof. Sergio Malavasi</td>\
                <th>Responsabile gestionale</th><td>dott.ssa Brunella Ottaviani</td></tr></table>";
    let extraction = read(body);
    let responsible = objectives(&extraction)[0].responsible.clone();
    assert_eq!(
        responsible.map(|person| person.name.unwrap_or_default()).as_deref(),
        Some("Brunella Ottaviani")
    );
}

#[test]
fn a_header_that_nobody_knows_ends_the_block_above() {
    let body = "<table><tr><th>Codice</th><td>OB_2025_07</td><th>Peso</th><td>40%</td></tr>\
                <tr><th>Titolo obiettivo</th><td colspan=3>Servizi sociali</td></tr>\
                <tr><th>Risorse umane</th><th colspan=2>Profilo</th><th>% impiego</th></tr>\
                <tr><td>Serra Delia</td><td colspan=2>Assistente sociale</td><td>30%</td></tr>\
                <tr><th>Risorse finanziarie</th><th colspan=2>Capitolo</th><th>Importo</th></tr>\
                <tr><td>Spesa per incarichi</td><td colspan=2>11240/3</td><td>€ 8.000</td></tr></table>";
    let extraction = read(body);
    let found = objectives(&extraction);
    assert_eq!(found[0].code.as_deref(), Some("OB_2025_07"));
    // the list of people of a single card is the unit's
    let people: Vec<_> =
        extraction.units[0].staff.iter().flatten().map(|person| person.name.as_str()).collect();
    assert_eq!(people, ["Serra Delia"]);
}

#[test]
fn what_the_brackets_of_a_label_say_may_be_known() {
    let body = "<table><tr><td>Titolo obiettivo</td><td>Abbandoni</td></tr><tr><td>Peso</td><td>40%</td></tr></table>\
                <table><tr><th>Indicatore</th><th>Metrica (formula di calcolo)</th><th>Target 2025</th></tr>\
                <tr><td>Prosecuzione</td><td>Studenti con 40 CFU / immatricolati</td><td>45%</td></tr></table>";
    let extraction = read(body);
    let formula = objectives(&extraction)[0].indicators.as_ref().and_then(|list| list[0].formula.clone());
    assert_eq!(formula.as_deref(), Some("Studenti con 40 CFU / immatricolati"));
}

#[test]
fn indicators_in_running_text_keep_the_years_of_their_targets() {
    let body = "<h3>Obiettivo A.1 – Misura dei prelievi</h3><p>Peso: 40%</p><p>Indicatore: Derivazioni</p>\
                <p>Valore di partenza: 34%</p><p>Target 2025: 45%</p><p>Target 2026: 60%</p>\
                <h3>Obiettivo A.2 – Albo</h3><p>Peso: 60%</p><p>Indicatori:</p>\
                <ul><li>Aziende iscritte: valore atteso almeno 28</li><li>Controlli: valore atteso ≥ 95%</li></ul>";
    let extraction = read(body);
    let found = objectives(&extraction);
    let indicator = found[0].indicators.as_ref().expect("indicators")[0].clone();
    let targets: Vec<_> =
        indicator.targets.iter().flatten().map(|target| (target.year, target.raw.as_str())).collect();
    assert_eq!(targets, [(Some(2025), "45%"), (Some(2026), "60%")]);
    assert_eq!(measured(found[1]), [("Aziende iscritte", vec!["almeno 28"]), ("Controlli", vec!["≥ 95%"])]);
}

#[test]
fn a_short_description_under_a_coded_title_is_no_title() {
    let objective = |code: &str, title: &str| {
        format!(
            "<p><b>{code} – {title}</b></p><p>Linea strategica: Lavoro</p><p>Descrizione: Banca dati.</p>\
             <p>Peso: 50%</p><table><tr><td>Indicatore</td><td>Target 2025</td></tr>\
             <tr><td>Rapporti</td><td>2</td></tr></table>"
        )
    };
    let extraction = read(&[objective("LS-01", "Osservatorio"), objective("LS-02", "Bando")].concat());
    let titles: Vec<_> = objectives(&extraction).iter().map(|o| (o.code.clone(), o.title.clone())).collect();
    let wanted = [("LS-01", "Osservatorio"), ("LS-02", "Bando")];
    assert_eq!(titles, wanted.map(|(code, title)| (Some(code.to_owned()), Some(title.to_owned()))));
}

#[test]
fn a_heading_with_a_code_over_small_tables_is_an_objective() {
    let objective = |code: &str, title: &str| {
        format!(
            "<h3>{code} – {title}</h3><p>Gli impianti non sono a norma.</p>\
             <table><tr><th>Peso</th><th>Scadenza</th><th>Portatori di interesse</th></tr>\
             <tr><td>50/100</td><td>20 dicembre 2025</td><td>Comuni</td></tr></table>\
             <h4>Indicatori</h4><table><tr><th>Indicatore</th><th>Valore atteso</th></tr>\
             <tr><td>Alloggi ripristinati</td><td>almeno 45</td></tr></table>"
        )
    };
    let extraction = read(&[objective("A1", "Alloggi sfitti"), objective("A2", "Amianto")].concat());
    let found = objectives(&extraction);
    let titles: Vec<_> = found.iter().map(|o| o.title.as_deref()).collect();
    assert_eq!(titles, [Some("Alloggi sfitti"), Some("Amianto")]);
    assert!(found.iter().all(|o| measured(o) == [("Alloggi ripristinati", vec!["almeno 45"])]));
    assert!(found.iter().all(|o| o.description.as_deref() == Some("Gli impianti non sono a norma.")));
    assert!(extraction.indicator_tables.is_empty());
    // a section with a number over a table of indicators is none
    let section = "<h3>2.1 Indicatori di salute</h3><p>Riguardano tutto l'ente.</p><table><tr><th>Indicatore</th>\
                   <th>Valore atteso</th></tr><tr><td>Spese di personale</td><td>30%</td></tr></table>";
    let extraction = read(section);
    assert!(objectives(&extraction).is_empty());
    assert_eq!(extraction.indicator_tables.len(), 1);
}

#[test]
fn prose_under_a_known_title_is_what_the_objective_is_about() {
    let body = "<h3>Obiettivo 6. Prevenzione degli sfratti</h3>\
                <table><tr><td>Che cosa vogliamo fare?</td><td>Un operatore contatta le famiglie al primo avviso di \
                morosità e propone un accordo al proprietario, garantito dal fondo comunale.</td></tr>\
                <tr><td>Quanto pesa?</td><td>25%</td></tr></table>";
    let extraction = read(body);
    let found = objectives(&extraction);
    assert_eq!(found[0].title.as_deref(), Some("Prevenzione degli sfratti"));
    assert!(found[0].description.as_deref().is_some_and(|text| text.starts_with("Un operatore")));
}

#[test]
fn notes_over_the_next_card_are_of_the_one_before() {
    let card = |number: u8, title: &str| {
        format!("<tr><td>Obiettivo n. {number}</td><td>{title}</td></tr><tr><td>Peso</td><td>50%</td></tr>")
    };
    let indicators =
        "<table><tr><th>Indicatore</th><th>Target 2025</th></tr><tr><td>Settori</td><td>9</td></tr></table>";
    let body = format!(
        "<table>{}</table>{indicators}<table><tr><td>Note</td><td>Due settori non percorsi.</td></tr>{}</table>{indicators}",
        card(1, "Censimento"),
        card(2, "Torbiere")
    );
    let extraction = read(&body);
    let notes: Vec<_> = objectives(&extraction).iter().map(|o| o.notes.as_deref()).collect();
    assert_eq!(notes, [Some("Due settori non percorsi."), None]);
}
