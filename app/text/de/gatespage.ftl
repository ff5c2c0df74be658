# Die Seite mit allen Sperren eines Antrags.
gatespage-title = Sperren und Nachweise
gatespage-clear = Keine Sperre steht einer Freigabe im Weg.
gatespage-open = { $count ->
    [one] Eine Sperre ist noch nicht aufgehoben. Erst ein bestätigter Nachweis macht die Freigabe möglich.
   *[other] { $count } Sperren sind noch nicht aufgehoben. Erst bestätigte Nachweise machen die Freigabe möglich.
}
gatespage-blocked = So kann niemand diesen Antrag freigeben, auch der Entscheider nicht. Nur andere Angaben helfen.
gatespage-own = Einen Nachweis, den Sie selbst angehängt haben, prüft eine andere Person der Beratung.
gatespage-attach = Nachweis anhängen
gatespage-attach-again = Anderen Nachweis anhängen
gatespage-confirm = Nachweis bestätigen
gatespage-reject = Nachweis nicht anerkennen
gatespage-change = Angaben ändern
