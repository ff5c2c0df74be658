# What is new to a reader, and what was given on older facts.
look-title = Neu für Sie
look-never = Sie haben diesen Antrag noch nicht als gesehen markiert. Danach steht hier, was sich geändert hat.
look-all = Alles als gesehen markieren
look-when = Zuletzt angesehen: { $when }.
look-same = Seitdem hat sich nichts geändert.
look-count = { $count ->
    [one] Eine Angabe geändert
   *[other] { $count } Angaben geändert
}
look-rounds = { $count ->
    [one] Eine neue Runde in der Verhandlung
   *[other] { $count } neue Runden in der Verhandlung
}
look-posts = { $count ->
    [one] Ein neuer Beitrag im Gespräch
   *[other] { $count } neue Beiträge im Gespräch
}
look-viewed = gesehen
look-changed = seitdem geändert
look-topic = Als gesehen markieren
look-progress = { $seen } von { $all } Themen gesehen
look-nothing = nichts
look-before = vorher:
look-now = jetzt:
look-file = Datei { $name }
look-fact-tool = Kanal oder Werkzeug
look-fact-supplier = Anbieter
look-fact-kind = Art des Antrags
look-fact-purpose = Zweck
look-fact-waiting = Was Warten kostet
look-fact-budget = Jährliche Kosten
look-fact-go-live = Geplanter Start
look-paper-attached = liegt vor
look-paper-confirmed = bestätigt
look-paper-rejected = nicht anerkannt
look-older = Auf älteren Angaben
look-older-count = { $count ->
    [one] Eine Angabe ist seitdem anders
   *[other] { $count } Angaben sind seitdem anders
}
look-other-rules = Unter einem anderen Regelwerk
look-show-changed = Nur Geändertes zeigen
look-show-all = Alles zeigen
look-changed-title = Seit Ihrem letzten Blick geändert
