# messages of the report as a page (HTML)

## frame

html-page-title = { $title } – Rapporto di spoglio
html-running = Rapporto sugli obiettivi: { $title }
html-title-several =
    { $count ->
        [one] Un documento
       *[other] { $count } documenti
    }
html-kicker = Rapporto sui piani degli obiettivi: dati letti e rilievi
html-skip = Vai al contenuto
html-contents = Indice
html-units-more =
    { $count ->
        [one] e un'altra unità, elencata nel documento
       *[other] e altre { $count } unità, elencate nel documento
    }
html-documents-list =
    { $count ->
        [one] Elenco dei documenti: uno
       *[other] Elenco dei { $count } documenti
    }
html-empty = Non c'è nessun documento.
html-foot = Prodotto da spoglio { $version }. I valori sono quelli del documento: confrontarli con l'originale prima di decidere.

## filter

html-filter = Cerca e filtra
html-filter-text = Cerca nel testo
html-filter-show = Mostra
html-filter-clean = schede senza rilievi
html-filter-all-rules = tutte le regole
html-filter-unit = Unità
html-filter-all-units = tutte le unità
html-filter-reset = Azzera
html-filter-status = Filtro attivo. Schede mostrate: {"{0}"} di {"{1}"}. Rilievi mostrati: {"{2}"} di {"{3}"}.
html-print = Stampa

## first page

html-summary = In sintesi
html-tile-documents =
    { $count ->
        [one] documento
       *[other] documenti
    }
html-tile-units =
    { $count ->
        [one] unità
       *[other] unità
    }
html-tile-objectives =
    { $count ->
        [one] obiettivo
       *[other] obiettivi
    }
html-tile-phases =
    { $count ->
        [one] fase
       *[other] fasi
    }
html-tile-indicators =
    { $count ->
        [one] indicatore
       *[other] indicatori
    }
html-tile-errors =
    { $count ->
        [one] errore
       *[other] errori
    }
html-tile-warnings =
    { $count ->
        [one] avviso
       *[other] avvisi
    }
html-tile-notes =
    { $count ->
        [one] nota
       *[other] note
    }
html-errors =
    { $count ->
        [0] nessun errore
        [one] un errore
       *[other] { $count } errori
    }
html-warnings =
    { $count ->
        [0] nessun avviso
        [one] un avviso
       *[other] { $count } avvisi
    }
html-notes-count =
    { $count ->
        [0] nessuna nota
        [one] una nota
       *[other] { $count } note
    }
html-column-errors = Errori
html-column-warnings = Avvisi
html-column-notes = Note
html-column-units = Unità
html-column-objectives = Obiettivi
html-column-phases = Fasi
html-column-indicators = Indicatori
html-documents-caption = Documenti
html-units-caption = Unità del documento
html-family = Argomento
html-family-wgt = pesi
html-family-ind = indicatori
html-family-tim = tempi
html-family-idn = identità e titoli
html-family-str = struttura
html-family-ppl = persone
html-family-doc = documento
html-family-law = norme
html-family-xyr = confronto tra anni
html-family-cfg = configurazione
html-configuration = Configurazione: { $path }
html-legend = Come si legge
html-legend-values = Accanto a ogni valore sta il testo del documento da cui è stato letto; sotto, la pagina, la tabella e la riga.
html-legend-raw-example = trenta per cento
html-legend-sense-example = 30%
html-legend-sense = il testo del documento e, dopo =, ciò che il programma ne ha inteso
html-legend-lost = il testo c'è, ma il programma non ne ricava un valore
html-legend-blank = il documento ha un posto per questo dato, e lo lascia vuoto
html-legend-absent = il documento non ha un posto per questo dato
html-legend-grade = quanto è sicuro che il dato sia ciò che sembra, dove non è certo

## document and units

html-document = Documento
html-whole-document = Intero documento
html-document-findings = Rilievi sull'intero documento
html-file = File
html-plan-title = Titolo
html-pages = Pagine
html-tables = Tabelle
html-findings = Rilievi
html-left-out = Dati tralasciati perché poco sicuri
html-coverage = Copertura
html-coverage-none = il documento non ha tabelle
html-coverage-text =
    { $percent } di { $cells ->
        [one] una cella
       *[other] { $cells } celle
    } ({ $rest ->
        [0] tutto attribuito
        [one] una cella non attribuita, elencata in fondo
       *[other] { $rest } celle non attribuite, elencate in fondo
    })
html-plan-piao = PIAO
html-plan-performance-plan = Piano della performance
html-plan-peg = PEG
html-plan-objectives-plan = Piano degli obiettivi
html-plan-performance-report = Relazione sulla performance
html-plan-other = Altro documento
html-unit = Unità
html-unit-unnamed = Unità { $number } (senza nome)
html-no-objectives = Nessun obiettivo letto in questa unità.
html-unit-staff = Personale dell'unità
html-responsibility-center = Centro di responsabilità
html-scope = Ambito
html-transversal = obiettivi di tutte le unità
html-summary-table = Riepilogo
html-total = Totale
html-whole-plan = Dell'intero piano
html-components = Parti pesate
html-component = Parte
html-unclaimed = Ciò che non è stato letto come dato
html-unclaimed-none = Nessuna tabella è rimasta fuori: ogni cella è stata letta o riconosciuta come contorno.
html-unclaimed-about = Da queste righe di tabelle non è stato ricavato alcun dato. Se contengono obiettivi, vanno lette nel documento.
html-unclaimed-count =
    { $count ->
        [one] Un gruppo di righe non attribuite
       *[other] { $count } gruppi di righe non attribuite
    }
html-table-kind = Tipo di tabella
html-table-kind-unknown = non riconosciuto
html-table-kind-behaviours = comportamenti
html-table-kind-budget = bilancio
html-table-kind-calendar = calendario
html-table-kind-context = contesto
html-table-kind-evaluation-factors = fattori di valutazione
html-table-kind-evaluation-scale = scala di valutazione
html-table-kind-fees = tariffe
html-table-kind-organisation = organizzazione
html-table-kind-population = popolazione
html-table-kind-public-works = lavori pubblici
html-table-kind-glossary = glossario
html-table-kind-register-of-acts = registro di atti
html-table-kind-risk-register = registro dei rischi
html-table-kind-staffing-plan = fabbisogno di personale
html-table-kind-training-plan = piano della formazione
html-row-count = Righe
html-cell-count = Celle
html-first-row = Testi della prima riga

## objectives

html-objective = Obiettivo
html-title-blank = (titolo lasciato in bianco)
html-title-none = (senza titolo)
html-code = Codice
html-number-short = N.
html-weight = Peso
html-deadline = Scadenza
html-responsible = Responsabile
html-category = Categoria
html-group = Gruppo
html-types = Tipologia
html-years = Anni
html-mission = Missione
html-program = Programma
html-strategic-objective = Obiettivo strategico
html-stakeholders = Portatori di interesse
html-other-units = Altre unità coinvolte
html-description = Descrizione
html-expected-result = Risultato atteso
html-notes = Note
html-phases = Fasi
html-phase = Fase
html-start = Inizio
html-due = Scadenza
html-completion = % realizzata
html-indicators = Indicatori
html-indicator = Indicatore
html-indicator-kind = Tipo
html-formula = Formula
html-unit-of-measure = Unità di misura
html-data-source = Fonte
html-baseline = Valore di partenza
html-targets = Valore atteso
html-actual = Consuntivo
html-achievement = % raggiunta
html-staff = Personale
html-person = Nome
html-hours = Ore settimanali
html-contract = Categoria o area
html-share = % di impiego
html-reference = Riferimento
html-band = Fascia
html-score = Punteggio
html-where = Dove
html-ticked = {" "}(segnato)
html-unticked = {" "}(non segnato)
html-findings-here = Rilievi su questa voce
html-concerned = Riguardano questo obiettivo anche:
html-related = Riguarda anche:
html-related-more =
    { $count ->
        [one] e un'altra voce
       *[other] e altre { $count } voci
    }
html-row-drawn = Riga del documento:
html-cell-blank = (vuota)
html-phase-number = fase { $number }
html-indicator-number = indicatore { $number }
html-person-number = persona { $number }
html-summary-row-number = riga { $number } del riepilogo
html-unclaimed-number = gruppo { $number } di righe non attribuite

## values

html-number = { $number }
html-percent = { $number }%
html-day = { $day }/{ $month }/{ $year }
html-rows = righe { $first }–{ $last }
html-confidence = riconosciuto da immagine al { $number }%
html-blank = lasciato in bianco
html-understood = inteso come
html-not-understood = non inteso
html-target-text = solo testo
html-collective = più persone
html-yes = sì
html-no = no
html-between = da { $from } a { $to }
html-precision-month = fine del mese
html-precision-quarter = fine del trimestre
html-precision-four-months = fine del quadrimestre
html-precision-semester = fine del semestre
html-precision-year = fine dell'anno
html-grade-b = probabile
html-grade-c = supposto

## pictures

html-pictures = In figure
html-values = Valori: { $title }
html-capped =
    La figura mostra { $shown } righe; { $left ->
        [one] un'altra sta
       *[other] altre { $left } stanno
    } nella tabella dei valori.
html-all = Tutti
html-weights-title = Pesi degli obiettivi di ogni unità
html-weights-note = Ogni tratto è un obiettivo; la linea nera segna 100. Le barre arancioni con ✖ dopo la somma sono quelle che, secondo la regola WGT002, dovrebbero fare 100.
html-weights-cut = Le barre più lunghe di { $end } sono tagliate lì; la somma scritta accanto è intera.
html-weights-without =
    { $count ->
        [one] Un'unità non ha pesi.
       *[other] { $count } unità non hanno pesi.
    }
html-weights-alternative =
    Grafico a barre dei pesi di { $count ->
        [one] un'unità
       *[other] { $count } unità
    } contro 100; { $wrong ->
        [0] nessuna è segnalata
        [one] una è segnalata
       *[other] { $wrong } sono segnalate
    } dalla regola WGT002. I valori sono nella tabella che segue.
html-weights-known = Pesi letti
html-weights-missing = Senza peso
html-weights-sum = Somma
html-weights-from = Letti da
html-weights-cards = obiettivi
html-weights-summary = riepilogo
html-deadlines-title = Scadenze di fasi e obiettivi
html-deadlines-note = Ogni segno porta il numero delle scadenze di quel periodo; lo sfondo azzurro sono gli anni del piano. Cerchio: dentro gli anni del piano; quadrato: fuori.
html-deadlines-note-plain = Ogni cerchio porta il numero delle scadenze di quel periodo. Gli anni del piano non sono noti.
html-deadlines-beyond =
    { $count ->
        [one] Una scadenza è troppo lontana per la figura e sta solo nella tabella.
       *[other] { $count } scadenze sono troppo lontane per la figura e stanno solo nella tabella.
    }
html-deadlines-alternative =
    Linea del tempo con le scadenze delle unità: { $count ->
        [one] una
       *[other] { $count }
    } in tutto, { $outside ->
        [0] nessuna
        [one] una
       *[other] { $outside }
    } fuori dagli anni del piano. I valori sono nella tabella che segue.
html-deadlines-count = Scadenze
html-deadlines-first = Prima
html-deadlines-last = Ultima
html-deadlines-outside = Fuori dagli anni del piano
html-deadlines-lost = Non intese
html-families-title = Rilievi per unità e argomento
html-families-note = Le sigle sono quelle con cui cominciano i codici delle regole; la tabella dei valori dice che cosa significano.
html-families-alternative = Grafico a barre dei rilievi di ogni parte del documento per argomento; in tutto: { $count }. I valori sono nella tabella che segue.
html-severities-title = Rilievi per documento e gravità
html-severities-note = ✖ errori, ▲ avvisi, ● note.
html-severities-alternative = Grafico a barre dei rilievi di { $documents } documenti per gravità; in tutto: { $count }. I valori sono nella tabella che segue.
html-coverage-title = Copertura: celle delle tabelle lette
html-coverage-note = Azzurro: celle lette come dati; grigio: contorno (intestazioni ripetute, piè di pagina); arancione: non attribuite, elencate in fondo a ogni documento.
html-coverage-without =
    { $count ->
        [one] Un documento non ha tabelle.
       *[other] { $count } documenti non hanno tabelle.
    }
html-coverage-alternative =
    { $documents ->
        [one] Grafico a barre della copertura di un documento
       *[other] Grafico a barre della copertura di { $documents } documenti; letti per intero: { $whole }
    }. I valori sono nella tabella che segue.
html-coverage-read = Lette
html-coverage-furniture = Contorno
html-coverage-rest = Non attribuite
