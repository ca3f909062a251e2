# il confronto di due documenti

diff-about = Confronta due versioni di un piano, o i piani di due anni
diff-usage = spoglio diff [OPZIONI] <FILE> <FILE>
help-diff-before = Il primo documento (o il JSON di `spoglio extract`); "-" legge lo standard input
help-diff-after = Il secondo documento (o il suo JSON)
help-diff-format = Forma del risultato: text, json o markdown [predefinita: text]
diff-stdin-twice = Solo uno dei due documenti può venire dallo standard input.
diff-unreadable = Senza tutti e due i documenti non c'è confronto. { $what }
diff-no-json = impossibile leggere { $path }: { $detail }
diff-not-extracted = { $path } è un JSON, ma non di `spoglio extract` di questa versione ({ $detail }).

diff-heading = Confronto
diff-none = Nessuna differenza in ciò che è stato letto.
diff-unread = Non confrontato, perché non è stato letto
diff-unread-table = { $place } ({ $rows ->
    [one] { $rows } riga
   *[other] { $rows } righe
 }): { $texts }
diff-summary = In tutto
diff-count = { $kind }: { $added ->
    [0] nessuna aggiunta
    [one] { $added } aggiunta
   *[other] { $added } aggiunte
 }, { $removed ->
    [0] nessuna tolta
    [one] { $removed } tolta
   *[other] { $removed } tolte
 }, { $changed ->
    [0] nessuna cambiata
    [one] { $changed } cambiata
   *[other] { $changed } cambiate
 }, { $same ->
    [one] { $same } uguale
   *[other] { $same } uguali
 }
diff-same-value = (stesso valore, altre parole)
diff-blank = (in bianco)
diff-not-found = (non rilevato)
diff-unnamed = senza nome

diff-record-plan = Piano
diff-record-component = Parte del piano
diff-record-indicator-table = Tabella di indicatori
diff-record-unit = Unità
diff-record-summary = Riepilogo
diff-record-summary-row = Riga del riepilogo
diff-record-objective = Obiettivo
diff-record-phase = Fase
diff-record-indicator = Indicatore
diff-record-person = Persona

diff-records-component = Parti del piano
diff-records-indicator-table = Tabelle di indicatori
diff-records-unit = Unità
diff-records-summary = Tabelle di riepilogo
diff-records-summary-row = Righe di riepilogo
diff-records-objective = Schede di obiettivo
diff-records-phase = Fasi
diff-records-indicator = Voci di indicatore
diff-records-person = Persone negli elenchi

diff-entity = Ente
diff-kind = Tipo di piano
diff-title = Titolo
diff-period = Anni
diff-label = Lettera
diff-weight = Peso
diff-name = Nome
diff-number = Numero
diff-center = Centro di responsabilità
diff-responsible = Responsabile
diff-scope = Ambito
diff-total = Totale
diff-code = Codice
diff-reference = Parametro di riferimento
diff-achievement = Raggiungimento
diff-band = Fascia di valutazione
diff-score = Punteggio
diff-deadline = Scadenza
diff-category = Categoria
diff-group = Gruppo
diff-description = Descrizione
diff-expected-result = Risultato atteso
diff-mission = Missione
diff-program = Programma
diff-strategic = Obiettivo strategico
diff-years = Esercizi
diff-types = Tipologia
diff-stakeholders = Portatori di interesse
diff-other-units = Altre unità coinvolte
diff-notes = Note
diff-start = Inizio
diff-due = Scadenza
diff-completion = Realizzato
diff-indicator-kind = Tipo
diff-formula = Formula di calcolo
diff-measure = Unità di misura
diff-data-source = Fonte
diff-baseline = Valore di partenza
diff-target = Valore atteso
diff-actual = Valore effettivo
diff-hours = Ore settimanali
diff-share = Impiego
diff-unit = Unità
