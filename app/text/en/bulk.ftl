# Several requests at once.
bulk-bar = With the selected requests
bulk-all = All on this page
bulk-count = Selected:
bulk-assign = Assign
bulk-snooze = Snooze
bulk-wake = Bring back
bulk-approve = Approve
bulk-assign-title = Assign requests
bulk-snooze-title = Snooze requests
bulk-wake-title = Bring requests back
bulk-approve-title = Approve requests together
bulk-assign-lead = One person then holds all of these requests.
bulk-snooze-lead = What is snoozed leaves your own list only. Deadlines run on. When something happens or the deadline comes, the request is back.
bulk-wake-lead = These requests then return to your list.
bulk-approve-lead = Only what is alike is approved together: the same kind, the same low risk, the same row of the decision table. Each approval counts on its own and is valid for one year. You can undo each for 30 seconds.
bulk-assign-button = { $count ->
    [one] Assign one request
   *[other] Assign { $count } requests
}
bulk-snooze-button = { $count ->
    [one] Snooze one request
   *[other] Snooze { $count } requests
}
bulk-approve-button = { $count ->
    [one] Approve one request
   *[other] Approve { $count } requests
}
bulk-class = { $kind }, risk { $severity }
bulk-back = To the inbox
bulk-nothing = No request is selected with which this can be done. Select requests in the inbox.
bulk-too-many = More than 25 requests at once are not possible. These are the first 25.
bulk-left-out = Stays as it is
bulk-until = Until when?
bulk-until-tomorrow = Until tomorrow morning
bulk-until-week = Until next Monday
bulk-until-event = Until something happens
bulk-until-named = Until a day
bulk-until-day = Which day?
bulk-reason = Why do you approve?
bulk-reason-hint = The sentence goes to both sides with each approval.
bulk-items = Requests
bulk-done-title = Result
bulk-done-count = { $done } of { $all } done.
bulk-done = Done
bulk-failed = Not done
bulk-unknown = A request that you cannot see
bulk-because-over = The request is closed.
bulk-because-not-yours = You cannot assign this request.
bulk-because-not-now = No verdict is possible here at present.
bulk-because-question = A question is open in the conversation.
bulk-because-alone = This request has to be looked at alone.
bulk-because-other-class = This request is not like the others. Approve it alone.
bulk-because-stale = Somebody has changed this request in the meantime. Look at it again.
bulk-because-gone = This request is not there any more.
