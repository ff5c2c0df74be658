# Bedarf, und wie weit jede Seite die andere verstanden hat.
understanding-title = Was beide Seiten brauchen
understanding-lead = Jede Seite sagt in eigenen Worten, was die andere braucht. Diese bestätigt oder korrigiert.
understanding-need-of = { $side ->
    [marketing] Was das Marketing braucht
   *[security] Was die Sicherheit braucht
}
understanding-no-need = Noch nicht gesagt.
understanding-by = Gesagt von { $name }
understanding-restated-by = { $side ->
    [marketing] So hat es das Marketing verstanden ({ $name }):
   *[security] So hat es die Sicherheit verstanden ({ $name }):
}
understanding-corrected-with = Was noch fehlt:
understanding-open = noch nicht wiedergegeben
understanding-restated = wiedergegeben, noch nicht bestätigt
understanding-corrected = korrigiert
understanding-confirmed = als verstanden bestätigt
understanding-not-confirmed = nicht bestätigt
understanding-act-confirm = Bestätigen oder korrigieren
understanding-act-state = Bedarf festhalten
understanding-act-change = Bedarf ändern
understanding-act-restate = Wiedergeben
understanding-act-close = Nicht weiter wiedergeben
understanding-restate-title = Was braucht die andere Seite?
understanding-restatement = In Ihren Worten: Was braucht die andere Seite?
understanding-restatement-hint = Bewerten und antworten Sie nicht. Sagen Sie nur, was Sie verstanden haben.
understanding-restate-button = Wiedergabe senden
understanding-confirm-title = Versteht Sie die andere Seite?
understanding-yes = Ja, genau das brauchen wir
understanding-confirm-button = Verständnis bestätigen
understanding-not-quite = Noch nicht ganz
understanding-correction = Was fehlt oder stimmt nicht?
understanding-correction-hint = Ein Satz genügt.
understanding-correct-button = Korrektur senden
understanding-close-title = Nicht weiter wiedergeben
understanding-close-sentence = Das Verständnis bleibt als nicht bestätigt stehen. Im Kurzbericht für den Entscheider steht es dann so.
understanding-close-button = Als nicht bestätigt schließen
understanding-measured-once = Auf Anhieb verstanden, nach { $hours } Arbeitsstunden.
understanding-measured = { $count ->
    [one] Nach einer Korrektur und { $hours } Arbeitsstunden verstanden.
   *[other] Nach { $count } Korrekturen und { $hours } Arbeitsstunden verstanden.
}
