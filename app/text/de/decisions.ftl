# Was auf den Entscheider wartet.
decisions-title = Entscheidungen
decisions-count = { $count ->
    [0] Auf Sie wartet keine Entscheidung.
    [one] Eine Entscheidung wartet auf Sie.
   *[other] { $count } Entscheidungen warten auf Sie.
}
decisions-until = Entscheidung bis
decisions-empty = Nichts wartet auf Sie.
decisions-empty-text = Ein Antrag kommt erst hierher, wenn sich beide Seiten nicht einigen oder ihn nicht allein freigeben dürfen.
decisions-tolerance = Was Sie tragen
decisions-tolerance-none = im Unternehmen üblich
decisions-policy = Regeln der Firma
decisions-policy-waits = Eine Änderung der Regeln der Firma wartet auf Ihre Bestätigung.
