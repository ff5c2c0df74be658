# Das Protokoll, für Prüfende und Admins. Neben den Worten steht, wie der Vorgang im Protokoll heißt.
audit-title = Protokoll
audit-lead = Alles, was hier getan wurde, in einer Reihenfolge, die niemand unbemerkt ändern kann.
audit-only-auditors = Das Protokoll sehen nur Prüfende und Admins.
audit-verify = Jetzt prüfen
audit-whole = Das Protokoll ist vollständig: { $entries } Einträge, { $checkpoints } Prüfpunkte; { $rows } Zeilen stehen so in der Datenbank, wie das Protokoll es sagt.
audit-broken = Etwas wurde an Concord vorbei geändert. Das wurde zuerst gefunden:
audit-faults = Das Protokoll konnte nicht unterschrieben oder nicht an anderer Stelle aufbewahrt werden:
audit-size = Einträge
audit-signed = Davon unterschrieben
audit-signed-at = Zuletzt unterschrieben
audit-key = Öffentlicher Schlüssel
audit-no-key = Keiner; nichts wird unterschrieben. Wer Concord betreibt, setzt audit.key_file.
audit-sink = An anderer Stelle aufbewahrt
audit-no-sink = Nirgends. Wer Concord betreibt, setzt audit.sink_file.
audit-export = Das ganze Protokoll mitnehmen
audit-entries = Was getan wurde
audit-person = Person
audit-anybody = Alle
audit-act = Was
audit-case = Antrag
audit-from = Von
audit-until = Bis
audit-show = Anzeigen
audit-none = Nichts Passendes wurde getan
audit-count = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
}
audit-caption = Einträge des Protokolls
audit-seq = Nr.
audit-at = Wann
audit-who = Wer
audit-object = Woran
audit-states = Zustände
audit-object-case = Antrag { $number }
audit-nobody = Niemand bekannt
audit-system = Concord selbst
audit-operator = Betrieb
