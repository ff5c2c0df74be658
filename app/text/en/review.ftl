# Security's working page.
review-title = Review: { $tool }
review-back = To the request
review-topics = Topics
review-facts = Request
review-papers = Artefacts
review-needs = What both sides need
review-rating = Rating as asked
review-why = What drives it up
review-factors = All factors
review-with-offer = With the offer of round { $round }
review-gates = Gates
review-to-gates = See gates and artefacts
review-precedents = Precedents
review-not-answered = not answered
review-unknown = counts as the worst answer
review-unknown-statement = only an artefact settles it
review-no-effect = Raises no factor.
review-opens = triggers a gate: { $gate }
review-no-papers = No artefact is attached yet.
review-paper-waits = Waits for the adviser.
review-need-marketing = What marketing needs
review-need-security = What security needs
review-need-none = Not stated yet.
review-need-open = Not restated yet.
review-need-restated = Restated, not confirmed yet.
review-need-corrected = Corrected; a new restatement is missing.
review-need-confirmed = Confirmed as understood.
review-need-not-confirmed = Restatement closed as not confirmed.
review-verdict = Your verdict
review-signature = A verdict waits for the second signature
review-signature-sentence = A verdict waits for the second signature. It is shown above the answers.
review-co-sign = Sign
review-refuse-signature = Decline to sign
review-take-signature-back = Take the verdict back
review-to-negotiation = To the table
review-nothing-now = No verdict is possible here at present.
review-approve = Approve
review-approve-hint = As asked, without conditions.
review-offer = Approve with conditions
review-offer-hint = You make an offer, marketing accepts it or answers.
review-ask = Ask a question
review-ask-hint = When an answer is missing or unclear.
review-return = Return
review-return-hint = When the request cannot be reviewed like this.
review-object = Object
review-object-hint = A no as a position. Marketing can answer.
review-refer = Refer
review-refer-hint = To the executive, with your recommendation.
review-no-approval-blocked = Not possible: only other answers lift one of the gates.
review-no-approval-gates = Not possible: an artefact is missing or not confirmed.
review-no-approval-table = Not possible: the decision table asks for more than a plain approval.
review-no-referral-table = Not possible: the decision table does not ask for the executive here.
review-no-referral-gates = Not possible while a gate is not lifted: the executive could not approve either.
review-table-block = Row { $rule } of the decision table: a gate that only other answers lift.
review-table-hold = Row { $rule } of the decision table: an artefact is missing.
review-table-critical = Row { $rule } of the decision table: the residual risk is critical.
review-table-high = Row { $rule } of the decision table: the residual risk is high.
review-table-medium-exceeds = Row { $rule } of the decision table: medium residual risk, losses above the limit.
review-table-medium-bad = Row { $rule } of the decision table: medium residual risk, too little value.
review-table-medium-within = Row { $rule } of the decision table: medium residual risk, losses within what is tolerated.
review-table-medium = Row { $rule } of the decision table: medium residual risk, losses not estimated.
review-table-low-exceeds = Row { $rule } of the decision table: low residual risk, losses above the limit.
review-table-low = Row { $rule } of the decision table: the residual risk is low.
review-table-signature = From High on, a second person from security signs first.
review-table-months = { $months ->
    [one] Review after one month.
   *[other] Review after { $months } months.
}
review-may-approve = You may approve.
review-may-offer = You may approve with conditions: make an offer.
review-may-refer = Only the executive may approve. Conditions can lower the risk before.
review-may-decline = The table proposes a no. Only the executive can approve as an exception, for at most 90 days.
review-may-return = Nobody may approve before the gate is lifted. Reviewing, asking and negotiating go on.
review-may-nobody = Nobody may approve this as it is, the executive included. Only other answers help.
review-why-left = Why this is left
review-legal-all-no = { $count ->
        [one] None of this applies (one statement)
       *[other] None of this applies ({ $count } statements)
    }
review-legal-others-no = { $count ->
        [one] One other statement does not apply
       *[other] { $count } other statements do not apply
    }
