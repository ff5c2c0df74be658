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
entry-authority = In which capacity
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
