# messages of the findings: one or more keys a rule, beginning with `finding-` and its code

named-unit = { $named ->
    [no] un'unità senza nome
   *[yes] «{ $unit }»
}
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
folded-str002 = { $scope ->
    [part] In questa unità
   *[document] Nel documento esaminato
} tutti gli obiettivi ({ $count }) sono senza le fasi che il modulo chiede: { $labels }.
folded-str003 = { $scope ->
    [part] In questa unità
   *[document] Nel documento esaminato
} tutti gli obiettivi ({ $count }) sono senza indicatori: { $labels }.
folded-wgt001 = { $scope ->
    [part] In questa unità
   *[document] Nel documento esaminato
} il peso è in bianco per tutti gli obiettivi ({ $count }) che hanno un posto per indicarlo: { $labels }.
folded-wgt001-summary = { $scope ->
    [part] In questo riepilogo
   *[document] Nei riepiloghi del documento esaminato
} il peso è in bianco in tutte le righe ({ $count }): { $labels }.
folded-wgt001-elsewhere = In questo riepilogo il peso è in bianco in tutte le righe ({ $count }), e un altro riepilogo dell'unità indica dei pesi: { $labels }.
folded-same = { $message } ({ $count } volte: { $labels }).
finding-str004 = Nel documento esaminato nessuna scheda porta l'obiettivo del riepilogo «{ $title }».
finding-str005 = La scheda «{ $label }» non compare nel riepilogo degli obiettivi di { named-unit }.
finding-str006 = Etichetta tagliata: «{ $text }» per «{ $full }».
finding-str011 = Celle delle tabelle comprese: { $claimed } su { $cells } ({ $percent }%); tabelle non riconosciute: { $tables }. I controlli valgono solo per ciò che è stato letto.
finding-tim001 = La fase «{ $phase }» non ha scadenza.
finding-tim002 = La scadenza «{ $date }» è fuori { $years ->
    [one] dall'anno di riferimento ({ $from })
   *[several] dagli anni di riferimento ({ $from }-{ $to })
}.
finding-tim002-target = Il valore atteso «{ $date }» dell'indicatore «{ $indicator }» è una data fuori { $years ->
    [one] dall'anno del piano ({ $from })
   *[several] dagli anni del piano ({ $from }-{ $to })
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
finding-wgt001-elsewhere = In questo riepilogo manca il peso dell'obiettivo «{ $label }»; un altro riepilogo dell'unità ne indica { $given } su { $count }, in tutto { $sum }%.
finding-wgt002 = { $count ->
    [one] Il peso del solo obiettivo di { named-unit } è { $sum }%, non 100%.
   *[other] I pesi degli obiettivi di { named-unit } ({ $count }) danno { $sum }%, non 100%.
}
finding-wgt003-missing = Nessun indicatore dell'obiettivo «{ $label }» ha un peso, che il modulo chiede come obbligatorio.
finding-wgt003-partial = Nell'obiettivo «{ $label }» gli indicatori senza peso sono { $missing } su { $count }.
finding-wgt003-sum = I pesi degli indicatori dell'obiettivo «{ $label }» danno { $sum }%, non 100%.
finding-cfg001 = La soppressione di { $rule } (riga { $line } della configurazione: «{ $reason }») non toglie alcun rilievo.
finding-doc001 = Nel documento esaminato manca la sezione «{ $section }», che il piano completo deve avere.
finding-doc002 = Nel documento esaminato manca la sezione «{ $section }», dovuta anche nel piano semplificato.
finding-doc004 = Non si capisce di che tipo di documento si tratti, e nessun obiettivo o indicatore vi è stato riconosciuto: i controlli sugli obiettivi non dicono nulla.
finding-doc006 = Il piano è { $years ->
    [one] del { $from }
   *[several] degli anni { $from }-{ $to }
}, ma nessuna delle sue { $all } date vi cade: { $agreeing } sono del { $usual }.
finding-idn004 = { $count ->
    [one] Un obiettivo su { $all } non ha
   *[other] { $count } obiettivi su { $all } non hanno
} un codice, che gli altri hanno: { $labels }.
finding-idn004-none = Nessun obiettivo ha un codice o un numero (obiettivi: { $all }).
finding-idn005 = Il codice «{ $code }» dell'obiettivo «{ $label }» è già di un altro obiettivo della stessa struttura.
finding-idn006 = Nella numerazione degli obiettivi { $count ->
    [one] manca il numero { $numbers }
   *[other] mancano i numeri { $numbers }
} nel documento esaminato.
finding-idn007 = Descrizione, fasi e indicatori dell'obiettivo «{ $label }» sembrano quelli di «{ $other }».
finding-idn008 = L'intestazione («{ $name }») e il centro di responsabilità («{ $center }») indicano strutture diverse.
finding-idn009 = Per gli obiettivi di { named-unit } il responsabile è in bianco.
finding-idn009-collective = Per gli obiettivi di { named-unit } non è indicata una persona responsabile, ma «{ $who }».
finding-idn009-others = Nel documento esaminato { $count ->
    [one] una struttura non ha un responsabile
   *[other] { $count } strutture non hanno un responsabile
}, che le altre indicano: { $units }.
finding-idn011 = { $count ->
    [one] La missione di un obiettivo è in bianco
   *[other] La missione di { $count } obiettivi è in bianco
}.
finding-idn011-differs = La missione «{ $mission }» unisce codice e titolo di due missioni: al codice corrisponde «{ $title }».
finding-idn011-unknown = La missione «{ $mission }» ha un codice che nessuna missione ha.
finding-idn013 = { $count ->
    [one] La descrizione dell'obiettivo «{ $labels }» è in bianco
   *[other] La descrizione di { $count } obiettivi è in bianco: { $labels }
}.
finding-idn013-title = { $count ->
    [one] La descrizione dell'obiettivo «{ $labels }» ripete il titolo
   *[other] La descrizione di { $count } obiettivi ripete il titolo: { $labels }
}.
finding-ind004 = Indicatore, formula e valore atteso dicono la stessa cosa: «{ $indicator }».
finding-ind005 = { $count ->
    [one] Un indicatore ha la formula di calcolo in bianco
   *[other] { $count } indicatori hanno la formula di calcolo in bianco
} (su { $all } che ne richiedono una: sì/no e date non ne hanno bisogno).
finding-ind006 = Il valore atteso «{ $target }» dell'indicatore «{ $indicator }» ha il verso contrario: { $good ->
    [great] un valore alto è un bene, e «al più» chiede di fare meno
   *[small] un valore basso è un bene, e «almeno» chiede di fare peggio
}.
finding-ind007 = Testo da completare: «{ $text }».
finding-ind008 = { $count ->
    [one] Un indicatore ha il valore di partenza in bianco
   *[other] { $count } indicatori hanno il valore di partenza in bianco
} (su { $all }).
finding-ind008-none = Nessun indicatore ha un posto per il valore di partenza (indicatori: { $all }).
finding-ind009 = { $count ->
    [one] Un indicatore ha la fonte dei dati in bianco
   *[other] { $count } indicatori hanno la fonte dei dati in bianco
} (su { $all }).
finding-ind009-none = Nessun indicatore ha un posto per la fonte dei dati (indicatori: { $all }).
finding-ind010 = L'indicatore «{ $indicator }» dice «{ $word }», il valore atteso è { $target }.
finding-ind011 = Il raggiungimento dell'indicatore «{ $indicator }» è { $achieved }%; valore effettivo e atteso danno { $expected }%.
finding-ind012 = Nella relazione l'indicatore «{ $indicator }» ha il valore effettivo in bianco.
finding-ind012-all = Nella relazione tutti i { $count } indicatori hanno il valore effettivo in bianco.
finding-ind013 = Il valore «{ $value }» di «{ $label }» non può essere una quota di un intero.
finding-ind014 = { $count ->
    [one] Il valore atteso di un indicatore non migliora il valore di partenza
   *[other] Il valore atteso di { $count } indicatori non migliora il valore di partenza
}: { $indicators }.
finding-ind015 = { $count ->
    [one] Un valore atteso chiede
   *[other] { $count } valori attesi chiedono
} più cose insieme: { $targets }.
finding-law001 = Nel documento esaminato nessun obiettivo riguarda i tempi di pagamento ({ $source }).
finding-law002 = L'obiettivo sui tempi di pagamento ha un peso di { $weight }% al più, inferiore a { $least }% (nel documento { $written }{ $parts ->
    [yes] {""}, della parte { $part }
   *[no] {""}
}): da verificare, dipende dal sistema di valutazione ({ $source }).
finding-law003 = L'obiettivo «{ $label }» non è misurato con l'indicatore annuale di ritardo dei pagamenti ({ $source }).
finding-law004 = L'obiettivo «{ $label }» prevede { $hours } ore di formazione a testa, meno di { $least } ({ $source }).
finding-law005 = Nel documento esaminato nessun obiettivo riguarda la trasparenza o la prevenzione della corruzione ({ $source }).
finding-law006 = Nel documento esaminato nessun obiettivo riguarda l'accessibilità ({ $source }).
finding-law007 = Nel documento esaminato nessun obiettivo riguarda le pari opportunità ({ $source }).
finding-law008 = { $count ->
    [one] Un obiettivo nomina un piano
   *[other] { $count } obiettivi nominano piani
} che il PIAO ha assorbito: { $words } ({ $source }).
finding-law009 = Nel documento esaminato nessun obiettivo riguarda la semplificazione o la digitalizzazione ({ $source }).
finding-ppl003 = Il responsabile «{ $name }» non è nell'elenco delle risorse umane, in cui gli altri responsabili sono.
finding-ppl004 = Le ore settimanali di «{ $name }» ({ $hours }) non sono tra 1 e 36.
finding-ppl005 = «{ $name }» è due volte nello stesso elenco.
finding-ppl006 = La stessa categoria è scritta in più modi: { $spellings }.
finding-str007 = Il riepilogo di { $units } non ha il totale, che { $with ->
    [one] un altro riepilogo ha
   *[other] altri { $with } riepiloghi hanno
}.
finding-str008 = { $count ->
    [one] Una tabella ha
   *[other] { $count } tabelle hanno
} colonne senza etichetta (tabella [colonne]): { $tables }.
finding-str009 = { $count ->
    [one] Una tabella interrotta a metà di una riga è stata ricomposta
   *[other] Tabelle interrotte a metà di una riga e ricomposte: { $count }
}{ $pages ->
    [none] .
   *[other] {" "}(pag. { $pages }): controllare i testi a cavallo delle pagine.
}
finding-str010 = { $count ->
    [one] Una tabella o un paragrafo conteneva
   *[other] { $count } tabelle o paragrafi contenevano
} codice HTML, che è stato tolto.
finding-str012 = { $count ->
    [one] Una colonna è stata letta
   *[other] { $count } colonne sono state lette
} dai valori e non dall'etichetta (tabella: etichetta → campo): { $columns }.
finding-str013 = Nel documento esaminato { $count ->
    [one] una struttura non ha l'elenco delle risorse umane
   *[other] { $count } strutture non hanno l'elenco delle risorse umane
}, che le altre hanno: { $units }.
finding-tim004 = L'obiettivo «{ $label }» non ha alcuna data.
finding-tim004-all = { $count ->
    [one] Il solo obiettivo ha la scadenza in bianco, e nessuna data altrove.
   *[other] Tutti gli obiettivi ({ $count }) hanno la scadenza in bianco, e nessuno ha una data altrove.
}
finding-tim005 = { $count ->
    [one] Una fase scade prima di quella che la precede
   *[other] { $count } fasi scadono prima di una che le precede
}: { $phases }.
finding-tim006 = { $count ->
    [one] Tutte le fasi di un obiettivo scadono
   *[other] Tutte le fasi di { $count } obiettivi scadono
} l'ultimo giorno dell'anno: { $labels }.
finding-tim007 = La scadenza «{ $date }» è prima dell'inizio del piano ({ $from }).
finding-wgt004 = Il peso «{ $weight }» di «{ $label }» non è tra 0 e 100.
finding-wgt005 = Il peso «{ $weight }» dell'obiettivo «{ $label }» non è un numero.
finding-wgt005-all = I pesi degli obiettivi ({ $count }) sono parole e non numeri: { $words }.
finding-wgt006 = Il totale del riepilogo di { named-unit } è { $total }, ma i suoi pesi danno { $sum }.
finding-wgt007 = Il peso dell'obiettivo «{ $label }» è { $listed }% nel riepilogo e { $card }% nella scheda.
finding-wgt007-blank = Il peso dell'obiettivo «{ $label }» è { $card }% nella scheda e manca nel riepilogo.
finding-wgt008 = Le { $count } parti del piano pesano insieme { $sum }%, non 100%.
finding-wgt008-none = Le altre parti del piano fanno già { $sum }%: per { $parts } non resta alcuna quota.
finding-ppl007 = { $count ->
    [one] In una cella i nomi stanno uno dopo l'altro senza segni fra loro, e sono stati divisi solo dalla loro forma: { $names }.
   *[other] In { $count } celle i nomi stanno uno dopo l'altro senza segni fra loro, e sono stati divisi solo dalla loro forma: { $names }.
 }
finding-xyr001 = { $count ->
    [one] Un obiettivo su { $all } ripete quello
   *[other] { $count } obiettivi su { $all } ripetono quelli
} dell'anno prima ({ $other }): { $labels }.
finding-xyr002 = Il valore atteso «{ $target }» dell'indicatore «{ $indicator }» chiede meno di quanto si è raggiunto l'anno prima («{ $actual }», { $other }).
finding-xyr003 = { $count ->
    [one] Un obiettivo del piano non compare
   *[other] { $count } obiettivi del piano non compaiono
} nella relazione esaminata ({ $other }): { $labels }.
finding-xyr004 = L'indicatore «{ $indicator }» ha il valore atteso «{ $reported }», nel piano «{ $planned }» ({ $other }).
finding-xyr005 = Il peso dell'obiettivo «{ $label }» è { $reported }%, nel piano { $planned }% ({ $other }).

# why a document could not be read: what is wrong and what can be done

finding-doc005 = Il documento non si può leggere: { $what }. Rimedio: { $remedy }.
finding-doc005-partial = Il documento è stato letto solo in parte: { $what }. Ciò che manca può mancare anche dai dati: procurarsi una copia integra.
