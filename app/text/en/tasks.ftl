# What is still missing in a larger draft.
tasks-title = Tasks in this request
tasks-lead = This request needs a little more. You and your team can fill it in piece by piece; everything is saved.
tasks-evidence = Evidence
tasks-papers = { $count ->
    [0] We need no files for this request.
    [one] One document helps the approval.
   *[other] { $count } documents help the approval.
}
tasks-done = Completed
tasks-open = Open
tasks-part = { $done } of { $all } answered
tasks-next = Continue: { $title }
tasks-link = All tasks
