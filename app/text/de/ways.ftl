# Wie jemand hereinkommt, auf der Seite einer Person.
ways-title = Anmeldewege
ways-none = nicht eingerichtet
ways-password = Passwort
ways-password-chosen = gewählt
ways-codes = Codes aus einer App
ways-codes-on = eingerichtet
ways-passkeys = Passkeys
ways-passkeys-count = { $count ->
    [0] keine
    [one] einer
   *[other] { $count }
}
ways-provider = Anmeldung der Firma
ways-provider-none = keine Verbindung
ways-provider-since = verbunden mit { $issuer } seit { $at }
ways-link = Link für das Passwort senden
ways-drop = Alle zweiten Faktoren wegnehmen
ways-drop-hint = Nur wenn App, Notfallcodes und Passkeys verloren sind und Sie aus einem Gespräch wissen, dass es diese Person ist. Eine E-Mail genügt nicht. Wer einen zweiten Faktor braucht, richtet danach einen neuen ein.
ways-unlink = Verbindung lösen
ways-unlink-hint = Die Person ist danach überall abgemeldet. Bei der nächsten Anmeldung über die Firma entscheidet wieder die Adresse, wessen Konto es ist.
