# what was the matter with a document or the system, what readers noted

## what the system says

system-not-found = il file o la cartella non esiste
system-denied = permesso negato
system-folder = è una cartella
system-no-file = è una pipe o un socket, non un file
system-no-folder = una parte del percorso non è una cartella
system-exists = esiste già
system-disk-full = lo spazio su disco è esaurito
system-read-only = il disco è in sola lettura
system-busy = un altro programma lo sta usando
system-timed-out = il sistema non ha risposto in tempo
system-too-large = il file è più grande di quanto il sistema consenta
system-bad-name = il sistema non accetta un nome simile
system-no-memory = la memoria è esaurita
system-no-text = contiene byte che non sono testo UTF-8
system-cut = finisce prima del previsto
system-gone = chi leggeva o scriveva dall'altra parte non c'è più
system-unsupported = il sistema o il disco non lo permette
system-code = errore del sistema n. { $code }
system-other = errore del sistema
technical = dettaglio tecnico: { $words }

## what is wrong with a file of TOML or JSON

unparsed = { $what } ({ $words })
unparsed-at = riga { $line }, colonna { $column }: { $what }
unparsed-toml = non è TOML valido
unparsed-json = non è JSON valido
unparsed-expected = qui è { $kind }
unparsed-kind-text = atteso un testo
unparsed-kind-truth = atteso vero o falso
unparsed-kind-whole = atteso un numero intero
unparsed-kind-number = atteso un numero
unparsed-kind-list = atteso un elenco
unparsed-kind-table = attesa una tabella
unparsed-value = il valore non è fra quelli ammessi
unparsed-missing = manca { $name }
unparsed-unknown = { $name } non esiste; ammessi: { $known }

## why a document could not be read

read-detail-format = { $name ->
    [image] immagine
    [text] testo
   *[other] { $name }
}
read-detail-too-large = { $bytes } byte, al massimo { $most }
read-detail-unpacked = { $bytes } byte decompressi
read-detail-too-many-parts = più di { $most } parti
read-detail-too-many-messages = più di { $most } messaggi l'uno dentro l'altro
read-detail-too-many-containers = più di { $most } contenitori l'uno dentro l'altro
read-detail-archives-too-large = archivi l'uno dentro l'altro di più di { $most } byte
read-detail-result-too-large = ciò che se ne è letto è troppo grande
read-detail-compression = metodo di compressione { $method } non noto
read-detail-checksum = tronca, o con una somma di controllo errata
read-detail-no-readable-part = archivio senza una parte leggibile
read-detail-missing = manca
read-detail-no-main-part = manca la parte con il testo del documento
read-detail-bad-start = non comincia come dovrebbe
read-detail-no-text = nessun testo
read-detail-no-text-in-sheets = nessun testo nei fogli
read-detail-no-sheet = non c'è nessuno dei fogli della cartella di lavoro
read-detail-white-space = solo spazi e righe vuote
read-detail-only-marks = solo segni, nessun testo
read-detail-no-html = messaggio senza HTML
read-detail-utf32 = testo in UTF-32
read-detail-nul-bytes = { $count } byte nulli
read-detail-no-characters = { $count } caratteri su { $of } non sono testo
read-detail-old-word = Word anteriore al 97 (versione { $version })
read-detail-old-excel = Excel anteriore alla versione 5
read-detail-signature = la firma non si può seguire
read-detail-signature-encoding = firma in una codifica non nota
read-detail-signature-depth = firma in troppe codifiche l'una dentro l'altra
read-detail-signature-empty = firma senza contenuto
read-detail-no-signed-document = contenitore di firma senza un documento firmato
read-detail-in-container = mentre si apriva il contenitore
read-detail-cancelled = lettura interrotta
read-detail-memory-over = più di { $mib } MiB
read-detail-no-memory = il sistema non ha dato altra memoria
read-detail-time-over = più di { $seconds } s
read-detail-stack-overflow = stack esaurito
read-detail-worker-signal = processo di lettura terminato dal segnale { $signal }
read-detail-worker-code = processo di lettura terminato con il codice { $code }
read-detail-worker-ended = processo di lettura terminato senza risposta
read-detail-worker-silent = il processo di lettura non risponde
read-detail-worker-strange = il processo di lettura ha risposto altro

## notes of the readers

note-truncated-xml = il testo si interrompe
note-truncated-text = il testo si interrompe
note-malformed-xml = la struttura è danneggiata
note-recovered-archive = il file è troncato, recuperato ciò che restava
note-damaged-part = una parte del file è danneggiata
note-part-skipped = una parte del file non si legge
note-depth-limit = tabelle o elementi annidati troppo a fondo
note-node-limit = troppi elementi
note-cell-limit = troppe celle
note-column-limit = troppe colonne
note-table-limit = tabella troppo grande
note-block-limit = troppi paragrafi
note-file-limit = file troppo grande
note-line-limit = righe troppo lunghe
note-field-limit = troppi campi
note-altchunk-skipped = un documento incorporato non si legge
note-encoding-guessed = codifica del testo supposta
note-control-characters = caratteri di controllo o guasti tolti
note-hidden-sheet = foglio nascosto
note-sheet-skipped = foglio senza celle, tralasciato
note-part-missing = una parte del file manca
note-hidden-text = testo nascosto (caratteri/paragrafi)
note-hidden-paragraph = paragrafo nascosto
note-unclosed-field = campo non chiuso, il suo testo è stato tenuto
note-entity-skipped = entità XML tralasciate
note-prompt-skipped = suggerimento per la compilazione tralasciato
note-form-prompt = suggerimenti per la compilazione tralasciati
note-comment-skipped = commenti tralasciati
note-chart-skipped = grafico tralasciato
note-activex-skipped = controllo ActiveX tralasciato
note-phonetic-skipped = guida fonetica tralasciata
note-table-split = tabella divisa, era troppo grande
note-page-limit = troppe pagine, lette solo le prime
note-drawing-limit = troppi elementi disegnati, tralasciati
note-unmapped-glyphs = lettere senza un carattere
note-tags-contradict-page = tabelle dei tag non usate, la pagina le contraddice
note-picture-on-page = immagine grande non letta
note-picture-page = pagina di sole immagini, senza testo
note-garbage-text = le lettere della pagina non hanno caratteri
note-ocr-failed = il riconoscimento della pagina è fallito
note-ocr-page = pagina riconosciuta, sicurezza
note-ocr-doubt = cifre riconosciute con dubbio
