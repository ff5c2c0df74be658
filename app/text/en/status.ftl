# Who must do what until when; every page says it with these sentences.
status-word-answer = Your answer needed
status-word-decide = Decision needed
status-soon = soon
status-or = { " or " }
status-overdue = This deadline is over.
status-due-today = today, { $time }
status-due-tomorrow = tomorrow, { $time }
status-due-late-today = overdue since today, { $time }
status-due-late = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
status-draft = Marketing is still filling in the draft.
status-draft-yours = Fill in the draft and submit it. Only marketing of your area sees it, and there is no deadline.
status-review = Security reviews the request by { $due }.
status-review-yours = Please review the request by { $due }.
status-signature = A second person from security signs or declines to sign by { $due }.
status-signature-own = Your verdict waits for the signature of a second person from security, by { $due }.
status-signature-yours = Please sign as the second person, or decline to sign, by { $due }.
status-returned = Marketing changes the request and submits it again by { $due }.
status-returned-yours = Please change the request and submit it again by { $due }.
status-question-yours = Please answer the question by { $due }.
status-question-marketing = Marketing answers a question by { $due }.
status-question-security = Security answers a question by { $due }.
status-negotiation-yours = Please answer at the table by { $due }.
status-negotiation-offer-of-security = Security has made you an offer. Please answer by { $due }.
status-negotiation-offer-of-marketing = Marketing has made you an offer. Please answer by { $due }.
status-negotiation-objection = Security objects. Please answer by { $due }.
status-negotiation-stale = The last offer is stale. Please make a new one by { $due }.
status-negotiation-marketing = Marketing answers security’s last move by { $due }.
status-negotiation-security = Security answers marketing’s last move by { $due }.
status-agreed-yours = Both sides agree. Please attach the missing artefacts by { $due }.
status-agreed-marketing = Both sides agree. Marketing attaches the missing artefacts by { $due }.
status-agreed-adviser = Both sides agree. The adviser looks at the artefacts by { $due }.
status-agreed-adviser-yours = Both sides agree. Please look at the artefacts by { $due }.
status-stalemate-yours = There is no agreement. Please take the next step of the understanding by { $due }.
status-stalemate-need = There is no agreement. Please say by { $due } what your side needs.
status-stalemate-restate = There is no agreement. Please say by { $due } in your own words what the other side needs.
status-stalemate-confirm = There is no agreement. Please confirm or correct by { $due } what the other side understood.
status-stalemate-marketing = There is no agreement. Marketing takes the next step of the understanding by { $due }.
status-stalemate-security = There is no agreement. Security takes the next step of the understanding by { $due }.
status-stalemate-both = There is no agreement. Both sides take the next step of the understanding by { $due }.
status-escalated = { $names } decides by { $due }.
status-escalated-yours = Please decide by { $due }.
status-escalated-row = The executive decides by { $due }.
status-escalated-admin = Nobody may decide here. The admins name a person.
status-escalated-admin-yours = Nobody may decide here. Please name a person.
status-approved = The approval is valid until { $day }.
status-approved-with = { $count ->
    [one] The approval is valid until { $day }, with one condition.
   *[other] The approval is valid until { $day }, with { $count } conditions.
}
status-approved-undo = { $seconds ->
    [one] You approved this. You can undo it for one more second.
   *[other] You approved this. You can undo it for { $seconds } more seconds.
}
status-approved-not-yet = { $name } approved this. The approval takes effect in a few seconds.
status-approved-row = The request is approved.
status-declined = { $name } declined this. Marketing can file the request again.
status-declined-by-consent = Marketing accepted security’s no. It can file the request again.
status-declined-undo = { $seconds ->
    [one] The no stands. You can undo it for one more second.
   *[other] The no stands. You can undo it for { $seconds } more seconds.
}
status-declined-not-yet = { $name } recorded the no. It takes effect in a few seconds.
status-declined-row = The request is declined. Marketing can file it again.
status-withdrawn = { $name } withdrew the request. Marketing can file it again.
status-withdrawn-row = The request is withdrawn. Marketing can file it again.
status-lapsed = The time to change the request is over. Marketing can file it again.
status-discarded = The draft is discarded. Nobody has to do anything.
status-moment = { $moment } ({ $zone })
status-zone-western = Lisbon time
status-zone-central = Berlin time
status-zone-eastern = Helsinki time
