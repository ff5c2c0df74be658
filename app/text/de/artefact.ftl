# Den Nachweis einer Sperre anhängen, bestätigen oder nicht anerkennen.
artefact-attach = Nachweis anhängen
artefact-confirm = Nachweis bestätigen
artefact-reject = Nachweis nicht anerkennen
artefact-attach-button = Nachweis anhängen
artefact-confirm-button = Nachweis bestätigen
artefact-reject-button = Nicht anerkennen
artefact-gate = Um welchen Nachweis geht es?
artefact-link = Adresse des Nachweises
artefact-link-hint = Eine Adresse, die auch die Beratung öffnen kann, zum Beispiel in Ihrer Ablage.
artefact-note = Was ist das?
artefact-note-hint = Ein Satz: welches Dokument, von wann, von wem unterschrieben.
artefact-reason = Was fehlt an diesem Nachweis?
artefact-confirm-sentence = Sie bestätigen, dass dieser Nachweis genügt. Damit ist die Sperre aufgehoben.
artefact-none = Hier ist gerade nichts zu tun.
artefact-to-gates = Zu den Sperren und Nachweisen
