# A request in short pages.
draft-back = Back
draft-continue = Continue
draft-discard = Discard the draft
draft-step = Step { $step }
draft-screening = Questions about your plan
draft-asked = A few more details
draft-asked-lead = This can still change the outcome of your plan. That is why we ask in more detail.
draft-one-by-one = Answer every question one by one
draft-in-words = Answer short questions instead
draft-carried = { $count ->
    [one] We know one answer already. We do not ask for it again.
   *[other] We know { $count } answers already. We do not ask for them again.
}
draft-carried-see = Look and change
draft-saver = “Continue” saves the draft.
draft-saver-failed = Not saved yet. No connection. Your input is on this page.
draft-saved = Draft saved, { $time }
draft-stale = Not saved: somebody changed this draft in the meantime. “Continue” shows what is new; your input stays.
draft-unknown = I do not know
draft-basics = What would you like to use?
draft-plan = When, and at what cost?
draft-tool = Name of the channel or tool
draft-tool-hint = As its supplier calls it.
draft-supplier = Supplier
draft-supplier-hint = The company behind it, if you know it.
draft-kind = Kind of request
draft-kind-hint = The questions depend on it. If you change the kind, answers of the old kind go.
draft-kind-social = An account or presence in a network through which you reach people.
draft-kind-saas = A program on the web for newsletters, planning, analysis or contacts.
draft-kind-iot = A device with a network connection, such as a screen, a sensor or a trade fair stand.
draft-kind-ai = A system that makes texts or pictures, answers, or acts on its own.
draft-kind-payment = A building block for a shop, vouchers or payment.
draft-kind-partner = Data goes to an agency, an organiser or another company.
draft-purpose = What do you need it for?
draft-purpose-hint = One or two sentences: what you want to reach, and with whom.
draft-go-live = Planned start
draft-go-live-hint = Some rules apply only from a certain day. A rough plan is enough.
draft-waiting = What does waiting cost?
draft-waiting-hint = For example a trade fair date or a campaign that is booked.
draft-budget = Cost per year
draft-budget-hint = A rough estimate of everything together.
draft-budget-up-to = Up to { $to }
draft-budget-between = Over { $from } up to { $to }
