# Die Arbeitsseite der Sicherheit.
review-title = Prüfung: { $tool }
review-back = Zum Antrag
review-topics = Themen
review-facts = Antrag
review-papers = Nachweise
review-needs = Bedarf beider Seiten
review-rating = Bewertung wie beantragt
review-why = Was sie nach oben treibt
review-factors = Alle Faktoren
review-with-offer = Mit dem Angebot aus Runde { $round }
review-gates = Sperren
review-to-gates = Sperren und Nachweise ansehen
review-precedents = Vergleichsfälle
review-not-answered = nicht beantwortet
review-unknown = zählt wie die schlechteste Antwort
review-unknown-statement = hebt nur ein Nachweis auf
review-no-effect = Erhöht keinen Faktor.
review-opens = löst eine Sperre aus: { $gate }
review-no-papers = Noch ist kein Nachweis angehängt.
review-paper-waits = Wartet auf die Beratung.
review-need-marketing = Was das Marketing braucht
review-need-security = Was die Sicherheit braucht
review-need-none = Noch nicht festgehalten.
review-need-open = Noch nicht wiedergegeben.
review-need-restated = Wiedergegeben, noch nicht bestätigt.
review-need-corrected = Korrigiert; eine neue Wiedergabe fehlt.
review-need-confirmed = Als verstanden bestätigt.
review-need-not-confirmed = Wiedergabe als nicht bestätigt geschlossen.
review-verdict = Ihr Urteil
review-signature = Ein Urteil wartet auf die zweite Unterschrift
review-signature-sentence = Ein Urteil wartet auf die zweite Unterschrift. Es steht über den Antworten.
review-co-sign = Unterschreiben
review-refuse-signature = Unterschrift ablehnen
review-take-signature-back = Urteil zurücknehmen
review-to-negotiation = Zum Verhandlungstisch
review-nothing-now = Hier ist gerade kein Urteil möglich.
review-approve = Freigeben
review-approve-hint = Wie beantragt, ohne Auflagen.
review-offer = Freigeben mit Auflagen
review-offer-hint = Sie machen ein Angebot, das Marketing nimmt es an oder antwortet.
review-ask = Rückfrage
review-ask-hint = Wenn eine Angabe fehlt oder unklar ist.
review-return = Zurückgeben
review-return-hint = Wenn der Antrag so nicht zu prüfen ist.
review-object = Einwand
review-object-hint = Ein Nein als Position. Das Marketing kann antworten.
review-refer = Weiterleiten
review-refer-hint = An den Entscheider, mit Ihrer Empfehlung.
review-no-approval-blocked = Nicht möglich: Eine Sperre lässt sich nur mit anderen Angaben aufheben.
review-no-approval-gates = Nicht möglich: Ein Nachweis fehlt oder ist nicht bestätigt.
review-no-approval-table = Nicht möglich: Die Entscheidungstabelle verlangt mehr als eine schlichte Freigabe.
review-no-referral-table = Nicht möglich: Die Entscheidungstabelle verlangt hier keinen Entscheider.
review-no-referral-gates = Nicht möglich, solange eine Sperre nicht aufgehoben ist: Auch der Entscheider dürfte nicht freigeben.
review-table-block = Zeile { $rule } der Entscheidungstabelle: Sperre, die nur andere Angaben aufheben.
review-table-hold = Zeile { $rule } der Entscheidungstabelle: Ein Nachweis fehlt.
review-table-critical = Zeile { $rule } der Entscheidungstabelle: Das Restrisiko ist kritisch.
review-table-high = Zeile { $rule } der Entscheidungstabelle: Das Restrisiko ist hoch.
review-table-medium-exceeds = Zeile { $rule } der Entscheidungstabelle: Mittleres Restrisiko, Verluste über der Grenze.
review-table-medium-bad = Zeile { $rule } der Entscheidungstabelle: Mittleres Restrisiko, Nutzen zu klein.
review-table-medium-within = Zeile { $rule } der Entscheidungstabelle: Mittleres Restrisiko, Verluste im Rahmen.
review-table-medium = Zeile { $rule } der Entscheidungstabelle: Mittleres Restrisiko, Verluste nicht geschätzt.
review-table-low-exceeds = Zeile { $rule } der Entscheidungstabelle: Geringes Restrisiko, Verluste über der Grenze.
review-table-low = Zeile { $rule } der Entscheidungstabelle: Das Restrisiko ist gering.
review-table-signature = Ab Hoch unterschreibt eine zweite Person der Sicherheit zuerst.
review-table-months = { $months ->
    [one] Überprüfung nach einem Monat.
   *[other] Überprüfung nach { $months } Monaten.
}
review-may-approve = Sie dürfen freigeben.
review-may-offer = Sie dürfen mit Auflagen freigeben: Machen Sie ein Angebot.
review-may-refer = Freigeben darf nur der Entscheider. Auflagen können das Risiko vorher senken.
review-may-decline = Die Tabelle schlägt ein Nein vor. Nur der Entscheider kann ausnahmsweise freigeben, höchstens 90 Tage.
review-may-return = Niemand darf freigeben, solange die Sperre nicht aufgehoben ist. Prüfen, fragen und verhandeln geht weiter.
review-may-nobody = So darf niemand freigeben, auch der Entscheider nicht. Nur andere Angaben helfen.
review-why-left = Warum das bleibt
review-legal-all-no = { $count ->
        [one] Nichts davon trifft zu (eine Aussage)
       *[other] Nichts davon trifft zu ({ $count } Aussagen)
    }
review-legal-others-no = { $count ->
        [one] Eine weitere Aussage trifft nicht zu
       *[other] { $count } weitere Aussagen treffen nicht zu
    }
