# What is new to a reader, and what was given on older facts.
look-title = New to you
look-never = You have not marked this request as viewed yet. Once you have, changes will be listed here.
look-all = Mark everything as viewed
look-when = Last viewed: { $when }.
look-same = Nothing has changed since.
look-count = { $count ->
    [one] One fact changed
   *[other] { $count } facts changed
}
look-rounds = { $count ->
    [one] One new round in the negotiation
   *[other] { $count } new rounds in the negotiation
}
look-posts = { $count ->
    [one] One new post in the conversation
   *[other] { $count } new posts in the conversation
}
look-viewed = viewed
look-changed = changed since
look-topic = Mark as viewed
look-progress = { $seen } of { $all } topics viewed
look-nothing = nothing
look-before = before:
look-now = now:
look-file = File { $name }
look-fact-tool = Channel or tool
look-fact-supplier = Supplier
look-fact-kind = Kind of request
look-fact-purpose = Purpose
look-fact-waiting = What waiting costs
look-fact-budget = Yearly cost
look-fact-go-live = Planned start
look-paper-attached = attached
look-paper-confirmed = confirmed
look-paper-rejected = not accepted
look-older = Given on older facts
look-older-count = { $count ->
    [one] One fact is different since then
   *[other] { $count } facts are different since then
}
look-other-rules = Given under another rule book
look-show-changed = Show only what changed
look-show-all = Show everything
look-changed-title = Changed since your last look
