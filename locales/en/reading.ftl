# what was the matter with a document or the system, what readers noted

## what the system says

system-not-found = there is no such file or folder
system-denied = permission denied
system-folder = it is a folder
system-no-file = it is a pipe or a socket, not a file
system-no-folder = a part of the path is no folder
system-exists = it is there already
system-disk-full = the disk is full
system-read-only = the disk is read-only
system-busy = another program is using it
system-timed-out = the system did not answer in time
system-too-large = the file is larger than the system allows
system-bad-name = the system takes no such name
system-no-memory = there is no more memory
system-no-text = it has bytes that are no UTF-8 text
system-cut = it ends too early
system-gone = whoever read or wrote at the other end has gone
system-unsupported = the system or the disk can't do that
system-code = system error { $code }
system-other = system error
technical = technical detail: { $words }

## what is wrong with a file of TOML or JSON

unparsed = { $what } ({ $words })
unparsed-at = line { $line }, column { $column }: { $what }
unparsed-toml = not valid TOML
unparsed-json = not valid JSON
unparsed-expected = { $kind } is expected here
unparsed-kind-text = a text
unparsed-kind-truth = true or false
unparsed-kind-whole = a whole number
unparsed-kind-number = a number
unparsed-kind-list = a list
unparsed-kind-table = a table
unparsed-value = the value is none of those that can stand here
unparsed-missing = { $name } is missing
unparsed-unknown = there is no { $name }; there are: { $known }

## why a document could not be read

read-detail-format = { $name ->
    [image] image
    [text] text
   *[other] { $name }
}
read-detail-too-large = { $bytes } bytes, at most { $most }
read-detail-unpacked = { $bytes } bytes unpacked
read-detail-too-many-parts = more than { $most } parts
read-detail-too-many-messages = more than { $most } messages in each other
read-detail-too-many-containers = more than { $most } containers in each other
read-detail-archives-too-large = archives in each other of more than { $most } bytes
read-detail-result-too-large = what was read of it is too large
read-detail-compression = compression method { $method } is not known
read-detail-checksum = cut, or with a wrong checksum
read-detail-no-readable-part = archive without a readable part
read-detail-missing = not there
read-detail-no-main-part = no part with the document's text
read-detail-bad-start = does not begin as it should
read-detail-no-text = no text
read-detail-no-text-in-sheets = no text in any sheet
read-detail-no-sheet = no sheet of the workbook is there
read-detail-white-space = nothing but white space
read-detail-only-marks = no text but marks
read-detail-no-html = message without HTML
read-detail-utf32 = text in UTF-32
read-detail-nul-bytes = { $count } NUL bytes
read-detail-no-characters = { $count } of { $of } characters are no text
read-detail-old-word = Word before 97 (version { $version })
read-detail-old-excel = Excel before version 5
read-detail-signature = the signature can't be followed
read-detail-signature-encoding = signature in no known encoding
read-detail-signature-depth = signature in too many encodings in each other
read-detail-signature-empty = signature without content
read-detail-no-signed-document = signature container without a signed document
read-detail-in-container = while its container was opened
read-detail-cancelled = cancelled
read-detail-memory-over = more than { $mib } MiB
read-detail-no-memory = no more memory was to be had
read-detail-time-over = more than { $seconds } s
read-detail-stack-overflow = stack overflow
read-detail-worker-signal = worker ended by signal { $signal }
read-detail-worker-code = worker ended with code { $code }
read-detail-worker-ended = worker ended without a reply
read-detail-worker-silent = the worker does not answer
read-detail-worker-strange = the worker says something else

## notes of the readers

note-truncated-xml = the text breaks off
note-truncated-text = the text breaks off
note-malformed-xml = its structure is damaged
note-recovered-archive = the file is cut short, what was left was recovered
note-damaged-part = a part of the file is damaged
note-part-skipped = a part of the file cannot be read
note-depth-limit = tables or elements nested too deep
note-node-limit = too many elements
note-cell-limit = too many cells
note-column-limit = too many columns
note-table-limit = a table is too large
note-block-limit = too many paragraphs
note-file-limit = the file is too large
note-line-limit = lines are too long
note-field-limit = too many fields
note-altchunk-skipped = an embedded document cannot be read
note-encoding-guessed = encoding of the text guessed
note-control-characters = control or broken characters taken out
note-hidden-sheet = hidden sheet
note-sheet-skipped = sheet without cells left out
note-part-missing = a part of the file is missing
note-hidden-text = hidden text (characters/paragraphs)
note-hidden-paragraph = hidden paragraph
note-unclosed-field = unclosed field, its text was kept
note-entity-skipped = XML entities left out
note-prompt-skipped = prompt of a form left out
note-form-prompt = prompts of a form left out
note-comment-skipped = comments left out
note-chart-skipped = chart left out
note-activex-skipped = ActiveX control left out
note-phonetic-skipped = phonetic guide left out
note-table-split = table split, it was too large
note-page-limit = too many pages, only the first were read
note-drawing-limit = too many things drawn, left out
note-unmapped-glyphs = letters without a character
note-tags-contradict-page = tagged tables not used, the page contradicts them
note-picture-on-page = large picture, not read
note-picture-page = page of pictures, without text
note-garbage-text = the letters of the page have no characters
note-ocr-failed = recognition of the page failed
note-ocr-page = page recognised, confidence
note-ocr-doubt = figures recognised with doubt
