# Die Angaben eines Antrags im Lauf der Zeit.
versions-link = Stände vergleichen
versions-title = Stände vergleichen
versions-lead = Jede Änderung der Angaben macht einen neuen Stand. Ein Urteil gilt für den Stand, auf dem es gegeben wurde.
versions-step = Stand { $number } vom { $when }
versions-from = Von
versions-to = Bis
versions-button = Vergleichen
versions-difference = Unterschied
versions-one = Seit der Einreichung hat sich nichts geändert.
versions-same = Diese beiden Stände sind gleich.
versions-count = { $count ->
    [one] Eine Angabe ist anders.
   *[other] { $count } Angaben sind anders.
}
versions-table = Alle Stände
versions-column-step = Stand
versions-column-hash = Prüfsumme der Angaben
versions-column-said = Darauf beruht
versions-round = Runde { $number }
