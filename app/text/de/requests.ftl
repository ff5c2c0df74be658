# Anträge meiner Bereiche.
requests-title = Anträge
requests-lead = Was das Marketing Ihrer Bereiche beantragt hat.
requests-filter = Welche Anträge
requests-all = Alle
requests-waiting = Marketing am Zug
requests-drafts = Entwürfe
requests-decided = Abgeschlossen
requests-none = Hier ist nichts.
requests-count = { $count ->
    [one] Ein Antrag
   *[other] { $count } Anträge
}
requests-count-more = Mehr als { $count } Anträge
