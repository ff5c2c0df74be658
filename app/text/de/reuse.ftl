# Dateien, die das Werkzeug aus früheren Anträgen schon hat.
reuse-title = Schon vorhandene Dateien
reuse-link = Haben wir die Datei schon? Dateien früherer Anträge für dieses Werkzeug ansehen
reuse-lead = Diese Dateien gehören zu früheren Anträgen Ihres Bereichs für dasselbe Werkzeug. Nehmen Sie, was noch stimmt.
reuse-which = Welche Dateien gelten auch hier?
reuse-from = { $size } · aus { $reference } · { $months ->
    [0] aus diesem Monat
    [one] einen Monat alt
   *[other] { $months } Monate alt
} ({ $day })
reuse-none = Für dieses Werkzeug gibt es noch keine Dateien.
reuse-button = Übernehmen
reuse-other = Eine andere Datei hinzufügen
