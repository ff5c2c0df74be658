# Nachrichten per Mail: Betreff mit Verb voran, ein Satz, ein Link, der nur öffnet.
mail-case = { $tool } ({ $reference })
mail-subject = { $what }: { $case }
mail-greeting = Guten Tag { $name },
mail-task-review = Prüfen Sie den Antrag
mail-task-mend = Ändern Sie den Antrag
mail-task-answer = Beantworten Sie die Rückfrage
mail-task-answer-offer = Beantworten Sie das Angebot
mail-task-answer-objection = Beantworten Sie den Einwand
mail-task-offer-again = Machen Sie ein neues Angebot
mail-task-sign = Unterschreiben Sie als zweite Person, oder lehnen Sie ab
mail-task-attach = Hängen Sie die fehlenden Nachweise an
mail-task-check-artefacts = Prüfen Sie die Nachweise
mail-task-state-need = Sagen Sie, was Ihre Seite braucht
mail-task-restate = Geben Sie wieder, was die andere Seite braucht
mail-task-confirm = Bestätigen oder korrigieren Sie, was die andere Seite verstanden hat
mail-task-decide = Entscheiden Sie
mail-task-name-decider = Benennen Sie, wer entscheidet
mail-decide-by = Entscheiden Sie bis { $day }
mail-receipt = Eingegangen
mail-receipt-lead = Ihr Antrag ist bei der Sicherheit angekommen. Sie müssen jetzt nichts tun.
mail-question-lead = { $name } hat eine Rückfrage an Ihre Seite:
mail-offer-lead = { $name } hat Ihrer Seite ein Angebot gemacht.
mail-move-lead = Dieser Antrag wartet jetzt auf Sie.
mail-reminder = { $task } (Erinnerung)
mail-reminder-lead = Dieser Antrag wartet noch auf Sie.
mail-escalation-stalemate = Marketing und Sicherheit haben sich nicht geeinigt. Auf einer Seite steht, worum es geht.
mail-escalation-authority = Hier endet die Befugnis der Sicherheit, deshalb entscheiden Sie. Auf einer Seite steht, worum es geht.
mail-decision-approved = Der Antrag ist freigegeben.
mail-decision-approved-with = { $count ->
    [one] Der Antrag ist mit einer Auflage freigegeben.
   *[other] Der Antrag ist mit { $count } Auflagen freigegeben.
}
mail-decision-declined = Der Antrag ist abgelehnt. Der Grund steht beim Antrag.
mail-fact-case = Antrag
mail-fact-scope = Umfang
mail-fact-as-asked = wie beantragt
mail-fact-narrowed = eingeschränkt
mail-fact-conditions = Auflagen
mail-fact-expires = Gilt bis
mail-fact-due = Frist
mail-fact-response = Antwort der Sicherheit bis
mail-open-case = Antrag öffnen
mail-open-question = Rückfrage öffnen
mail-open-table = Verhandlung öffnen
mail-open-gates = Nachweise öffnen
mail-open-brief = Kurzbericht öffnen
mail-open-area = Bereich öffnen
mail-why-requester = Sie bekommen diese Nachricht, weil Sie den Antrag gestellt haben.
mail-why-marketing = Sie bekommen diese Nachricht, weil Sie bei diesem Antrag für das Marketing handeln.
mail-why-security = Sie bekommen diese Nachricht, weil Sie in diesem Bereich für die Sicherheit handeln.
mail-why-second-reviewer = Sie bekommen diese Nachricht, weil Sie als zweite Person der Sicherheit unterschreiben können.
mail-why-adviser = Sie bekommen diese Nachricht, weil Sie in diesem Bereich beraten.
mail-why-executive = Sie bekommen diese Nachricht, weil Sie in diesem Bereich entscheiden.
mail-why-substitute = Sie bekommen diese Nachricht, weil Sie in diesem Bereich die Vertretung sind.
mail-why-admin = Sie bekommen diese Nachricht, weil Sie zur Administration gehören.
mail-foot = Der Link öffnet nur die Seite. Gehandelt wird erst dort, nach der Anmeldung.
mail-mentioned = Sie werden erwähnt
mail-mentioned-lead = { $name } erwähnt Sie im Gespräch über diesen Antrag.
mail-said = Neuer Beitrag
mail-said-lead = { $name } hat im Gespräch über diesen Antrag geschrieben.
mail-commented = Lesen Sie die Kommentare
mail-commented-lead = { $name } hat Ihren Antrag geprüft und kommentiert:
mail-assigned = Sie halten jetzt diesen Antrag
mail-assigned-lead = { $name } hat Ihnen diesen Antrag zugewiesen.
mail-comments = { $count ->
    [one] Ein Kommentar dazu:
   *[other] { $count } Kommentare dazu:
}
mail-open-talk = Gespräch öffnen
mail-why-talk = Sie bekommen diese Nachricht, weil Sie im Gespräch genannt wurden.
mail-why-watcher = Sie bekommen diese Nachricht, weil Sie diesen Antrag beobachten.
mail-why-holder = Sie bekommen diese Nachricht, weil Sie den Antrag für Ihre Seite halten.
