# Woher eine Antwort kommt, die niemand direkt gegeben hat.
origin-screening-own = aus Ihrer Antwort: „{ $answer }“
origin-screening = folgt aus der Antwort: „{ $answer }“
origin-tool = aus dem Katalog
origin-decided = aus dem entschiedenen Antrag für dasselbe Werkzeug
origin-last-own = aus Ihrem letzten Antrag
origin-last = aus dem letzten Antrag des Bereichs
origin-not-asked = nicht gefragt: Keine Antwort ändert hier das Ergebnis. Es zählt die ungünstigste.
