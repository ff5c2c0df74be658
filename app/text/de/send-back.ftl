# Einen Antrag zurückgeben.
send-back-title = Zurückgeben mit einer Frage
send-back-effect-table = Der Antrag geht einmal zurück an den Verhandlungstisch. Am Zug ist die Seite, die das letzte Angebot nicht gemacht hat. Danach müssen Sie entscheiden.
send-back-effect-review = Der Antrag geht einmal zurück in die Prüfung. Danach müssen Sie entscheiden.
send-back-effect-gate = Eine Sperre ist nicht aufgehoben. Deshalb geht der Antrag zurück in die Prüfung. Das zählt nicht als die eine Rückgabe.
send-back-used = Dieser Antrag wurde schon einmal zurückgegeben. Jetzt ist eine Entscheidung nötig.
send-back-to-brief = Zum Kurzbericht
send-back-question = Was sollen die Seiten klären?
send-back-question-hint = Eine Frage, die beide Seiten lesen.
send-back-button = Zurückgeben
