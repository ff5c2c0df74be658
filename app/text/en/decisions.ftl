# What waits for the executive.
decisions-title = Decisions
decisions-count = { $count ->
    [0] No decision is waiting for you.
    [one] One decision is waiting for you.
   *[other] { $count } decisions are waiting for you.
}
decisions-until = Decision by
decisions-empty = Nothing is waiting for you.
decisions-empty-text = A request comes here only when the two sides do not agree or may not approve it alone.
decisions-tolerance = What you tolerate
decisions-tolerance-none = the usual figures of the company
decisions-policy = Policy
decisions-policy-waits = A change of the policy is waiting for your confirmation.
