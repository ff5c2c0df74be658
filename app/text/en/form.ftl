# Forms: what stands around fields, and what is wrong with them. Each fault names its field by $label.
form-problem = There is a problem
form-error-mark = Error:
form-optional = (optional)
form-choose = Please choose
form-why = Why do we ask this?
form-limit = { $max ->
    [one] At most one character.
   *[other] At most { $max } characters.
}
form-need-label = What do you need, and why?
form-fault-required = Please fill in: { $label }
form-fault-too-long = Please shorten: { $label } – at most { $max } characters
form-fault-too-short = Please write more: { $label } – at least { $min } characters
form-fault-unprintable = Please remove invisible control characters: { $label }
form-fault-not-chosen = Please choose: { $label }
form-fault-too-many = Please choose at most { $max }: { $label }
form-fault-unknown-choice = Please choose one of the answers shown: { $label }
form-fault-not-a-date = Please give a date like 21/11/2026: { $label }
form-fault-date-before = Please give a date from { $day } on: { $label }
form-fault-date-after = Please give a date up to { $day }: { $label }
form-fault-not-a-number = Please give a whole number: { $label }
form-fault-out-of-range = Please give a value from { $low } to { $high }: { $label }
form-fault-not-a-rate = Please give a number like 3 or 0.2, with at most three decimals: { $label }
form-fault-not-an-amount = Please give an amount like 1,234.56: { $label }
form-fault-amount-unclear = This amount is not clear. Please write it without separators, or like 1,234.00: { $label }
form-fault-not-a-link = Please give an address that begins with https://: { $label }
form-fault-unknown-field = This form has no field “{ $label }”. Please reload the page.
form-fault-duplicate = Please answer only once: { $label }
form-fault-stale = This page is out of date. Your input is still here. Please check it and send it again.
form-conflict = Somebody has changed something here in the meantime. Your input is still here. Look at what is new and send again.
form-wrote = What you wrote
