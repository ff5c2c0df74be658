# Words that every room uses.
common-step = Schritt { $step } von { $total }
common-change = Ändern
common-answer = Jetzt angeben
common-cancel = Abbrechen
common-banner-info = Hinweis
common-banner-success = Erledigt
common-banner-warn = Achtung
common-banner-conflict = Jemand war schneller
common-pager-name = Seiten
common-pager-previous = Vorherige Seite
common-pager-next = Nächste Seite
common-pager-place = Seite { $page } von { $pages }
common-pager-page = Seite { $page }
