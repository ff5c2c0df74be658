# Der Eingang der Sicherheit und der Beratung.
inbox-title = Eingang
inbox-tabs = Ansichten
inbox-tab-security = Für die Sicherheit
inbox-tab-papers = Nachweise zu prüfen
inbox-tab-open = Alle offenen
inbox-tab-others = Wartet auf andere
inbox-count = { $count ->
    [one] Ein Antrag
   *[other] { $count } Anträge
}
inbox-count-more = Mehr als { $count } Anträge
inbox-empty = Alles erledigt.
inbox-empty-open = Kein Antrag ist offen.
inbox-empty-others = Auf andere wartet nichts.
inbox-no-rating = ohne Einstufung
inbox-tab-mine = Von mir gehalten
inbox-empty-mine = Sie halten gerade keinen Antrag, bei dem Ihre Seite am Zug ist.
inbox-holder = gehalten von { $name }
