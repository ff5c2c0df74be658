# Vergleichsfälle: was hier und anderswo erreicht wurde.
reached-title = Vergleichsfälle
reached-lead = Was mit einem Kanal oder Werkzeug schon erreicht wurde, hier und anderswo. Eine Tatsache, kein Rat.
reached-search = Werkzeug, Anbieter oder Stichwort
reached-go = Suchen
reached-own = Bei uns
reached-own-empty = Bei uns ist noch nichts entschieden, was Sie sehen dürfen.
reached-own-none = Bei uns ist dazu nichts entschieden, was Sie sehen dürfen.
reached-elsewhere = Anderswo
reached-count = { $count ->
    [one] Ein Vergleichsfall
   *[other] { $count } Vergleichsfälle
}
reached-empty = Noch ist nichts eingelesen
reached-empty-text = Ihre Administration kann Erfahrungen anderer einlesen: concord import precedents DATEI.
reached-none = Anderswo ist dazu nichts bekannt
reached-all = Alle anzeigen
reached-terms = Vereinbarung lesen
reached-website = Seite des Anbieters
reached-too-short = Diese Wörter sagen zu wenig. Nennen Sie ein Werkzeug, einen Anbieter oder ein Stichwort mit mindestens zwei Buchstaben.
