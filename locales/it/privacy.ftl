# gli pseudonimi

value-key-file = CHIAVE
help-pseudonymise = Al posto delle persone mette pseudonimi stabili; la chiave viene dal file (--pseudonymise=CHIAVE) o dalla variabile SPOGLIO_KEY
help-new-key = Crea il file della chiave, leggibile solo da chi lo crea; un file che c'è già non viene toccato
privacy-no-key = Per gli pseudonimi serve una chiave: --pseudonymise=CHIAVE con il suo file, o la variabile SPOGLIO_KEY.
privacy-new-without-file = Per creare una chiave serve il nome del file: --pseudonymise=CHIAVE --new-key.
privacy-key-missing = Il file della chiave { $path } non c'è. Per crearlo: --new-key.
privacy-key-short = La chiave in { $place } è troppo corta: servono almeno 16 caratteri.
privacy-key-unusable = La chiave in { $place } non si può usare: { $detail }
