# The frame around every page.
shell-product = Concord
shell-title = { $title } – Concord
shell-title-faults = Fehler: { $title } – Concord
shell-skip = Zum Inhalt springen
shell-nav = Hauptmenü
shell-nav-start = Start
shell-nav-inbox = Eingang
shell-nav-decisions = Entschei{"\u00AD"}dungen
shell-nav-register = Register
shell-nav-precedents = Vergleichs{"\u00AD"}fälle
shell-nav-waiting = { $count ->
    [one] (ein Eintrag wartet)
   *[other] ({ $count } Einträge warten)
}
shell-search = Suche
shell-search-go = Suchen
shell-language = Deutsch
shell-sign-out = Abmelden
shell-demo-name = Vorführung
shell-demo = Dies ist eine Vorführung. Alle Namen und Fälle sind erfunden.
shell-demo-persona = Ansehen als
shell-demo-switch = Wechseln
shell-help = Hilfe
shell-accessibility = Barrierefreiheit
shell-version = Version { $version }
shell-nav-areas = Bereiche
shell-nav-jobs = Postausgang
shell-demo-mails = E-Mails
shell-nav-rules = Regeln
shell-nav-audit = Protokoll
shell-account = Ihr Konto:
shell-theme = Darstellung
shell-theme-system = Wie das System
shell-theme-light = Hell
shell-theme-dark = Dunkel
shell-search-all = Suche in allem, was bekannt ist
shell-news = { $count ->
    [0] Neues
    [one] Neues: eins wartet auf Sie
   *[other] Neues: { $count } warten auf Sie
}
