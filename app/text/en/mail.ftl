# Messages by mail: the verb first in the subject, one sentence, one link that only opens.
mail-case = { $tool } ({ $reference })
mail-subject = { $what }: { $case }
mail-greeting = Hello { $name },
mail-task-review = Review the request
mail-task-mend = Change the request
mail-task-answer = Answer the question
mail-task-answer-offer = Answer the offer
mail-task-answer-objection = Answer the objection
mail-task-offer-again = Make a new offer
mail-task-sign = Sign as the second person, or decline to sign
mail-task-attach = Attach the missing artefacts
mail-task-check-artefacts = Check the artefacts
mail-task-state-need = Say what your side needs
mail-task-restate = Say what the other side needs
mail-task-confirm = Confirm or correct what the other side understood
mail-task-decide = Decide
mail-task-name-decider = Name who decides
mail-decide-by = Decide by { $day }
mail-receipt = Received
mail-receipt-lead = Your request has reached security. There is nothing for you to do now.
mail-question-lead = { $name } has a question for your side:
mail-offer-lead = { $name } has made your side an offer.
mail-move-lead = This request is now waiting for you.
mail-reminder = { $task } (reminder)
mail-reminder-lead = This request is still waiting for you.
mail-escalation-stalemate = Marketing and security have not agreed. One page says what it is about.
mail-escalation-authority = The authority of security ends here, so you decide. One page says what it is about.
mail-decision-approved = The request is approved.
mail-decision-approved-with = { $count ->
    [one] The request is approved with one condition.
   *[other] The request is approved with { $count } conditions.
}
mail-decision-declined = The request is declined. The reason stands with the request.
mail-fact-case = Request
mail-fact-scope = Scope
mail-fact-as-asked = as asked
mail-fact-narrowed = narrowed
mail-fact-conditions = Conditions
mail-fact-expires = Valid until
mail-fact-due = Deadline
mail-fact-response = Security answers by
mail-open-case = Open the request
mail-open-question = Open the question
mail-open-table = Open the negotiation
mail-open-gates = Open the artefacts
mail-open-brief = Open the brief
mail-open-area = Open the area
mail-why-requester = You get this message because you filed the request.
mail-why-marketing = You get this message because you act for marketing on this request.
mail-why-security = You get this message because you act for security in this area.
mail-why-second-reviewer = You get this message because you can sign as the second person from security.
mail-why-adviser = You get this message because you advise in this area.
mail-why-executive = You get this message because you decide in this area.
mail-why-substitute = You get this message because you are the substitute in this area.
mail-why-admin = You get this message because you are an administrator.
mail-foot = The link only opens the page. Nothing happens before you sign in and act there.
mail-mentioned = You are mentioned
mail-mentioned-lead = { $name } mentions you in the conversation about this request.
mail-said = New post
mail-said-lead = { $name } has written in the conversation about this request.
mail-commented = Read the comments
mail-commented-lead = { $name } has reviewed your request and commented on it:
mail-assigned = You hold this request now
mail-assigned-lead = { $name } has assigned this request to you.
mail-comments = { $count ->
    [one] One comment:
   *[other] { $count } comments:
}
mail-open-talk = Open the conversation
mail-why-talk = You get this message because you were named in the conversation.
mail-why-watcher = You get this message because you watch this request.
mail-why-holder = You get this message because you hold the request for your side.
