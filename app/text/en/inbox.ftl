# The inbox of security and of the adviser.
inbox-title = Inbox
inbox-tabs = Views
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
inbox-holder = held by { $name }
inbox-tab-mine = For me
inbox-tab-security = Team
inbox-tab-watched = Watched
inbox-tab-snoozed = Snoozed
inbox-empty-watched = You watch no open request.
inbox-empty-snoozed = You have snoozed nothing.
inbox-empty-filter = Nothing fits this filter. Take a part of it away.
inbox-next = Next deadline: { $due }.
inbox-open = Open
inbox-peek = Preview
inbox-peek-close = Close the preview
inbox-tick = Select { $tool }
inbox-until = snoozed until { $when }
inbox-until-event = snoozed until something happens
inbox-back-event = Back since { $when }: something happened.
inbox-back-date = Back since { $when }: the date has come.
inbox-due-late = Overdue
inbox-due-today = Due today
inbox-due-week = Due within seven days
inbox-filter = Filter
inbox-filter-words = Channel or tool
inbox-filter-kind = Kind of request
inbox-filter-level = Risk
inbox-filter-due = Deadline
inbox-filter-area = Area
inbox-filter-button = Filter the list
inbox-filter-none = Clear all filters
inbox-filter-save = Save this filter
inbox-filter-change = Change the filter “{ $name }”
inbox-chip-words = “{ $words }”
inbox-chip-away = (clear the filter { $filter })
inbox-to-times = How long my reviews take
