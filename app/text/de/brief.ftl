# Der Kurzbericht für die Person, die entscheidet. Vor dem Anhang höchstens 220 Wörter, auch mit den längsten Eingaben.
brief-title = Kurzbericht: { $tool }
brief-question = Darf der Bereich { $area } „{ $tool }“ nutzen?
brief-until = Entscheidung bis { $due }
brief-overdue = Frist vorbei
brief-advice-as-asked = { $by } empfiehlt: wie beantragt freigeben.
brief-advice-offer = { $by } empfiehlt: das Angebot aus Runde { $round } freigeben.
brief-advice-decline = { $by } empfiehlt: ablehnen.
brief-cosigned = Eine zweite Person hat unterschrieben.
brief-no-advice = Keine Empfehlung: Die Seiten haben sich nicht geeinigt.
brief-cause-facts = Es fehlen Fakten.
brief-cause-values = Die Werte widersprechen sich.
brief-cause-cost = Es ist einer Seite zu teuer.
brief-cause-law = Das Recht steht im Weg.
brief-cause-silence = { $side } hat nicht geantwortet.
brief-cause-not-cosigned = Die zweite Unterschrift fehlt.
brief-risk = Risiko wie beantragt
brief-offer-marketing = Angebot Marketing (Runde { $round })
brief-offer-security = Angebot Sicherheit (Runde { $round })
brief-value = Nutzen
brief-waiting = Warten kostet
brief-agreed = { $count ->
    [one] Einig: eine Auflage ({ $terms }).
   *[other] Einig: { $count } Auflagen, darunter: { $terms }
}
brief-agreed-nothing = Einig: noch keine Auflage.
brief-agreed-offer = Einig: das Angebot aus Runde { $round }.
brief-agreed-authority = Kein Streit: Nur die Befugnis der Sicherheit reicht nicht.
brief-disputed = { $count ->
    [one] Strittig: eine Auflage ({ $term }).
   *[other] Strittig: { $count } Auflagen, darunter: { $term }
}
brief-no-need = Kein Bedarf genannt.
brief-understood = Von der anderen Seite verstanden.
brief-restated = Wiedergegeben, nicht bestätigt.
brief-corrected = Wiedergegeben und korrigiert.
brief-not-confirmed = Verständnis nicht bestätigt.
brief-not-restated = Nicht wiedergegeben.
brief-not-restated-by = Nicht wiedergegeben von { $side }.
brief-precedent = Vergleichsfall { $name }: { $outcome } ({ $source }).
brief-gates = { $count ->
    [one] Freigeben geht noch nicht. Es fehlt: { $missing }.
   *[other] Freigeben geht noch nicht, { $count } Sperren. Es fehlt: { $missing }.
}
brief-gates-link = Sperren ansehen
brief-recommended = Empfohlen
brief-choice-as-asked = Wie beantragt freigeben
brief-choice-as-asked-note = Risiko tragen: { $risk }
brief-choice-offer = Angebot { $side } freigeben
brief-choice-offer-note = { $count ->
    [0] Ohne Auflagen, bis { $until }, Risiko { $risk }
    [one] Eine Auflage, bis { $until }, Risiko { $risk }
   *[other] { $count } Auflagen, bis { $until }, Risiko { $risk }
}
brief-choice-decline = Ablehnen
brief-choice-send-back = Einmal zurückgeben
brief-choice-ask = Rückfrage stellen
brief-closed-gates = gesperrt
brief-closed-long = läuft über { $days } Tage
brief-closed-past = schon abgelaufen
brief-asked = Rückfrage offen. { $side } ist am Zug.
brief-decides = Hier entscheidet: { $names }.
brief-nobody-decides = Niemand kann hier entscheiden. Die Administration muss jemanden benennen.
brief-result-by = { $name }, { $when }
brief-result-until = Gültig bis { $day }. Risiko danach: { $risk }.
brief-undo = Rückgängig machen (30 s)
brief-appendix = Anhang
brief-texts = Nutzen und Gründe im Wortlaut
brief-tool = Kanal oder Werkzeug
brief-supplier = Anbieter
brief-advice-reason = Grund der Empfehlung
brief-stalemate-reason = Warum es keine Einigung gibt
brief-objection = Einwand der Sicherheit
brief-needs = Was beide Seiten brauchen
brief-restatement = So versteht es die andere Seite ({ $side })
brief-correction = Es fehlte:
brief-questions = Ihre Rückfragen
brief-unanswered = Darauf kam keine Antwort.
brief-vectors = Bewertung mit Vektoren
brief-answers = Angaben im Antrag
brief-precedents = Vergleichsfälle
brief-whole-case = Den ganzen Antrag ansehen
brief-no-terms = Ohne Auflagen.
brief-term-meta = { $side } bis { $due }
brief-scope-audience = Nur für
brief-scope-data = Nur mit diesen Daten
brief-scope-budget = Höchstens im Jahr
brief-scope-region = Nur in
brief-scope-until = Pilot bis
brief-expires = Freigabe bis
brief-review = Überprüfung
brief-months = { $months ->
    [one] jeden Monat
   *[other] alle { $months } Monate
}
brief-note = Dazu sagt die Seite
brief-a-month = { $amount } im Monat
brief-as-asked = Wie bean{"\u00AD"}tragt
brief-by-marketing = Marketing { $round }
brief-by-security = Sicher{"\u00AD"}heit { $round }
brief-row-risk = Risiko
brief-row-expected = Erwar{"\u00AD"}teter Jahres{"\u00AD"}verlust
brief-row-bad = Schlechtes Jahr
brief-row-tolerated = Tragbar
brief-row-lose = Geld{"\u00AD"}verlust
brief-yes = Ja
brief-no = Nein
brief-packages = Wie beantragt und jedes Angebot
brief-error = Alle Zahlen { $error }. Schlechtes Jahr: eines von zwanzig.
brief-not-estimated = Verluste in Euro: nicht geschätzt.
brief-euro = Verluste in Euro
brief-in-full = Im Anhang in voller Länge
brief-all-in-full = Alles im Wortlaut
brief-need-in-full = Der Bedarf steht im Anhang.
brief-area = Bereich
brief-advice-by = Empfohlen von
brief-decider = Wer entscheidet
brief-decision-reason = Grund der Entscheidung
brief-changed = { $count ->
    [one] Seitdem eine Angabe geändert
   *[other] Seitdem { $count } Angaben geändert
}
brief-changed-title = Seit der Nachricht geändert
brief-reading = Lesezeit 1 Minute
brief-next = Als Nächstes entscheiden: { $tool }
brief-no-next = Das war alles. Nichts anderes wartet auf Sie.
brief-now = Beide Seiten erfahren es in einer halben Minute.
