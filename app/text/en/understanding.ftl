# Needs, and how far each side understood the other.
understanding-title = What both sides need
understanding-lead = Each side says in its own words what the other one needs. That one confirms or corrects.
understanding-need-of = { $side ->
    [marketing] What marketing needs
   *[security] What security needs
}
understanding-no-need = Not stated yet.
understanding-by = Stated by { $name }
understanding-restated-by = { $side ->
    [marketing] How marketing understood it ({ $name }):
   *[security] How security understood it ({ $name }):
}
understanding-corrected-with = What is missing:
understanding-open = not restated yet
understanding-restated = restated, not confirmed yet
understanding-corrected = corrected
understanding-confirmed = confirmed as understood
understanding-not-confirmed = not confirmed
understanding-act-confirm = Confirm or correct
understanding-act-state = State the need
understanding-act-change = Change the need
understanding-act-restate = Restate
understanding-act-close = Stop restating
understanding-restate-title = What does the other side need?
understanding-restatement = In your own words: what does the other side need?
understanding-restatement-hint = Do not judge and do not answer. Only say what you understood.
understanding-restate-button = Send the restatement
understanding-confirm-title = Does the other side understand you?
understanding-yes = Yes, that is what we need
understanding-confirm-button = Confirm the understanding
understanding-not-quite = Not quite
understanding-correction = What is missing or wrong?
understanding-correction-hint = One sentence is enough.
understanding-correct-button = Send the correction
understanding-close-title = Stop restating
understanding-close-sentence = The understanding stays as not confirmed. If the executive decides, the brief says so.
understanding-close-button = Close as not confirmed
understanding-measured-once = Understood at the first try, after { $hours } working hours.
understanding-measured = { $count ->
    [one] Understood after one correction and { $hours } working hours.
   *[other] Understood after { $count } corrections and { $hours } working hours.
}
