//! Layouts rebuilt after plans that administrations have published.

use super::usual::{responsible, table, titles, weights};
use super::{objectives, read};

#[test]
fn one_label_over_numbers_and_texts_names_the_texts() {
    let cards = ["Stato civile digitale", "Mercati e fiere"].map(|title| {
        table(&[
            &format!("*Titolo obiettivo | {title}"),
            "Descrizione | Si rivedono i moduli e si formano gli addetti.",
        ])
    });
    let list = "<table><tr><th colspan=2>Obiettivi</th><th>Peso</th></tr>\
        <tr><td>n. 1</td><td>Stato civile digitale</td><td>60</td></tr>\
        <tr><td>n. 2</td><td>Mercati e fiere</td><td>40</td></tr></table>";
    let found = read(list);
    assert_eq!(titles(&found), ["Stato civile digitale", "Mercati e fiere"]);
    assert_eq!(objectives(&found).iter().map(|o| o.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert!(found.unclaimed.is_empty());
    // where cards follow, the list is a summary of them
    let found = read(&format!("{list}{}", cards.concat()));
    let rows = &found.units[0].summaries[0].rows;
    let read: Vec<_> = rows.iter().map(|row| (row.number, row.title.as_deref())).collect();
    assert_eq!(read, [(Some(1), Some("Stato civile digitale")), (Some(2), Some("Mercati e fiere"))]);
    assert_eq!(objectives(&found).len(), 2);
}

#[test]
fn a_label_with_more_words_for_an_objective_is_still_its_title() {
    let found = read(&table(&[
        "*Obiettivo strategico triennale | Gestione sostenibile delle risorse",
        "Obiettivo operativo annuale | Riduzione delle perdite di rete",
        "Descrizione | Si programmano gli interventi con i gestori.",
        "Peso | 30%",
    ]));
    let [objective] = objectives(&found)[..] else { panic!("{found:?}") };
    assert_eq!(objective.title.as_deref(), Some("Riduzione delle perdite di rete"));
    assert_eq!(objective.description.as_deref(), Some("Si programmano gli interventi con i gestori."));
}

#[test]
fn a_rank_in_words_is_no_weight() {
    let card = |rank: &str| {
        table(&[
            "*Titolo obiettivo | Mensa scolastica",
            &format!("Rilevanza | {rank}"),
            "Descrizione | Prenotazione dei pasti con un'applicazione.",
        ])
    };
    let ranked = read(&card("Strategico"));
    assert_eq!(objectives(&ranked)[0].weight, None);
    // and is told as not read
    assert!(!ranked.unclaimed.is_empty());
    assert_eq!(weights(&read(&card("30%"))), [Some(30.0)]);
    let listed = |first: &str, second: &str| {
        read(&table(&[
            "*Obiettivo | Rilevanza | Indicatore | Target",
            &format!("Mensa scolastica | {first} | Pasti prenotati | 80%"),
            &format!("Fondo per gli affitti | {second} | Domande istruite | 90%"),
        ]))
    };
    assert!(objectives(&listed("Alta", "Media")).iter().all(|o| o.weight.is_none()));
    assert_eq!(weights(&listed("60", "40")), [Some(60.0), Some(40.0)]);
}

#[test]
fn signatures_under_a_total_are_no_further_row() {
    let list = table(&[
        "*Area | N. | Obiettivo | Indicatore | Valore atteso | Peso",
        "Appropriatezza | 1 | Degenza media | Giorni di degenza | 7,2 | 60",
        "Qualità | 2 | Lettere di dimissione | Lettere firmate | 100% | 40",
        "Totale |  |  |  |  | 100",
    ]);
    let signed = table(&["Per la Direzione strategica |  | Il Direttore della struttura |  |  | "]);
    let found = read(&format!("{list}{signed}"));
    assert_eq!(titles(&found), ["Degenza media", "Lettere di dimissione"]);
}

#[test]
fn a_person_beside_a_label_of_the_unit_answers_for_the_card() {
    let found = read(&table(&[
        "*Titolo obiettivo | Archivio digitale",
        "Responsabile settore | dott. Fabio Motta",
        "Descrizione | Si digitalizzano le pratiche edilizie.",
    ]));
    assert_eq!(responsible(objectives(&found)[0]), Some("Fabio Motta"));
}

#[test]
fn prose_in_a_place_for_notes_may_begin_as_a_label() {
    let found = read(&table(&[
        "*Titolo obiettivo | Protezione civile",
        "Descrizione | Esercitazione con i volontari.",
        "Note | Obiettivo di gruppo: partecipa tutto il personale.",
    ]));
    let objective = objectives(&found)[0];
    assert_eq!(objective.notes.as_deref(), Some("Obiettivo di gruppo: partecipa tutto il personale."));
    assert!(objective.staff.is_none());
}

#[test]
fn a_value_may_begin_as_a_label_does() {
    for text in [
        "Peso e misure: controlli",
        "Tempi di pagamento: riduzione",
        "Settore giovani: eventi in piazza",
        "Indicatore unico regionale: adozione entro l'anno",
        "Risorse umane: nuovo piano",
        "Scadenza 31.12",
    ] {
        let card = |title: &str, described: &str| {
            table(&[
                &format!("Obiettivo | {title}"),
                &format!("Descrizione | {described}"),
                "Responsabile | Rossi Mario",
                "Peso | 40%",
                "Indicatore | Tempo medio",
                "Target | 30 gg",
                "Scadenza | 31/12/2025",
            ])
        };
        let plain = "Si riducono i tempi degli uffici.";
        for (title, described) in [(text, plain), ("Tempi degli uffici", text)] {
            let found = read(&card(title, described));
            let [objective] = objectives(&found)[..] else { panic!("{text}: {:?}", titles(&found)) };
            assert_eq!(objective.title.as_deref(), Some(title), "{text}");
            assert_eq!(objective.description.as_deref(), Some(described), "{text}");
            assert_eq!(weights(&found), [Some(40.0)], "{text}");
            let deadline = objective.deadline.as_ref().and_then(|date| date.date.as_deref());
            assert_eq!(deadline, Some("2025-12-31"), "{text}");
        }
    }
}
