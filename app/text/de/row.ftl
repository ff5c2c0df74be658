# Ein Antrag in einer Liste.
row-untitled = Entwurf ohne Namen
row-draft = Noch nicht abgesendet. Nur das Marketing Ihres Bereichs sieht den Entwurf.
row-approved = Freigegeben. Was gilt, zeigt das Register.
row-declined = Abgelehnt. Niemand ist am Zug.
row-withdrawn = Zurückgezogen. Niemand ist am Zug.
row-discarded = Verworfen. Niemand ist am Zug.
row-move-marketing = Am Zug: Marketing
row-move-security = Am Zug: Sicherheit
row-move-second-reviewer = Am Zug: eine zweite Person aus der Sicherheit
row-move-both = Am Zug: beide Seiten
row-move-adviser = Am Zug: Beratung
row-move-executive = Am Zug: die Person, die entscheidet
row-move-admin = Am Zug: Administration. Es fehlt jemand, der entscheidet.
row-move-nobody = Niemand ist am Zug.
row-due = bis { $when }
row-late = überfällig seit { $when }
