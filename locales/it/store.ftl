# messages of the database

store-error-not-a-database = Il file non è una base dati SQLite: non è stato toccato.
store-error-foreign = Il file è la base dati di un altro programma: non è stato toccato.
store-error-newer-version = La base dati è stata scritta da una versione più recente di spoglio: aggiornare il programma.
store-error-older-version = La base dati è stata scritta da una versione precedente di spoglio e va aggiornata: lo fa spoglio import.
store-error-read-only = La base dati è di sola lettura.
store-error-disk-full = Non c'è più spazio su disco: il documento non è stato salvato, gli altri sono al sicuro.
store-error-busy = La base dati è in uso da parte di un altro programma: riprovare quando ha finito.
store-error-not-a-file = Non è un file: serve quello di una base dati.
store-error-cannot-open = La base dati non si può aprire: controllare il percorso e i permessi.
store-error-corrupt = La base dati è danneggiata: rifarla dai documenti.
store-error-empty = La base dati è vuota: non vi è stato ancora importato nulla (spoglio import).
store-error-io = Lettura o scrittura su disco non riuscita (disco guasto, spazio o quota esauriti): il documento non è stato salvato, gli altri sono al sicuro.
store-error-other = Errore della base dati.
