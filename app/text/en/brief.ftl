# The brief for the person who decides. At most 220 words before the appendix, with the longest input too.
brief-title = Brief: { $tool }
brief-question = May the area { $area } use “{ $tool }”?
brief-until = Decision by { $due }
brief-overdue = Overdue
brief-advice-as-asked = { $by } recommends: approve as asked.
brief-advice-offer = { $by } recommends: approve the offer of round { $round }.
brief-advice-decline = { $by } recommends: decline.
brief-cosigned = A second person has signed.
brief-no-advice = No recommendation: the sides did not agree.
brief-cause-facts = Facts are missing.
brief-cause-values = Values conflict.
brief-cause-cost = It costs one side too much.
brief-cause-law = The law is in the way.
brief-cause-silence = { $side } did not answer.
brief-cause-not-cosigned = The second signature is missing.
brief-risk = Risk as asked
brief-offer-marketing = Offer of marketing (round { $round })
brief-offer-security = Offer of security (round { $round })
brief-value = Benefit
brief-waiting = Waiting costs
brief-agreed = { $count ->
    [one] Agreed: one condition ({ $terms }).
   *[other] Agreed: { $count } conditions, among them: { $terms }
}
brief-agreed-nothing = Agreed: no condition yet.
brief-agreed-offer = Agreed: the offer of round { $round }.
brief-agreed-authority = No dispute: security’s authority ends here.
brief-disputed = { $count ->
    [one] In dispute: one condition ({ $term }).
   *[other] In dispute: { $count } conditions, among them: { $term }
}
brief-no-need = No need stated.
brief-understood = Understood by the other side.
brief-restated = Restated, not confirmed.
brief-corrected = Restated and corrected.
brief-not-confirmed = Understanding not confirmed.
brief-not-restated = Not restated.
brief-not-restated-by = Not restated by { $side }.
brief-precedent = Precedent { $name }: { $outcome } ({ $source }).
brief-gates = { $count ->
    [one] Cannot be approved yet. Missing: { $missing }.
   *[other] Cannot be approved yet, { $count } gates. Missing: { $missing }.
}
brief-gates-link = See the gates
brief-recommended = Recommended
brief-choice-as-asked = Approve as asked
brief-choice-as-asked-note = Accept the risk: { $risk }
brief-choice-offer = Approve offer of { $side }
brief-choice-offer-note = { $count ->
    [0] No conditions, until { $until }, risk { $risk }
    [one] One condition, until { $until }, risk { $risk }
   *[other] { $count } conditions, until { $until }, risk { $risk }
}
brief-choice-decline = Decline
brief-choice-send-back = Send back once
brief-choice-ask = Ask a question
brief-closed-gates = a gate is not lifted
brief-closed-long = longer than { $days } days
brief-closed-past = over already
brief-asked = A question is open. It is the move of { $side }.
brief-decides = Decides here: { $names }.
brief-nobody-decides = Nobody can decide here. The administrators have to name somebody.
brief-result-by = { $name }, { $when }
brief-result-until = Valid until { $day }. Risk that stays: { $risk }.
brief-undo = Undo (30 s)
brief-appendix = Appendix
brief-texts = Benefit and reasons in full
brief-tool = Channel or tool
brief-supplier = Supplier
brief-advice-reason = Reason of the recommendation
brief-stalemate-reason = Why there is no agreement
brief-objection = Objection of security
brief-needs = What both sides need
brief-restatement = How the other side ({ $side }) understands it
brief-correction = What was missing:
brief-questions = Your questions
brief-unanswered = There was no answer.
brief-vectors = Rating with vectors
brief-answers = Answers in the request
brief-precedents = Precedents
brief-whole-case = See the whole request
brief-no-terms = No conditions.
brief-term-meta = { $side } by { $due }
brief-scope-audience = Only for
brief-scope-data = Only with these data
brief-scope-budget = At most a year
brief-scope-region = Only in
brief-scope-until = Pilot until
brief-expires = Approval until
brief-review = Review
brief-months = { $months ->
    [one] every month
   *[other] every { $months } months
}
brief-note = What the side says
brief-a-month = { $amount } a month
brief-as-asked = As asked
brief-by-marketing = Marketing { $round }
brief-by-security = Security { $round }
brief-row-risk = Risk
brief-row-expected = Expected loss a year
brief-row-bad = Bad year
brief-row-tolerated = Tolerated
brief-row-lose = Loses money
brief-yes = Yes
brief-no = No
brief-packages = As asked and each offer
brief-error = All figures { $error }. Bad year: one in twenty.
brief-not-estimated = Losses in euros: not estimated.
brief-euro = Losses in euros
brief-in-full = In full in the appendix
brief-all-in-full = Everything in full
brief-need-in-full = The need is in the appendix.
brief-area = Area
brief-advice-by = Recommended by
brief-decider = Who decides
brief-decision-reason = Reason of the decision
brief-changed = { $count ->
    [one] One fact changed since
   *[other] { $count } facts changed since
}
brief-changed-title = Changed since the message
brief-reading = 1-minute read
brief-next = Decide next: { $tool }
brief-no-next = That was all. Nothing else is waiting for you.
brief-now = Both sides will be told in half a minute.
