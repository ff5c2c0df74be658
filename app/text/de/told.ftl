# Wer von einer Handlung erfährt, bevor sie geschieht.
told-title = Wer benachrichtigt wird
told-row = { $name }, auf { $language }
told-row-later = { $name }, auf { $language }, sobald die Entscheidung zählt
told-german = Deutsch
told-english = Englisch
told-letter = Nachricht an { $name } ansehen
told-letter-later = Nachricht an { $name } ansehen, sobald die Entscheidung zählt
