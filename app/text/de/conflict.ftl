# Jemand war schneller: was sich seit der gesendeten Seite geändert hat.
conflict-title = Jemand war schneller
conflict-lead = Ihr Formular wurde nicht ausgeführt: Der Antrag hat sich inzwischen geändert, und so geht es nicht mehr.
conflict-news = Was sich inzwischen geändert hat
conflict-saved = { $name } hat den Entwurf gespeichert.
conflict-clock = Die Zeit ist abgelaufen.
conflict-fields = Geänderte Angaben
conflict-field = Frage
conflict-before = Vorher
conflict-now = Jetzt gespeichert
conflict-yours = Ihre Eingabe
conflict-by = { $name }, { $when }
conflict-not-given = keine Angabe
conflict-untouched = nicht verändert; im Formular steht jetzt die neue Angabe
conflict-elsewhere = nicht auf dieser Seite
conflict-again = Alles, was Sie eingegeben haben, steht unten im Formular. Wenn Sie es noch einmal senden, ersetzt Ihre Eingabe das, was jetzt gespeichert ist.
conflict-drop = Meine Eingabe verwerfen und den neuen Stand zeigen
conflict-see = Zum Antrag
