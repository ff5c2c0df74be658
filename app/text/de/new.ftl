# Einen Antrag beginnen.
new-title = Neuer Antrag
new-lead = Ein Antrag dauert meist 3 Minuten. Sie können jederzeit unterbrechen; der Entwurf bleibt.
new-area = Für welchen Bereich?
new-area-only = Für den Bereich { $area }.
new-known = Das ist schon bekannt
new-known-lead = Anbieter und Art des Antrags übernehmen wir in Schritt 1. Dort können Sie beides ändern.
new-button = Antrag beginnen
new-only-marketing = Anträge stellt das Marketing eines Bereichs. Bitten Sie jemanden aus dem Marketing oder Ihre Administration.
