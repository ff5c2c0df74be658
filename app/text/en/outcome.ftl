# Likely outcome.
outcome-title = Likely outcome
outcome-too-early = After 3 answers you will see an estimate here.
outcome-name = Likely outcome of your answers
outcome-failed = An estimate is not possible right now. You can go on all the same.
outcome-range = { $low } to { $high }
outcome-missing = { $count ->
    [one] one answer is missing
   *[other] { $count } answers are missing
}
outcome-at-best = At best: { $way }
outcome-at-worst = At worst: { $way }
outcome-approve = { $days ->
    [one] Usually approved within 1 working day.
   *[other] Usually approved within { $days } working days.
}
outcome-conditions = { $days ->
    [one] Approval with conditions. Usually answered within 1 working day.
   *[other] Approval with conditions. Usually answered within { $days } working days.
}
outcome-escalate = { $days ->
    [one] Security usually offers conditions that lower the risk within 1 working day. Without conditions the executive of the area decides.
   *[other] Security usually offers conditions that lower the risk within { $days } working days. Without conditions the executive of the area decides.
}
outcome-return = { $days ->
    [one] Usually answered within 1 working day. Nobody can approve before a document is there.
   *[other] Usually answered within { $days } working days. Nobody can approve before a document is there.
}
outcome-blocked = { $days ->
    [one] Nobody can approve it like this. Security usually answers within 1 working day and helps with another plan.
   *[other] Nobody can approve it like this. Security usually answers within { $days } working days and helps with another plan.
}
outcome-exception = { $days ->
    [one] Rather not as asked. Security usually answers within 1 working day. Conditions can lower the risk.
   *[other] Rather not as asked. Security usually answers within { $days } working days. Conditions can lower the risk.
}
outcome-reasons = What counts most
outcome-gates = What an approval still needs
outcome-gate-block = Only another plan helps: { $artefact }
outcome-gate-hold = Needed: { $artefact }
outcome-gate-notice = Please note and record: { $artefact }
outcome-levers = What would change the outcome
outcome-lever = With “{ $answer }”: { $level }.
outcome-lever-gate = With “{ $answer }” an approval needs less.
outcome-caveat = This is not a promise.
outcome-provisional = The rating is provisional.
