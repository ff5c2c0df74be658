# Precedents: what was reached here and elsewhere.
reached-title = Precedents
reached-lead = What was reached before with a channel or tool, here and elsewhere. A fact, not advice.
reached-search = Tool, supplier or keyword
reached-go = Search
reached-own = With us
reached-own-empty = Nothing has been decided with us yet that you may see.
reached-own-none = Nothing has been decided with us about this that you may see.
reached-elsewhere = Elsewhere
reached-count = { $count ->
    [one] One precedent
   *[other] { $count } precedents
}
reached-empty = Nothing has been imported yet
reached-empty-text = Your administrators can import what others reached: concord import precedents FILE.
reached-none = Nothing is known about this elsewhere
reached-all = Show all
reached-terms = Read the agreement
reached-website = Supplier’s site
reached-too-short = These words say too little. Name a tool, a supplier or a keyword of at least two letters.
