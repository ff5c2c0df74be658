# Ein Eintrag des Registers.
entry-title = { $name } im Register
entry-back = Zurück zum Register
entry-active = Sie dürfen das bis { $day } nutzen. Halten Sie die Auflagen ein.
entry-active-open = Sie dürfen das nutzen. Halten Sie die Auflagen ein.
entry-at-risk = { $count ->
    [one] Eine Auflage ist überfällig. Bitte weisen Sie sie nach.
   *[other] { $count } Auflagen sind überfällig. Bitte weisen Sie sie nach.
}
entry-at-risk-review = Die Überprüfung war am { $day } fällig.
entry-expired = Die Freigabe endete am { $day }. Bitte nicht mehr nutzen.
entry-expired-open = Die Freigabe ist beendet. Bitte nicht mehr nutzen.
entry-facts = Was freigegeben ist
entry-kind = Art
entry-purpose = Wofür
entry-owner = Verantwortlich
entry-scope = Umfang
entry-scope-as-asked = wie beantragt
entry-terms = Auflagen
entry-no-terms = Diese Freigabe hat keine Auflagen.
entry-term-meta = { $side } bis { $due }
entry-overdue = überfällig
entry-proven = Nachgewiesen
entry-proven-by = von { $name }, { $when }
entry-not-proven = Noch nicht nachgewiesen.
entry-wanted = Als Nachweis zählt: { $proof }
entry-prove = Nachweis angeben
entry-record = Wer das Risiko trägt
entry-decided-by = Entschieden von
entry-authority = In wessen Befugnis
entry-authority-reviewer = Sicherheit, in eigener Befugnis
entry-authority-agreement = Beide Seiten haben sich geeinigt
entry-authority-consent = Marketing hat das Nein angenommen
entry-authority-executive = Entscheider des Bereichs
entry-decided-at = Entschieden am
entry-reason = Grund
entry-severity = Risiko, das bleibt
entry-until = Gültig bis
entry-review = Nächste Überprüfung
entry-case = Antrag
entry-vectors = Bewertung mit Vektoren
entry-inherent = Ohne Auflagen
entry-residual = Mit Auflagen
entry-rule-book = Version des Regelwerks
entry-euro = Verluste in Euro, wie entschieden
entry-derived-inherent = Nur aus den Antworten, ohne Auflagen
entry-derived-residual = Nur aus den Antworten, mit Auflagen
entry-rule-book-hash = SHA-256 des Regelbuchs
entry-facts-hash = SHA-256 von Antrag und Nachweisen
entry-engine = Rechenkern
entry-seed = Startwert
entry-simulations = Simulierte Jahre
entry-input-hash = SHA-256 der Eingabe
entry-result-hash = SHA-256 des Ergebnisses
entry-proof = Zum Nachrechnen
entry-recompute = Wer den Server betreibt, kann diese Zahlen beweisen mit:
entry-left = Was heute vom Risiko bleibt
entry-left-planned = Mit allen Auflagen (geplant)
entry-left-verified = Nur mit nachgewiesenen Auflagen (bestätigt)
entry-left-bad-year = Eines von zwanzig Jahren kostet mehr als { $amount }.
entry-left-gap = Die Lücke zwischen beiden schließt sich, sobald die fehlenden Nachweise da sind.
entry-left-no-gap = Es gibt keine Lücke: Jede Auflage, die das Risiko senkt, ist nachgewiesen.
entry-receipt = Beleg der Entscheidung
entry-extend = Verlängerung beantragen
entry-extension-soon = { $days ->
    [0] Die Freigabe endet heute. Bitte beantragen Sie jetzt eine Verlängerung.
    [one] Die Freigabe endet morgen. Bitte beantragen Sie jetzt eine Verlängerung.
   *[other] Die Freigabe endet in { $days } Tagen. Bitte beantragen Sie rechtzeitig eine Verlängerung: Sie ist eine neue Entscheidung.
}
entry-extension-over = Die Freigabe ist vorbei. Nur eine neue Entscheidung erlaubt es wieder.
entry-extension-case = Verlängerung beantragt: { $reference } ({ $state })
