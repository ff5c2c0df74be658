# Was überfällig ist und von selbst nicht weitergeht.
overdue-title = Überfällig
overdue-empty = Nichts ist überfällig
overdue-empty-text = Keine Entscheidung, kein Nachweis und keine Benennung ist über ihre Frist hinaus.
overdue-count = { $count ->
    [one] Ein Antrag wartet über seine Frist hinaus. Von selbst geht er nicht weiter.
   *[other] { $count } Anträge warten über ihre Frist hinaus. Von selbst gehen sie nicht weiter.
}
overdue-count-uncounted = Mehr als { $count } Anträge warten über ihre Frist hinaus. Von selbst gehen sie nicht weiter.
overdue-executive = Entscheidet: { $names }.
overdue-adviser = Prüft die Nachweise: { $names }.
overdue-nobody = Hier darf niemand entscheiden.
overdue-no-adviser = Der Bereich hat keine Beratung.
overdue-name = Jemanden benennen
