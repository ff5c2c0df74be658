# Help and accessibility.
help-title = Hilfe
help-lead = Concord bringt Marketing und Sicherheit zu einer Entscheidung über neue Kanäle und Werkzeuge.
help-step-ask = Marketing stellt einen Antrag. Vorher zeigt die Suche, was schon freigegeben ist.
help-step-review = Die Sicherheit prüft den Antrag und fragt nach, wenn etwas fehlt.
help-step-agree = Beide Seiten verhandeln über Auflagen, bis sie sich einigen.
help-step-decide = Einigen sie sich nicht, entscheidet die Person, die für beide Seiten verantwortlich ist.
help-contact-title = Fragen
help-contact = Bei Fragen zu einem Antrag schreiben Sie auf der Seite des Antrags. Bei allem anderen hilft Ihre Administration.
help-accessibility = Erklärung zur Barrierefreiheit
