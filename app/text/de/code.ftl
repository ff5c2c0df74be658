# Die zweite Hälfte der Anmeldung.
code-title = Code eingeben
code-lead = Ihr Passwort stimmt. Jetzt fehlt noch der Code aus Ihrer App.
code-hint = Sechs Ziffern aus der App, oder einer Ihrer Notfallcodes.
code-lost = App und Notfallcodes verloren? Ihre Administration nimmt den zweiten Faktor weg, wenn sie weiß, dass Sie es sind.
