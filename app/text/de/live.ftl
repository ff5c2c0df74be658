live-case = Jemand hat diesen Antrag geändert, seit Sie die Seite geöffnet haben.
live-list = In dieser Liste hat sich etwas geändert.
live-show = Aktuellen Stand anzeigen
