# pseudonyms

value-key-file = KEY
help-pseudonymise = Puts stable pseudonyms in the place of people; the key comes from the file (--pseudonymise=KEY) or from the variable SPOGLIO_KEY
help-new-key = Makes the key file, readable only by whoever makes it; a file that is there is not touched
privacy-no-key = Pseudonyms need a key: --pseudonymise=KEY with its file, or the variable SPOGLIO_KEY.
privacy-new-without-file = To make a key its file must be named: --pseudonymise=KEY --new-key.
privacy-key-missing = There is no key file { $path }. To make it: --new-key.
privacy-key-short = The key in { $place } is too short: it takes at least 16 characters.
privacy-key-unusable = The key in { $place } can't be used: { $detail }
