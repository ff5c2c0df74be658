# Vorschläge beim Tippen
suggest-list = Vorschläge
suggest-count = { $count ->
    [0] Keine Vorschläge. Sie können trotzdem suchen.
    [one] Ein Vorschlag. Mit den Pfeiltasten wählen Sie ihn aus.
   *[other] { $count } Vorschläge. Mit den Pfeiltasten wählen Sie aus.
}
suggest-elsewhere = Anderswo freigegeben
suggest-running = Antrag läuft
suggest-people = Personen
