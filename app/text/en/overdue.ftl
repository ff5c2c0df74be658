# What is overdue and moves on by nothing.
overdue-title = Overdue
overdue-empty = Nothing is overdue
overdue-empty-text = No decision, no artefact and no appointment is past its deadline.
overdue-count = { $count ->
    [one] One request waits beyond its deadline. Nothing moves it on by itself.
   *[other] { $count } requests wait beyond their deadline. Nothing moves them on by itself.
}
overdue-count-uncounted = More than { $count } requests wait beyond their deadline. Nothing moves them on by itself.
overdue-executive = Decides: { $names }.
overdue-adviser = Looks at the artefacts: { $names }.
overdue-nobody = Nobody may decide here.
overdue-no-adviser = The area has no adviser.
overdue-name = Name somebody
