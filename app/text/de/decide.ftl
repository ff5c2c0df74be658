# Eine Entscheidung bestätigen.
decide-title = Entscheidung bestätigen
decide-effect-as-asked = Sie geben frei, wie beantragt, ohne Auflagen. Ihr Bereich trägt das Risiko { $risk } bis zum unten genannten Tag.
decide-effect-offer = { $count ->
    [0] Sie geben frei – ohne Auflagen, gültig bis { $until }. Das Risiko danach ist { $risk }.
    [one] Sie geben frei – mit einer Auflage, gültig bis { $until }. Das Risiko danach ist { $risk }.
   *[other] Sie geben frei – mit { $count } Auflagen, gültig bis { $until }. Das Risiko danach ist { $risk }.
}
decide-effect-decline = Sie lehnen ab. Marketing kann den Antrag mit anderen Angaben neu stellen.
decide-package = Was genau freigegeben wird
decide-expires = Letzter Tag der Freigabe
decide-expires-hint = Danach endet die Freigabe von selbst.
decide-expires-critical = Bei kritischem Risiko ist das eine Ausnahme von höchstens { $days } Tagen.
decide-reason = Ihr Grund
decide-reason-hint = Ein Satz, den beide Seiten lesen. Er steht später im Register.
decide-undo = Die Entscheidung gilt sofort. 30 Sekunden lang können Sie sie rückgängig machen.
decide-button = Verbindlich entscheiden
