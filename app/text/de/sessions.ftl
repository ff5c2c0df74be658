# Wo man angemeldet ist.
sessions-title = Wo Sie angemeldet sind
sessions-lead = Kennen Sie eine Zeile nicht? Beenden Sie sie und ändern Sie Ihr Passwort.
sessions-caption = Ihre Anmeldungen, die zuletzt benutzte zuerst
sessions-agent = Browser
sessions-address = Von wo
sessions-since = Seit
sessions-seen = Zuletzt benutzt
sessions-act = Beenden
sessions-end = Abmelden
sessions-this = Das sind Sie gerade
sessions-unknown = unbekannt
sessions-end-others = Überall sonst abmelden
sessions-done = Dort sind Sie jetzt abgemeldet.
