# Am Tisch: was dort liegt, wer am Zug ist, was möglich ist.
negotiation-title = Die Verhandlung
negotiation-back = Zurück zur Verhandlung
negotiation-your-move = Was Sie jetzt tun können
negotiation-act-sign = Unterschreiben
negotiation-act-refuse-signature = Unterschrift ablehnen
negotiation-act-accept = Angebot annehmen
negotiation-act-accept-no = Das Nein annehmen
negotiation-act-offer = Angebot machen
negotiation-act-counter = Gegenangebot machen
negotiation-act-new-offer = Neues Angebot machen
negotiation-act-ask = Rückfrage stellen
negotiation-act-answer = Rückfrage beantworten
negotiation-act-declare = Pattsituation feststellen
negotiation-round-offer = Runde { $round }: { $side ->
    [marketing] Angebot des Marketings
   *[security] Angebot der Sicherheit
}
negotiation-round-counter = Runde { $round }: { $side ->
    [marketing] Gegenangebot des Marketings
   *[security] Gegenangebot der Sicherheit
}
negotiation-round-objection = Runde { $round }: { $side ->
    [marketing] Einwand des Marketings
   *[security] Einwand der Sicherheit
}
negotiation-made = { $name }, { $at }.
negotiation-signed = Mit unterschrieben von { $name }.
negotiation-stale = veraltet
negotiation-stale-why = Nach dieser Runde haben sich die Angaben geändert. Sie können sie lesen, aber nicht mehr annehmen.
negotiation-objection-why = Dieses Nein ist eine Position und nicht das Ende. Das Marketing kann es annehmen, den Antrag ändern, ein Angebot machen oder eine Pattsituation feststellen.
negotiation-changes = Was sich gegenüber der Runde davor ändert
negotiation-changes-first = Was sich gegenüber dem Antrag ändert
negotiation-unsigned = Dieses Angebot wartet auf eine zweite Unterschrift
negotiation-unsigned-why = Das Risiko bleibt bei Hoch oder darüber. Das Angebot liegt erst auf dem Tisch, wenn eine zweite Person aus der Sicherheit unterschrieben hat.
negotiation-acceptance-waits = Die Sicherheit will dieses Angebot annehmen. Vorher muss eine zweite Person aus der Sicherheit unterschreiben.
negotiation-signature-waits = Die Antwort der Sicherheit wartet auf eine zweite Unterschrift.
negotiation-empty = Noch liegt nichts auf dem Tisch
negotiation-empty-why = Sobald die Sicherheit ein Angebot macht oder einen Einwand einlegt, liegt er hier.
negotiation-ledger = Geben und Nehmen
negotiation-older = Frühere Runden
negotiation-precedents = Vergleichsfälle
