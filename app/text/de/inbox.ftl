# Der Eingang der Sicherheit und der Beratung.
inbox-title = Eingang
inbox-tabs = Ansichten
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
inbox-holder = bei { $name }
inbox-tab-mine = Für mich
inbox-tab-security = Team
inbox-tab-watched = Beobachtet
inbox-tab-snoozed = Zurückgestellt
inbox-empty-watched = Sie beobachten keinen offenen Antrag.
inbox-empty-snoozed = Sie haben nichts zurückgestellt.
inbox-empty-filter = Zu diesem Filter passt nichts. Nehmen Sie einen Teil davon weg.
inbox-next = Nächste Frist: { $due }.
inbox-open = Öffnen
inbox-peek = Vorschau
inbox-peek-close = Vorschau schließen
inbox-tick = { $tool } auswählen
inbox-until = zurückgestellt bis { $when }
inbox-until-event = zurückgestellt, bis etwas geschieht
inbox-back-event = Wieder da seit { $when }: Es ist etwas geschehen.
inbox-back-date = Wieder da seit { $when }: Der Termin ist erreicht.
inbox-due-late = Überfällig
inbox-due-today = Heute fällig
inbox-due-week = In sieben Tagen fällig
inbox-filter = Filtern
inbox-filter-words = Kanal oder Tool
inbox-filter-kind = Art des Antrags
inbox-filter-level = Risiko
inbox-filter-due = Frist
inbox-filter-area = Bereich
inbox-filter-button = Liste filtern
inbox-filter-none = Alle Filter aufheben
inbox-filter-save = Diesen Filter speichern
inbox-filter-change = Filter „{ $name }“ ändern
inbox-chip-words = „{ $words }“
inbox-chip-away = (Filter { $filter } aufheben)
inbox-to-times = Wie lange meine Prüfungen dauern
