# Zu einem Ende am Tisch: annehmen, das Nein annehmen, Pattsituation feststellen; und was folgt.
settling-accept-title = Dieses Angebot annehmen?
settling-accept-button = Angebot annehmen
settling-explanation = Ein Satz zur Erklärung
settling-explanation-why = Eine Seite hat alles gegeben. Warum ist das in Ordnung?
settling-consequences = Was dann folgt
settling-risk-left = Risiko mit diesem Angebot:
settling-needs-signature = Bei Hoch oder darüber unterschreibt zuerst eine zweite Person aus der Sicherheit.
settling-then-approved = Die Freigabe wirkt nach 30 Sekunden, mit diesen Auflagen.
settling-then-executive = Das übersteigt die Befugnis der Sicherheit. Der Antrag geht an den Entscheider; beide Seiten empfehlen dieses Angebot.
settling-then-gates = Das Angebot steht, aber die Freigabe wartet noch auf Nachweise, die Sperren aufheben.
settling-then-returned = Eine Sperre lässt sich nicht mit einem Nachweis aufheben. Der Antrag geht zurück an das Marketing; nur geänderte Antworten helfen.
settling-gates = { $count ->
    [one] Eine Sperre ist noch nicht aufgehoben:
   *[other] { $count } Sperren sind noch nicht aufgehoben:
}
settling-gate-hold = Nötig: { $artefact }.
settling-gate-block = Nur geänderte Antworten helfen.
settling-gates-link = Sperren und Nachweise dieses Antrags
settling-no-title = Das Nein annehmen?
settling-no-reason = Der Einwand der Sicherheit:
settling-no-sentence = Der Antrag endet als abgelehnt, im Einvernehmen. Das können Sie 30 Sekunden lang rückgängig machen und den Antrag später neu stellen.
settling-no-button = Das Nein annehmen
settling-declare-title = Pattsituation feststellen?
settling-next = Was dann geschieht
settling-step-needs = Beide Seiten sagen, was sie brauchen, falls das noch fehlt.
settling-step-restate = Jede Seite sagt in eigenen Worten, was die andere braucht, und lässt es bestätigen.
settling-step-executive = Dann liegt es beim Entscheider, zusammengefasst auf einer Druckseite.
settling-way-back = Bis dahin kann jede Seite noch ein neues Angebot machen.
settling-cause = Warum gibt es keine Einigung?
settling-cause-facts = Fakten fehlen
settling-cause-values = Werte stehen gegeneinander
settling-cause-cost = Es kostet zu viel
settling-cause-law = Das Recht steht im Weg
settling-cause-silence = Es kam keine Antwort in der Frist
settling-hint-facts = Niemand kann sagen, wie wahrscheinlich oder wie schlimm es ist.
settling-hint-values = Beide kennen die Fakten und wägen sie anders ab.
settling-hint-cost = Die Auflagen kosten mehr, als sie bringen.
settling-hint-law = Beide Seiten legen eine Regel verschieden aus.
settling-reason = In eigenen Worten
settling-reason-hint = Ein Satz für den Entscheider. Worüber genau können Sie sich nicht einigen?
settling-declare-button = Pattsituation feststellen
settling-stalemate = Es gibt keine Einigung
settling-declared = { $side ->
    [marketing] Das Marketing sieht keine Einigung.
   *[security] Die Sicherheit sieht keine Einigung.
} Grund: { $cause }.
settling-owes-need = { $side ->
    [marketing] Das Marketing sagt noch, was es braucht, bis { $until }.
   *[security] Die Sicherheit sagt noch, was sie braucht, bis { $until }.
}
settling-owes-restatement = { $side ->
    [marketing] Das Marketing gibt noch wieder, was die Sicherheit braucht, bis { $until }.
   *[security] Die Sicherheit gibt noch wieder, was das Marketing braucht, bis { $until }.
}
settling-owes-confirmation = { $side ->
    [marketing] Das Marketing bestätigt oder korrigiert noch die Wiedergabe seines Bedarfs, bis { $until }.
   *[security] Die Sicherheit bestätigt oder korrigiert noch die Wiedergabe ihres Bedarfs, bis { $until }.
}
settling-owes-nothing = { $side ->
    [marketing] Das Marketing muss gerade nichts tun.
   *[security] Die Sicherheit muss gerade nichts tun.
}
settling-owes-lapsed = { $side ->
    [marketing] Das Marketing hat seine Frist verstreichen lassen. Das steht dann im Kurzbericht.
   *[security] Die Sicherheit hat ihre Frist verstreichen lassen. Das steht dann im Kurzbericht.
}
settling-then = Danach liegt der Antrag beim Entscheider. Bis dahin kann jede Seite noch ein neues Angebot machen.
