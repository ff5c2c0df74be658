# Requests of my areas.
requests-title = Requests
requests-lead = What marketing of your areas has asked for.
requests-filter = Which requests
requests-all = All
requests-waiting = Marketing’s move
requests-drafts = Drafts
requests-decided = Closed
requests-none = Nothing is here.
requests-count = { $count ->
    [one] One request
   *[other] { $count } requests
}
requests-count-more = More than { $count } requests
