# importing many documents: processes, limits, log

help-jobs = How many documents to read at once, 0 for one a processor [default: 0]
help-timeout = Seconds that each document may take, 0 for no limit [default: 300; with --ocr 3600]
help-max-memory = Memory that each reading process may use (512M, 2G), 0 for no limit [default: 2G]
help-force = Read documents that are stored and unchanged again, too
value-seconds = SECONDS
value-size = SIZE
help-since = Only files changed from this day or time on (2025-11-01, 2025-11-01T08:30)
help-verbose = Write a detailed log of what happens, in place of the progress [level: SPOGLIO_LOG=error, warn, info, debug]
help-log-file = Append the log to this file, instead of standard error
help-log-format = Form of the log: text or json (one line an event) [default: text]
value-time = TIME
skip-older = not changed since the given time
error-log-level = { $variable }: unknown level: { $word } (error, warn, info, debug, trace, off)

worker-about = Read documents for another program (protocol: docs/worker-protocol.md)
worker-usage = spoglio worker
worker-ended = the reading process can't go on: { $detail }

import-worker-changed = the program or the grammars have been changed meanwhile
import-no-worker = can't start a reading process: { $detail }

read-error-timeout = reading it took longer than it may
read-error-out-of-memory = reading it took more memory than it may
read-remedy-timeout = import again with more time (--timeout), or split the document
read-remedy-out-of-memory = import again with more memory (--max-memory), or split the document

## containers

read-error-no-document = there is no document in it, or not the one that was named
read-error-several-documents = there are several documents in it
read-error-own-report = it is a report of spoglio, not a plan
read-error-no-content = it is a detached signature: the signed document is not in it
read-error-enveloped = its content is encrypted for its receivers only
read-remedy-no-document = check that the document is among the files in it
read-remedy-several-documents = name one by its path (archive.zip!/plan.pdf), or import them all with `spoglio import`
read-remedy-own-report = read the plan; reports are better kept in another folder
read-remedy-no-content = read the document that was signed, published beside the signature
read-remedy-enveloped = ask its publisher for the document without encryption
