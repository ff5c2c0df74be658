# Die Mails der Demo.
mails-title = Mails der Demo
mails-lead = Die Demo versendet nichts. Hier steht, was die Personen bekommen hätten.
mails-empty = Noch keine Mail
mails-empty-text = Stellen Sie als Sicherheit eine Rückfrage: Sekunden später steht hier die Mail an das Marketing.
mails-subject = Betreff
mails-to = An
mails-at = Geschrieben
mails-back = Zu allen Mails
