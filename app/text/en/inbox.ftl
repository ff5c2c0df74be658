# The inbox of security and of the adviser.
inbox-title = Inbox
inbox-tabs = Views
inbox-tab-security = For security
inbox-tab-papers = Artefacts to look at
inbox-tab-open = All open
inbox-tab-others = Waiting for others
inbox-count = { $count ->
    [one] One request
   *[other] { $count } requests
}
inbox-count-more = More than { $count } requests
inbox-empty = All done.
inbox-empty-open = No request is open.
inbox-empty-others = Nothing waits for others.
inbox-no-rating = not rated
inbox-tab-mine = Held by me
inbox-empty-mine = You hold no request at present in which it is your side’s move.
inbox-holder = held by { $name }
