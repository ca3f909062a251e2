# messages of the database

store-error-not-a-database = The file is not a SQLite database; it was left as it is.
store-error-foreign = The file is the database of another program; it was left as it is.
store-error-newer-version = The database was written by a newer version of spoglio: update the program.
store-error-older-version = The database was written by an older version of spoglio and has to be brought up: spoglio import does it.
store-error-read-only = The database is read-only.
store-error-disk-full = The disk is full: the document was not saved, the others are safe.
store-error-busy = The database is in use by another program: try again when it has finished.
store-error-not-a-file = It is no file: a database is one.
store-error-cannot-open = The database cannot be opened: check the path and the permissions.
store-error-corrupt = The database is damaged: make it again from the documents.
store-error-empty = The database is empty: nothing has been imported into it yet (spoglio import).
store-error-io = Reading or writing the disk failed (a broken disk, no room, a quota): the document was not stored, the others are safe.
store-error-other = Database error.
