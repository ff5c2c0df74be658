# Who holds a request for a side.
assign-title = Wer bearbeitet den Antrag?
assign-lead = Eine Person Ihrer Seite bearbeitet den Antrag. Der Name dieser Person steht auf den Listen, und diese Person kann bestätigen, ob die andere Seite Sie verstanden hat.
assign-who = Person
assign-nobody = Niemand
assign-me = Das sind Sie.
assign-button = Speichern
assign-link = Zuweisen
assign-holds-marketing = bearbeitet ihn für das Marketing
assign-holds-security = bearbeitet ihn für die Sicherheit
assign-because-not-there = Diese Person kann den Antrag nicht für Ihre Seite halten. Wählen Sie jemanden aus der Liste.
