# Das Register: was freigegeben ist.
register-title = Register
register-lead = Was freigegeben ist, für wen und mit welchen Auflagen.
register-search = Name oder Anbieter
register-state = Stand
register-kind = Art
register-area = Bereich
register-any = Alle
register-show = Anzeigen
register-sort = Sortieren
register-sort-name = Name
register-sort-supplier = Anbieter
register-sort-approved = Zuletzt freigegeben
register-sort-expires = Endet zuerst
register-count = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
}
register-count-more = Mehr als { $count } Einträge
register-since = freigegeben { $day }
register-until = bis { $day }
register-empty = Noch ist nichts freigegeben
register-empty-text = Sobald ein Antrag freigegeben ist, steht er hier.
register-empty-act = Antrag stellen
register-none = Nichts gefunden
register-all = Alles anzeigen
