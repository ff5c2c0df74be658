# An entry of the register.
entry-title = { $name } in the register
entry-back = Back to the register
entry-active = You may use this until { $day }. Keep to the conditions.
entry-active-open = You may use this. Keep to the conditions.
entry-at-risk = { $count ->
    [one] One condition is overdue. Please prove it.
   *[other] { $count } conditions are overdue. Please prove them.
}
entry-at-risk-review = The review was due on { $day }.
entry-expired = The approval ended on { $day }. Please do not use this any more.
entry-expired-open = The approval has ended. Please do not use this any more.
entry-facts = What is approved
entry-kind = Kind
entry-purpose = What for
entry-owner = Responsible
entry-scope = Scope
entry-scope-as-asked = as asked
entry-terms = Conditions
entry-no-terms = This approval has no conditions.
entry-term-meta = { $side } by { $due }
entry-overdue = overdue
entry-proven = Proven
entry-proven-by = by { $name }, { $when }
entry-not-proven = Not proven yet.
entry-wanted = What counts as proof: { $proof }
entry-prove = Give the proof
entry-record = Who bears the risk
entry-decided-by = Decided by
entry-authority = On whose authority
entry-authority-reviewer = Security, within its own authority
entry-authority-agreement = Both sides agreed
entry-authority-consent = Marketing accepted the no
entry-authority-executive = Executive of the area
entry-decided-at = Decided on
entry-reason = Reason
entry-severity = Risk that stays
entry-until = Valid until
entry-review = Next review
entry-case = Request
entry-vectors = Rating with vectors
entry-inherent = Without conditions
entry-residual = With conditions
entry-rule-book = Version of the rule book
entry-euro = Losses in euros, as decided
entry-derived-inherent = From the answers alone, without conditions
entry-derived-residual = From the answers alone, with conditions
entry-rule-book-hash = SHA-256 of the rule book
entry-facts-hash = SHA-256 of request and artefacts
entry-engine = Engine
entry-seed = Seed
entry-simulations = Simulated years
entry-input-hash = SHA-256 of the input
entry-result-hash = SHA-256 of the result
entry-proof = To compute it again
entry-recompute = Whoever runs the server can prove these figures with:
entry-left = What is left of the risk today
entry-left-planned = With all conditions (planned)
entry-left-verified = With proven conditions only (verified)
entry-left-bad-year = One year in twenty costs more than { $amount }.
entry-left-gap = The gap between the two closes once the missing proofs are there.
entry-left-no-gap = There is no gap: every condition that lowers the risk is proven.
entry-receipt = Receipt of the decision
entry-extend = Ask for an extension
entry-extension-soon = { $days ->
    [0] The approval ends today. Please ask for an extension now.
    [one] The approval ends tomorrow. Please ask for an extension now.
   *[other] The approval ends in { $days } days. Please ask for an extension in time: it is a new decision.
}
entry-extension-over = The approval is over. Only a new decision allows it again.
entry-extension-case = Extension asked for: { $reference } ({ $state })
