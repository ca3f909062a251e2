# importing many documents: processes, limits, log

help-jobs = Quanti documenti leggere insieme, 0 per uno per processore [predefinito: 0]
help-timeout = Secondi concessi a ogni documento, 0 per nessun limite [predefinito: 300; con --ocr 3600]
help-max-memory = Memoria concessa a ogni processo di lettura (512M, 2G), 0 per nessun limite [predefinita: 2G]
help-force = Rilegge anche i documenti già registrati e invariati
value-seconds = SECONDI
value-size = QUANTITÀ
help-since = Solo i file modificati da questo giorno o momento (2025-11-01, 2025-11-01T08:30) in poi
help-verbose = Scrive un registro dettagliato di ciò che accade, al posto dell'avanzamento [livello: SPOGLIO_LOG=error, warn, info, debug]
help-log-file = Aggiunge il registro in fondo a questo file, invece che sull'uscita degli errori
help-log-format = Forma del registro: text o json (una riga per evento) [predefinita: text]
value-time = MOMENTO
skip-older = non modificato dal momento indicato
error-log-level = { $variable }: livello sconosciuto: { $word } (error, warn, info, debug, trace, off)

worker-about = Legge documenti per conto di un altro programma (protocollo: docs/worker-protocol.md)
worker-usage = spoglio worker
worker-ended = il processo di lettura non può continuare: { $detail }

import-worker-changed = il programma o le grammatiche sono cambiati nel frattempo
import-no-worker = impossibile avviare un processo di lettura: { $detail }

read-error-timeout = la lettura ha superato il tempo concesso
read-error-out-of-memory = la lettura ha superato la memoria concessa
read-remedy-timeout = ripetere l'importazione con più tempo (--timeout), o dividere il documento
read-remedy-out-of-memory = ripetere l'importazione con più memoria (--max-memory), o dividere il documento

## containers

read-error-no-document = dentro non c'è un documento, o non quello indicato
read-error-several-documents = dentro ci sono più documenti
read-error-own-report = è un rapporto di spoglio, non un piano
read-error-no-content = è una firma separata: il documento firmato non è dentro
read-error-enveloped = il contenuto è cifrato per i soli destinatari
read-remedy-no-document = controllare che il documento sia fra i file contenuti
read-remedy-several-documents = indicarne uno con il suo percorso (archivio.zip!/piano.pdf), o importarli tutti con «spoglio import»
read-remedy-own-report = leggere il piano; i rapporti stanno meglio in un'altra cartella
read-remedy-no-content = leggere il documento che è stato firmato, pubblicato accanto alla firma
read-remedy-enveloped = chiedere a chi lo ha pubblicato il documento non cifrato
