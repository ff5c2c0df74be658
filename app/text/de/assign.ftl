# Who holds a request for a side.
assign-title = Wer hält den Antrag?
assign-lead = Eine Person Ihrer Seite hält den Antrag: Ihr Name steht auf den Listen, und sie kann bestätigen, ob die andere Seite Sie verstanden hat.
assign-who = Person
assign-nobody = Niemand
assign-me = Das sind Sie.
assign-button = Speichern
assign-link = Zuweisen
assign-holds-marketing = hält ihn für das Marketing
assign-holds-security = hält ihn für die Sicherheit
assign-because-not-there = Diese Person kann den Antrag nicht für Ihre Seite halten. Wählen Sie jemanden aus der Liste.
