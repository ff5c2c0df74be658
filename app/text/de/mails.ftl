# Die E-Mails der Demo.
mails-title = E-Mails der Demo
mails-lead = Die Demo versendet nichts. Hier steht, was die Personen bekommen hätten.
mails-empty = Noch keine E-Mail
mails-empty-text = Stellen Sie als Sicherheit eine Rückfrage: Sekunden später steht hier die E-Mail an das Marketing.
mails-subject = Betreff
mails-to = An
mails-at = Geschrieben
mails-back = Zu allen E-Mails
