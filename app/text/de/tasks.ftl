# Was an einem größeren Entwurf noch fehlt.
tasks-title = Aufgaben in diesem Antrag
tasks-lead = Dieser Antrag braucht etwas mehr. Sie und Ihr Team können ihn in Teilen ausfüllen; alles wird gespeichert.
tasks-evidence = Nachweise
tasks-papers = { $count ->
    [0] Für diesen Antrag brauchen wir keine Dateien.
    [one] Ein Nachweis hilft der Freigabe.
   *[other] { $count } Nachweise helfen der Freigabe.
}
tasks-done = Erledigt
tasks-open = Offen
tasks-part = { $done } von { $all } beantwortet
tasks-next = Weiter: { $title }
tasks-link = Alle Aufgaben
