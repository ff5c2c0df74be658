# Warum jemand etwas nicht darf.
denied-not-involved = Diesen Antrag gibt es nicht.
denied-own-case = Niemand prüft oder entscheidet den eigenen Antrag. Das übernimmt eine andere Person.
denied-reviewed-it = Sie haben diesen Antrag geprüft. Deshalb entscheidet ihn eine andere Person.
denied-other-side = Sie handeln in diesem Antrag für die andere Seite.
denied-not-the-decider = Gerade entscheidet hier eine andere Person.
denied-not-your-role = Das gehört in diesem Antrag nicht zu Ihren Aufgaben.
denied-not-your-tolerance = Nur die Leitung eines Bereichs legt fest, wie viel dort verloren gehen darf.
