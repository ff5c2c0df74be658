# The conversation on a request.
talk-title = Gespräch
talk-empty = Noch hat niemand etwas geschrieben.
talk-open-count = { $count ->
    [one] Eine Frage ist offen. Solange gibt es keine Freigabe.
   *[other] { $count } Fragen sind offen. Solange gibt es keine Freigabe.
}
talk-pending = Wartet auf Ihr Urteil
talk-pending-why = Nur Sie sehen diese Kommentare. Mit Ihrem Urteil gehen sie an beide Seiten, und das Marketing bekommt dafür eine einzige Nachricht.
talk-to-verdict = Zum Urteil
talk-edit = Ändern
talk-discard = Verwerfen
talk-watch-title = Beobachten
talk-watching = Sie bekommen eine Nachricht, wenn hier jemand schreibt.
talk-not-watching = Sie bekommen keine Nachricht, wenn hier jemand schreibt.
talk-unwatch = Nicht mehr beobachten
talk-watch = Beobachten
talk-last = Die letzten drei von { $count } Beiträgen.
talk-read = Ganzes Gespräch lesen
talk-write = Lesen und schreiben
talk-goes-along = Diese Kommentare gehen mit
talk-edit-pending = Kommentare ändern
talk-by-marketing = { $name } (Marketing), { $when }
talk-by-security = { $name } (Sicherheit), { $when }
talk-by = { $name }, { $when }
talk-only-marketing = Nur Marketing
talk-only-security = Nur Sicherheit
talk-taken-back = Zurückgenommen am { $when }.
talk-answer = Antworten
talk-take-back = Zurücknehmen
talk-question-open = Frage offen
talk-question-answered = Frage beantwortet
talk-say = Beitrag schreiben
talk-say-button = Absenden
talk-answer-title = Frage beantworten
talk-answer-button = Antwort senden
talk-edit-title = Kommentar ändern
talk-edit-button = Kommentar speichern
talk-leave = Doch nicht
talk-text = Text
talk-text-hint = Mit @ und dem ganzen Namen benachrichtigen Sie jemanden.
talk-question = Das ist eine Frage an die andere Seite
talk-question-hint = Solange sie offen ist, wird nichts freigegeben.
talk-topic = Worum geht es?
talk-topic-none = Um den ganzen Antrag
talk-to = Wer darf es lesen?
talk-to-shared = Beide Seiten, sofort
talk-to-shared-hint = Alle, die den Antrag sehen dürfen.
talk-to-marketing = Nur das Marketing
talk-to-security = Nur die Sicherheit
talk-to-private-hint = Die andere Seite und die entscheidende Person sehen es nie.
talk-to-verdict-choice = Beide Seiten, mit meinem Urteil
talk-to-verdict-hint = Bis dahin sehen nur Sie es und können es ändern.
talk-mention = Jemanden benachrichtigen
talk-mention-hint = Wer angekreuzt ist, bekommt eine Nachricht.
talk-waits = Wartet auf Ihr Urteil
talk-comment = Kommentieren
talk-blocks = { $count ->
    [one] Eine Frage im Gespräch ist offen: Solange gibt es keine Freigabe.
   *[other] { $count } Fragen im Gespräch sind offen: Solange gibt es keine Freigabe.
}
talk-pending-count = { $count ->
    [one] Ein Kommentar geht mit Ihrem Urteil hinaus.
   *[other] { $count } Kommentare gehen mit Ihrem Urteil hinaus.
}
talk-fault-not-for-them = { $label }: Darin wird jemand genannt, der diesen Beitrag nicht lesen darf. Nehmen Sie den Namen heraus, oder wählen Sie andere Leser.
talk-fault-shared-question = { $label }: Eine Frage an die andere Seite müssen beide Seiten lesen können.
talk-because-answered = Diese Frage ist schon beantwortet oder zurückgenommen.
talk-because-own-question = Die andere Seite beantwortet diese Frage. Sie können sie zurücknehmen.
talk-because-not-yours = Nur wer einen Beitrag geschrieben hat, nimmt ihn zurück, und nur einmal.
talk-because-no-verdict = Kommentare warten nur, solange Sie ein Urteil geben können. Senden Sie den Beitrag sofort.
talk-because-pending-gone = Dieser Kommentar wartet nicht mehr: Er ist verworfen oder mit Ihrem Urteil hinausgegangen.
talk-fault-named-later = { $label }: Wer mit Ihrem Urteil benachrichtigt werden soll, steht mit @ und ganzem Namen im Text.
