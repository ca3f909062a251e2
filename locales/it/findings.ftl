# messages of the findings: one or more keys a rule, beginning with `finding-` and its code

finding-doc003 = { $count ->
    [one] La pagina { $pages } non ha testo leggibile (è un'immagine, o i suoi caratteri non hanno significato): nulla ne è stato letto.
   *[other] Le pagine { $pages } non hanno testo leggibile (sono immagini, o i loro caratteri non hanno significato): nulla ne è stato letto.
} Rimedio: procurarsi il documento originale, oppure installare tesseract-ocr e tesseract-ocr-ita e ripetere con --ocr.
finding-doc003-failed = { $count ->
    [one] Il riconoscimento del testo della pagina { $pages }, che è un'immagine, non è riuscito: nulla ne è stato letto.
   *[other] Il riconoscimento del testo delle pagine { $pages }, che sono immagini, non è riuscito: nulla ne è stato letto.
} Rimedio: procurarsi il documento originale.
finding-doc003-recognised = { $count ->
    [one] Il testo della pagina { $pages } è stato riconosciuto da un'immagine
   *[other] Il testo delle pagine { $pages } è stato riconosciuto da immagini
}: confrontare i valori con l'originale.
finding-doc003-doubt = { $count ->
    [one] Cifre riconosciute con poca sicurezza alla pagina { $pages }
   *[other] Cifre riconosciute con poca sicurezza alle pagine { $pages }
}: { $words }. Confrontarle con l'originale: possono essere sbagliate.
finding-doc003-picture = { $count ->
    [one] Alla pagina { $pages } c'è un'immagine estesa, che non è stata letta
   *[other] Alle pagine { $pages } ci sono immagini estese, che non sono state lette
}: controllare che non contengano tabelle di obiettivi.
finding-idn001 = La scheda ha il titolo dell'obiettivo in bianco (la descrizione comincia: «{ $label }»).
finding-idn001-suggested = La scheda ha il titolo dell'obiettivo in bianco: il riepilogo suggerisce «{ $title }».
finding-idn002 = Due obiettivi della stessa struttura hanno lo stesso titolo: «{ $title }».
finding-idn003 = Il titolo del riepilogo («{ $summary }») è diverso da quello della scheda («{ $card }»).
finding-idn010-none = Nessuna tipologia è segnata per l'obiettivo «{ $label }».
finding-idn010-several = Sono segnate più tipologie che si escludono ({ $types }) per l'obiettivo «{ $label }».
finding-idn012 = Nel documento esaminato non è indicato { $what ->
    [entity] di quale ente è il piano
    [years] a quali anni si riferisce il piano
   *[kind] che tipo di piano è
}.
finding-ind001 = L'indicatore «{ $indicator }» ha il valore atteso in bianco.
finding-ind002 = Il valore atteso «{ $target }» dell'indicatore «{ $indicator }» è solo testo: non si può misurare.
finding-ind003 = La formula di calcolo ripete la descrizione dell'indicatore: «{ $indicator }».
finding-ppl001 = Il nome è scritto in due modi: «{ $one }» e «{ $other }».
finding-ppl002 = Per «{ $name }» { $what ->
    [hours] mancano le ore settimanali, indicate per altri nello stesso elenco
    [category] manca la categoria, indicata per altri nello stesso elenco
   *[both] mancano le ore settimanali e la categoria, indicate per altri nello stesso elenco
}.
finding-ppl002-column = Nell'elenco delle risorse umane { $what ->
    [hours] la colonna delle ore settimanali è vuota
    [category] la colonna della categoria è vuota
   *[both] le colonne delle ore settimanali e della categoria sono vuote
}.
finding-str001 = La scheda dell'obiettivo «{ $label }» ha un secondo blocco di { $kind ->
    [phases] fasi
   *[indicators] indicatori
}: forse manca la scheda di un altro obiettivo.
finding-str002 = Nel documento esaminato l'obiettivo «{ $label }» non ha fasi, che per la sua tipologia il modulo chiede come obbligatorie.
finding-str003 = Nel documento esaminato l'obiettivo «{ $label }» non ha alcun indicatore.
finding-str004 = Nel documento esaminato nessuna scheda porta l'obiettivo del riepilogo «{ $title }».
finding-str005 = La scheda «{ $label }» non compare nel riepilogo degli obiettivi di «{ $unit }».
finding-str006 = Etichetta tagliata: «{ $text }» per «{ $full }».
finding-str011 = È stato compreso solo il { $percent }% delle celle ({ $claimed } su { $cells }); tabelle non riconosciute: { $tables }. I controlli valgono solo per ciò che è stato letto.
finding-tim001 = La fase «{ $phase }» non ha scadenza.
finding-tim002 = La scadenza «{ $date }» è fuori { $years ->
    [one] dall'anno di riferimento ({ $from })
   *[several] dagli anni di riferimento ({ $from }-{ $to })
}.
finding-tim003 = La data «{ $date }» non esiste.
finding-tim003-unclear = La data «{ $date }» non si capisce.
finding-tim008 = Nessun esercizio di riferimento è segnato per l'obiettivo «{ $label }».
finding-wgt001 = Manca il peso dell'obiettivo «{ $label }»: { $given ->
    [0] nessun peso è indicato
    [one] il solo peso indicato, su { $count }, è { $sum }%
   *[other] i { $given } pesi indicati, su { $count }, danno { $sum }%
}.
finding-wgt001-summary = Nel riepilogo manca il peso dell'obiettivo «{ $label }»: { $given ->
    [0] nessun peso è indicato
    [one] il solo peso indicato, su { $count }, è { $sum }%
   *[other] i { $given } pesi indicati, su { $count }, danno { $sum }%
}.
finding-wgt002 = { $count ->
    [one] Il peso del solo obiettivo di «{ $unit }» è { $sum }%, non 100%.
   *[other] I pesi dei { $count } obiettivi di «{ $unit }» danno { $sum }%, non 100%.
}
finding-wgt003-missing = Nessun indicatore dell'obiettivo «{ $label }» ha un peso, che il modulo chiede come obbligatorio.
finding-wgt003-partial = Nell'obiettivo «{ $label }» gli indicatori senza peso sono { $missing } su { $count }.
finding-wgt003-sum = I pesi degli indicatori dell'obiettivo «{ $label }» danno { $sum }%, non 100%.

# why a document could not be read: what is wrong and what can be done

finding-doc005 = Il documento non si può leggere: { $what }. Rimedio: { $remedy }.
finding-doc005-partial = Il documento è stato letto solo in parte: { $what }. Ciò che manca può mancare anche dai dati: procurarsi una copia integra.
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
