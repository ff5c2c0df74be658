# Was die erfundenen Personen der Vorführung sind.
demo-marketer = Marketing
demo-reviewer = Sicherheit
demo-marketer-reviewer = Sicherheit hier, Marketing im anderen Bereich
demo-adviser = Beratung (Datenschutz)
demo-executive = Entscheidung
demo-auditor = Revision
demo-admin = Administration
demo-guest = Gast
