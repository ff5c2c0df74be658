# Wer was bis wann tun muss; jede Seite sagt es mit diesen Sätzen.
status-word-answer = Rückfrage an Sie
status-word-decide = Entscheidung nötig
status-soon = in Kürze
status-or = { " oder " }
status-overdue = Diese Frist ist vorbei.
status-due-today = heute, { $time }
status-due-tomorrow = morgen, { $time }
status-due-late-today = seit heute, { $time }, über Frist
status-due-late = { $days ->
    [one] 1 Tag über Frist
   *[other] { $days } Tage über Frist
}
status-draft = Das Marketing füllt den Entwurf noch aus.
status-draft-yours = Füllen Sie den Entwurf aus und senden Sie ihn ab. Nur das Marketing Ihres Bereichs sieht ihn, und es läuft keine Frist.
status-review = Die Sicherheit prüft den Antrag bis { $due }.
status-review-yours = Bitte prüfen Sie den Antrag bis { $due }.
status-signature = Eine zweite Person der Sicherheit unterschreibt oder lehnt ab bis { $due }.
status-signature-own = Ihr Urteil wartet auf die Unterschrift einer zweiten Person der Sicherheit bis { $due }.
status-signature-yours = Bitte unterschreiben Sie als zweite Person, oder lehnen Sie ab, bis { $due }.
status-returned = Das Marketing ändert den Antrag und sendet ihn bis { $due } wieder ab.
status-returned-yours = Bitte ändern Sie den Antrag und senden Sie ihn bis { $due } wieder ab.
status-question-yours = Bitte beantworten Sie die Rückfrage bis { $due }.
status-question-marketing = Das Marketing beantwortet eine Rückfrage bis { $due }.
status-question-security = Die Sicherheit beantwortet eine Rückfrage bis { $due }.
status-negotiation-yours = Bitte antworten Sie am Verhandlungstisch bis { $due }.
status-negotiation-offer-of-security = Die Sicherheit hat Ihnen ein Angebot gemacht. Bitte antworten Sie bis { $due }.
status-negotiation-offer-of-marketing = Das Marketing hat Ihnen ein Angebot gemacht. Bitte antworten Sie bis { $due }.
status-negotiation-objection = Die Sicherheit erhebt einen Einwand. Bitte antworten Sie bis { $due }.
status-negotiation-stale = Das letzte Angebot ist veraltet. Bitte machen Sie ein neues bis { $due }.
status-negotiation-marketing = Das Marketing antwortet auf den letzten Zug der Sicherheit bis { $due }.
status-negotiation-security = Die Sicherheit antwortet auf den letzten Zug des Marketings bis { $due }.
status-agreed-yours = Beide Seiten sind sich einig. Bitte hängen Sie die fehlenden Nachweise bis { $due } an.
status-agreed-marketing = Beide Seiten sind sich einig. Das Marketing reicht Nachweise bis { $due } nach.
status-agreed-adviser = Beide Seiten sind sich einig. Die Beratung prüft die Nachweise bis { $due }.
status-agreed-adviser-yours = Beide Seiten sind sich einig. Bitte prüfen Sie die Nachweise bis { $due }.
status-stalemate-yours = Es gibt keine Einigung. Bitte tun Sie den nächsten Schritt zum Verständnis bis { $due }.
status-stalemate-need = Es gibt keine Einigung. Bitte sagen Sie bis { $due }, was Ihre Seite braucht.
status-stalemate-restate = Es gibt keine Einigung. Bitte geben Sie bis { $due } wieder, was die andere Seite braucht.
status-stalemate-confirm = Es gibt keine Einigung. Bitte bestätigen oder korrigieren Sie bis { $due }, was die andere Seite verstanden hat.
status-stalemate-marketing = Es gibt keine Einigung. Das Marketing tut den nächsten Schritt zum Verständnis bis { $due }.
status-stalemate-security = Es gibt keine Einigung. Die Sicherheit tut den nächsten Schritt zum Verständnis bis { $due }.
status-stalemate-both = Es gibt keine Einigung. Beide Seiten tun den nächsten Schritt zum Verständnis bis { $due }.
status-escalated = { $names } entscheidet bis { $due }.
status-escalated-yours = Bitte entscheiden Sie bis { $due }.
status-escalated-row = Der Entscheider entscheidet bis { $due }.
status-escalated-admin = Niemand darf hier entscheiden. Die Administration benennt eine Person.
status-escalated-admin-yours = Niemand darf hier entscheiden. Bitte benennen Sie eine Person.
status-approved = Die Freigabe gilt bis { $day }.
status-approved-with = { $count ->
    [one] Die Freigabe gilt bis { $day }, mit einer Auflage.
   *[other] Die Freigabe gilt bis { $day }, mit { $count } Auflagen.
}
status-approved-undo = { $seconds ->
    [one] Sie haben freigegeben. Sie können das noch eine Sekunde lang rückgängig machen.
   *[other] Sie haben freigegeben. Sie können das noch { $seconds } Sekunden lang rückgängig machen.
}
status-approved-not-yet = { $name } hat freigegeben. Die Freigabe gilt in wenigen Sekunden.
status-approved-row = Der Antrag ist freigegeben.
status-declined = { $name } hat abgelehnt. Das Marketing kann den Antrag neu stellen.
status-declined-by-consent = Das Marketing hat das Nein der Sicherheit angenommen. Es kann den Antrag neu stellen.
status-declined-undo = { $seconds ->
    [one] Das Nein steht. Sie können das noch eine Sekunde lang rückgängig machen.
   *[other] Das Nein steht. Sie können das noch { $seconds } Sekunden lang rückgängig machen.
}
status-declined-not-yet = { $name } hat das Nein festgehalten. Es gilt in wenigen Sekunden.
status-declined-row = Der Antrag ist abgelehnt. Das Marketing kann ihn neu stellen.
status-withdrawn = { $name } hat den Antrag zurückgezogen. Das Marketing kann ihn neu stellen.
status-withdrawn-row = Der Antrag ist zurückgezogen. Das Marketing kann ihn neu stellen.
status-lapsed = Die Frist zum Ändern ist abgelaufen. Das Marketing kann den Antrag neu stellen.
status-discarded = Der Entwurf ist verworfen. Niemand muss etwas tun.
status-moment = { $moment } ({ $zone })
status-zone-western = Zeit von Lissabon
status-zone-central = Zeit von Berlin
status-zone-eastern = Zeit von Helsinki
