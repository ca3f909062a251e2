# messages of the command line

## help

help-usage = Uso:
help-commands = Comandi
help-arguments = Argomenti
help-options = Opzioni
help-global = Opzioni comuni
help-help = Mostra questo aiuto
help-version = Mostra la versione
help-lang = Lingua dei messaggi e dei rilievi: it o en [predefinita: quella del sistema]
help-grammars = Cartella con grammatiche proprie, che si aggiungono a quelle del programma o le sostituiscono
help-color = Colori: auto, always o never [predefinito: auto]
help-output = Scrive in questo file invece che sull'uscita standard
help-pretty = Scrive il JSON su più righe, rientrato
help-file-or-stdin = Documento da leggere; - legge l'ingresso standard
help-format = Forma del risultato: text o json [predefinita: text]
help-min-grade = Tralascia i dati meno sicuri: A certo, B probabile, C supposto [predefinito: C, tutti]
help-ocr = Riconosce il testo delle pagine che sono immagini, con il programma tesseract e la lingua ita [ambiente: SPOGLIO_OCR=1]
help-password = Password con cui aprire i PDF protetti
help-no-stitch = Lascia separate le parti delle tabelle che continuano su più pagine
help-tables-format = Forma del risultato: text, json, svg o png (le pagine di un PDF con ciò che vi è stato riconosciuto) [predefinita: text]
help-page = Disegna solo questa pagina (con svg e png)
help-tables-output = Scrive in questo file invece che sull'uscita standard; più pagine disegnate vanno in questa cartella
help-db = Base dati SQLite [predefinita: spoglio.db]
help-import-path = Documenti, o cartelle da leggere con tutto ciò che contengono
help-quiet = Non mostra né l'avanzamento né la tabella finale
help-labels-path = Documenti, o cartelle da esaminare con tutto ciò che contengono
help-labels-format = Forma del risultato: text, json o toml (un file di grammatica da completare) [predefinita: text]
help-labels-quiet = Non mostra l'avanzamento
help-export-format = json (un elenco), jsonl (un documento per riga), csv (le tabelle con un datapackage.json, in una cartella: -o) o parquet (le tabelle, in una cartella) [predefinito: json]
help-unguarded = Con csv: lascia come sono i testi che un foglio di calcolo eseguirebbe come formule
help-where = Solo i documenti dell'ente, dell'anno o del tipo dato: entity=…, year=…, kind=…; ripetibile
help-grammar-dir = Cartella con grammatiche proprie
help-gold-dir = Cartella con le estrazioni verificate NOME.json accanto ai documenti NOME.docx, NOME.txt …
help-formats = Solo i documenti con queste estensioni, separate da virgole (docx,txt)
help-diff = Mostra ogni valore mancato, errato o di troppo
help-eval-json = Stampa le cifre in JSON
help-min-f1 = Termina con 1 se un formato resta sotto questo F1 (da 0 a 1)
help-relations = Misura le tabelle trovate in NOME.pdf su NOME-str.xml, con le relazioni di adiacenza della gara sulle tabelle ICDAR 2013
help-relation-tables = Con --relations: misura le tabelle che un altro strumento ha scritto in NOME.json in questa cartella
help-shell = bash, zsh, fish, elvish o powershell
help-man-command = Comando di cui stampare la pagina [predefinito: il programma intero]

value-file = FILE
value-grade = GRADO
value-dir = CARTELLA
value-gold-dir = CARTELLA
value-path = PERCORSO
value-lang = LINGUA
value-color = QUANDO
value-format = FORMA
value-formats = ESTENSIONI
value-where = CAMPO=VALORE
value-number = NUMERO
value-password = PASSWORD
value-shell = SHELL
value-command = COMANDO

spoglio-about = Ricava dati strutturati dai piani degli obiettivi delle amministrazioni pubbliche (PIAO, piano della performance, PEG, PDO) e li controlla
spoglio-usage = spoglio [OPZIONI] COMANDO
import-about = Legge documenti e li registra in una base dati SQLite
import-usage = spoglio import [OPZIONI] PERCORSO…
extract-about = Stampa il JSON ricavato da un documento
extract-usage = spoglio extract [OPZIONI] FILE
tables-about = Mostra le tabelle di un documento come il programma le vede
tables-usage = spoglio tables [OPZIONI] FILE
explain-about = Spiega che cosa è stato riconosciuto in ogni tabella, e perché no
explain-usage = spoglio explain [OPZIONI] FILE
labels-about = Elenca le etichette che nessuna grammatica conosce, con i campi che possono indicare
labels-usage = spoglio labels [OPZIONI] PERCORSO…
export-about = Esporta i dati registrati
export-usage = spoglio export [OPZIONI]
schema-about = Stampa il JSON Schema dei dati
schema-usage = spoglio schema
grammar-about = Elenca o controlla le grammatiche
grammar-usage = spoglio grammar COMANDO
grammar-list-about = Elenca le grammatiche in vigore
grammar-list-usage = spoglio grammar list [OPZIONI] [CARTELLA]
grammar-check-about = Controlla le grammatiche e i loro esempi
grammar-check-usage = spoglio grammar check [OPZIONI] [CARTELLA]
eval-about = Confronta le estrazioni con quelle verificate a mano, campo per campo
eval-usage = spoglio eval [OPZIONI] CARTELLA
completions-about = Stampa il completamento dei comandi per una shell
completions-usage = spoglio completions SHELL
man-about = Stampa la pagina di manuale
man-usage = spoglio man [COMANDO]
man-heading-name = NOME
man-heading-synopsis = SINTASSI
man-heading-description = DESCRIZIONE
man-heading-version = VERSIONE

## wrong use

error-binary-terminal = Questa forma non è testo: serve un file (-o FILE) o un'uscita reindirizzata.
error-prefix = errore:
usage-more = Per saperne di più: --help
usage-valid-values = valori ammessi: { $values }
usage-suggestion = forse si intendeva: { $values }
usage-value-missing = manca il valore di { $argument }
usage-invalid-value = valore non valido per { $argument }: { $value }
usage-unknown-argument = argomento sconosciuto: { $argument }
usage-unknown-command = comando sconosciuto: { $command }
usage-missing-argument = argomento mancante: { $argument }
usage-missing-command = manca il comando
usage-conflict = { $argument } non si può usare insieme a { $other }
usage-number-of-values = numero di valori errato per { $argument }
usage-invalid-utf8 = un argomento non è testo UTF-8 valido
usage-other = argomenti non validi ({ $detail })

error-open = impossibile leggere { $path }: { $detail }
error-write-output = impossibile scrivere sull'uscita standard: { $detail }
error-output-is-input = { $path } è letto da questo comando: scegliere un altro file con -o.
error-write-file = impossibile scrivere { $path }: { $detail }
error-ocr-program = --ocr: il programma tesseract non c'è. Installarlo: apt-get install tesseract-ocr tesseract-ocr-ita
error-ocr-language = --ocr: tesseract non ha la lingua { $language } (ci sono: { $known }). Installarla: apt-get install tesseract-ocr-{ $language }
error-signals = impossibile intercettare le interruzioni: { $detail }

## unreadable documents

read-error-empty = il file è vuoto
read-error-truncated = il file è troncato
read-error-encrypted = il file è protetto da password
read-error-unsupported = il formato non è ancora letto da questa versione
read-error-unknown = il formato non è riconosciuto
read-error-malformed = il file è danneggiato
read-error-over-limit = il file supera un limite di sicurezza
read-error-io = il file non si può aprire
read-error-crashed = il programma ha fallito su questo file

read-remedy-empty = chiedere di nuovo il documento a chi lo ha pubblicato
read-remedy-truncated = copiarlo o scaricarlo di nuovo
read-remedy-encrypted = dare la password con --password (PDF), o salvarne una copia senza password
read-remedy-unsupported = salvarlo come .docx o .txt
read-remedy-unknown = controllare che sia un documento, o salvarlo come .docx
read-remedy-malformed = aprirlo con il programma di scrittura e salvarne una copia
read-remedy-over-limit = controllare che sia un documento vero, o dividerlo in parti
read-remedy-io = controllare il percorso e i permessi
read-remedy-crashed = è un difetto di spoglio: segnalarlo allegando, se possibile, il file

## import

import-no-path = nessuno di questi percorsi esiste: { $paths }
import-no-document = nessun documento in { $paths } (estensioni cercate: { $endings })
import-line = [{ $index }/{ $files }] { $path }: { $outcome }
import-total = Totale: { $count }
import-trouble = { $path }: { $what }. Rimedio: { $remedy }
import-partly = Letti solo in parte: { $count }
import-unreadable =
    { $count ->
        [one] Un documento non letto:
       *[other] { $count } documenti non letti:
    }
import-skipped =
    { $count ->
        [one] Un file tralasciato:
       *[other] { $count } file tralasciati:
    }
import-cancelled =
    Interrotto: { $done ->
        [one] un documento elaborato
       *[other] { $done } documenti elaborati
    }, { $left } da fare. Ciò che è registrato è intero: ripetere il comando per continuare.
import-stopped = importazione fermata a { $path }: { $why }

outcome-new = nuovo
outcome-read = letto
outcome-replaced = sostituito
outcome-unchanged = invariato
outcome-nothing = non registrato
outcome-unreadable = non letto

skip-hidden = nascosto o temporaneo
skip-other-type = non è un tipo di documento
skip-again = già compreso
skip-unreachable = non raggiungibile (permessi o collegamenti interrotti)

column-document = Documento
column-outcome = Esito
column-units = Unità
column-objectives = Obiettivi
column-phases = Fasi
column-indicators = Indicatori
column-people = Persone
column-coverage = Copertura
column-findings = Rilievi
column-seconds = Secondi
column-format = Formato
column-documents = Documenti
column-f1 = F1
column-findings-f1 = F1 rilievi
column-relations = Relazioni
column-put-out = Ottenute
column-right = Giuste
column-precision = Precisione
column-recall = Richiamo
column-worst = Peggiore
column-worst-document = Documento peggiore
column-grammar = Grammatica
column-fields = Campi
column-labels = Etichette
column-examples = Esempi
column-origin = Origine
column-description = Descrizione

## database

store-no-database = la base dati { $path } non esiste: crearla con spoglio import
store-failed = { $why }
store-error = { $path }: { $what }
store-remedy-older-version = Importarvi qualcosa, il che la aggiorna, poi riprovare.
store-remedy-read-only = Controllare i permessi della cartella, o scegliere un altro file con --db.
store-remedy-disk-full = Liberare spazio e ripetere il comando, o scegliere un altro disco con --db.
export-tables-names = --format { $format } scrive le tabelle della base dati come sono, con i nomi: con --pseudonymise si usi --format json o jsonl
export-needs-folder = con --format { $format } serve una cartella: -o CARTELLA
export-written = Scritti { $files } file con { $rows } righe in { $path }
export-guarded = { $count ->
    [one] Una cella comincia ora con un apostrofo, perché un foglio di calcolo non la esegua come formula
   *[other] { $count } celle cominciano ora con un apostrofo, perché un foglio di calcolo non le esegua come formule
} (--unguarded le lascia come sono).
export-wrong-where = condizione non valida: { $condition } (ammesse: entity=NOME, year=ANNO, kind=piao, performance_plan, peg, objectives_plan, performance_report, other)

## tables

tables-table = Tabella { $number }
tables-page = pagina { $page }
tables-size =
    { $rows ->
        [one] una riga
       *[other] { $rows } righe
    } × { $cols ->
        [one] una colonna
       *[other] { $cols } colonne
    }
tables-header-rows =
    { $rows ->
        [one] una riga di intestazione
       *[other] { $rows } righe di intestazione
    }
tables-nested = dentro la tabella { $table } (riga { $row }, colonna { $col })
tables-part = dalla riga { $row }: { $reason }
tables-part-page = dalla riga { $row }, pagina { $page }: { $reason }
tables-join-same-columns = unita perché ha le stesse colonne
tables-join-repeated-header = unita perché ripete l'intestazione
tables-join-cut-cell = unita perché continua una cella interrotta
tables-legend = ▪ cella di intestazione   ░ cella con sfondo
tables-note = nota del lettore: { $what } [{ $code }]

## pages drawn

picture-cell = cella
picture-heading = titolo
picture-body = testo
picture-list = elenco
picture-furniture = contorno di pagina
picture-hidden = non visibile
picture-marks = r×c cella unita su righe × colonne
picture-no-pages = questo documento non ha pagine da disegnare: svg e png valgono per i PDF; per gli altri formati usare --format text
picture-no-page = la pagina { $page } non c'è: le pagine sono { $pages }
picture-which-page = le pagine sono { $pages }: sceglierne una con --page, o dare con -o la cartella in cui scriverle tutte
picture-page-without = --page vale solo con --format svg o png
picture-failed = impossibile disegnare le pagine: { $detail }

## explain

explain-won = scelta
explain-lost = scartata
explain-proposal = grammatica { $grammar }, righe { $first }–{ $last }, punteggio { $score }: { $verdict }
explain-label = «{ $text }» → { $field } ({ $how }; etichetta «{ $label }», riga { $row }, colonna { $col })
explain-match-exact = identica
explain-match-alias = altra forma
explain-match-truncated = troncata
explain-match-fuzzy = simile
explain-match-partial = in parte
explain-match-inherited = ripresa
explain-no-proposal = nessuna grammatica vi ha riconosciuto qualcosa
explain-claimed =
    righe { $first }–{ $last }: { $grammar }, { $count ->
        [one] un elemento
       *[other] { $count } elementi
    }
explain-unclaimed = righe { $first }–{ $last }: non attribuite: { $why }
explain-reason-no-label = troppo poche etichette note
explain-reason-one-label = una sola etichetta nota: troppo poco per decidere
explain-reason-no-objective = etichette note, ma nessun obiettivo
explain-reason-not-a-plan-table = tabella che non fa parte degli obiettivi
explain-reason-lost-to-other = altre righe avevano prove migliori
explain-reason-prose = testo, non dati
explain-why-no-header = Nessuna riga e nessuna colonna ha l'aspetto di etichette.
explain-why-none = Nessuna etichetta dell'intestazione è conosciuta: { $unknown }.
explain-why-some =
    { $known ->
        [one] Di { $all } etichette è conosciuta solo { $labels }
       *[other] Di { $all } etichette ne sono conosciute solo { $known }: { $labels }
    }; non conosciute: { $unknown }.
explain-why-all = Le sue etichette sono conosciute: { $labels }; da sole non danno alcun dato.
explain-why-meant = Se { $label } indicasse { $field }, le righe si potrebbero leggere.
explain-why-values = { $label } può indicare { $field }.
explain-why-enough = Se tutte indicassero questo, le righe si potrebbero leggere.
explain-why-needs = Serve un'etichetta per { $field }.
explain-hint = Per far conoscere le etichette: spoglio labels { $path } --format toml stampa un file di grammatica da completare; docs/new-template.md dice come.
explain-coverage =
    { $tables ->
        [one] Una tabella
       *[other] { $tables } tabelle
    }, { $cells } celle non vuote: { $claimed } attribuite, { $furniture } di contorno, { $unclaimed } non attribuite.

## labels

labels-times =
    { $count ->
        [one] una volta
       *[other] { $count } volte
    }, { $documents ->
        [one] un documento
       *[other] { $documents } documenti
    }
labels-why-near = simile a '{ $label }'
labels-why-dates = date
labels-why-shares = quote che fanno un intero
labels-why-targets = numeri con un confronto
labels-why-people = nomi di persone
labels-why-prose = testi lunghi
labels-why-subject = ciò di cui parlano le righe
labels-place = tabella { $table }, riga { $row }
labels-line = riga { $line }
labels-sum =
    { $labels ->
        [0] Nessuna etichetta sconosciuta
        [one] Un'etichetta sconosciuta
       *[other] { $labels } etichette sconosciute
    } in { $documents ->
        [one] un documento
       *[other] { $documents } documenti
    }, { $suggested } con un suggerimento.
labels-hint = --format toml stampa un file di grammatica da completare; docs/new-template.md dice come.
labels-stub-about =
    Etichette che nessuna grammatica conosceva. Completare o correggere i campi, togliere ciò che non è
    un'etichetta, poi: spoglio grammar check DIR, e --grammars DIR con qualsiasi comando.
labels-stub-when = solo per i documenti di un ente:
labels-stub-label =
    { $count ->
        [one] una volta
       *[other] { $count } volte
    }, { $documents ->
        [one] un documento
       *[other] { $documents } documenti
    }: { $value }

## grammars

grammar-no-dir = la cartella { $path } non esiste
grammar-built-in = del programma
grammar-sound = Grammatiche in ordine.
grammar-problems =
    { $count ->
        [one] Un problema.
       *[other] { $count } problemi.
    }
grammar-problem-unreadable = { $file }: non si legge: { $detail }
grammar-problem-syntax = { $file }: non comprensibile: { $detail }
grammar-problem-unknown-field = { $file }: il campo { $detail } non esiste
grammar-problem-overlapping-label = { $file }: un'etichetta per due campi: { $detail }
grammar-problem-no-required-field = { $file }: nessun campo è obbligatorio: { $detail }
grammar-problem-no-example = { $file }: nessun esempio: { $detail }
grammar-problem-example-failed = { $file }: esempio { $detail }
grammar-example-records = { $example }: { $got } record, attesi { $wanted }
grammar-example-value = { $example }, record { $record }: { $field } è «{ $got }», atteso «{ $wanted }»
grammar-problem-bad-condition = { $file }: [when] non nomina ente, tipo o anno, oppure un'espressione non è valida: { $detail }
grammar-problem-vain-removal = { $file }: etichetta da togliere che il campo non ha: { $detail }
grammar-unusable = le grammatiche di { $path } non si possono usare:{ $problems }

## evaluation

eval-no-gold = nessuna estrazione verificata con un documento accanto in { $path }
eval-failed = { $format }: non letti: { $documents }
eval-no-table-gold = nessun NOME-str.xml con tabelle verificate in { $path }
eval-no-tables = niente da confrontare per: { $documents }
eval-average = media dei documenti (quella della gara)
eval-pooled = tutte le relazioni insieme
eval-absent = (assente)
eval-blank = (vuoto)
eval-difference = atteso { $gold }, ottenuto { $output }

## audit

help-audit-path = Documenti, o cartelle da controllare con tutto ciò che contengono; - legge l'ingresso standard
help-audit-db = Controlla i documenti registrati in questa base dati, anche tra loro: un piano con quello dell'anno prima e con la sua relazione
help-audit-format = Forma del risultato: text, concise, json, jsonl, sarif, github, csv, markdown, html, xlsx o docx [predefinita: text]
help-report-format = Forma del rapporto: html, una pagina sola che si apre senza rete, si cerca e si stampa; docx, da allegare ai verbali; xlsx, un foglio di calcolo [predefinita: html]
help-select = Solo queste regole (codici o inizi di codici: WGT, STR006; ALL per tutte), separate da virgole
help-extend-select = Anche queste regole, oltre a quelle predefinite
help-ignore = Non queste regole
help-min-severity = Solo rilievi almeno di questa gravità: info, warning o error
help-config = File di configurazione [predefinito: spoglio.toml accanto ai documenti o nella cartella di lavoro]
help-baseline = Tace i rilievi già noti, elencati in questo file
help-write-baseline = Scrive in questo file i rilievi trovati, da dare poi con --baseline
help-rule-code = Codice della regola (WGT002)
value-rules = REGOLE
value-rule = REGOLA
value-severity = GRAVITÀ
audit-about = Mostra i rilievi sui documenti
audit-usage = spoglio audit [OPZIONI] PERCORSO… | --db FILE
report-about = Scrive un rapporto da leggere, cercare e stampare: i dati di ogni obiettivo con i rilievi accanto
report-usage = spoglio report [OPZIONI] PERCORSO… | --db FILE [-o rapporto.html]
rule-about = Mostra la pagina di una regola
rule-usage = spoglio rule REGOLA
rules-about = Elenca le regole
rules-usage = spoglio rules [OPZIONI]
rule-default = predefinita
rule-on-request = su richiesta
manual-title = Regole
manual-origin = Ricavate da `locales/it/rules/`: si modificano quelle pagine, non queste.
manual-all = Tutte le regole
manual-other = In English
column-rule = Regola
column-name = Nome
column-severity = Gravità
column-default = Esecuzione

report-error = errore
report-warning = avviso
report-info = nota
report-none = Nessun rilievo.
report-numbers = I numeri delle tabelle sono quelli che mostra `spoglio tables --no-stitch`: le parti di una tabella divisa, per esempio tra due pagine, sono unite, e la tabella è contata una volta sola con il numero della prima.
report-clean =
    { $count ->
        [one] Un documento senza rilievi.
       *[other] { $count } documenti senza rilievi.
    }
report-document = Documento
report-place = Dove
report-finding = Rilievo
report-summary = Rilievi per regola
report-page = pagina { $number }
report-table = tabella { $number }
report-row = riga { $number }
report-suppressed =
    { $count ->
        [one] Un rilievo accettato dalla configurazione
       *[other] { $count } rilievi accettati dalla configurazione
    }
report-known =
    { $count ->
        [one] Un rilievo già noto
       *[other] { $count } rilievi già noti
    }
report-below =
    { $count ->
        [one] Un rilievo di gravità minore
       *[other] { $count } rilievi di gravità minore
    }
report-total =
    { $count ->
        [0] Nessun rilievo
        [one] Un rilievo
       *[other] { $count } rilievi
    } in { $documents ->
        [one] un documento
       *[other] { $documents } documenti
    }
report-unverifiable = Non verificabili ({ $count }): { $rules }. Manca: { $facts }.
report-fact-years = gli anni del piano, che il documento non dice (years in [ente] di spoglio.toml)
report-fact-kind = il tipo di ente (kind in [ente] di spoglio.toml)
report-fact-employees = il numero di dipendenti (employees in [ente] di spoglio.toml)
report-years-differ = Gli anni del documento ({ $own }) non sono quelli di spoglio.toml ({ $given }): valgono quelli del documento.
report-unverifiable-in = in { $documents }

## configuration

config-problem = { $place }: { $what }
config-unknown-key = la chiave { $key } non esiste; ammesse: { $known }
config-no-reason = manca il motivo (reason) della soppressione
config-unknown-rule = nessuna regola ha il codice { $code }{ $any ->
    [yes] {""} (i più vicini: { $near })
   *[no] {""}
}: spoglio rules le elenca
config-unknown-kind = il tipo di ente { $kind } non è noto; ammessi: { $kinds }
config-bad-years = anni non validi: un anno (2025), o il primo e l'ultimo ([2025, 2027])
config-bad-date = una data è un giorno scritto come 2025-03-01
config-bad-tolerance = una tolleranza è un numero da 0 a { $most }
config-unknown-severity = la gravità { $word } non è nota; ammesse: info, warning, error
config-several = più file di configurazione accanto ai documenti: { $files }. Sceglierne uno con --config.
baseline-format = il suo formato è { $found }
baseline-unreadable = { $path } non è un elenco di rilievi noti: { $detail }
