# To an end at the table: accept, accept the no, declare a stalemate; and what follows.
settling-accept-title = Accept this offer?
settling-accept-button = Accept the offer
settling-explanation = One sentence of explanation
settling-explanation-why = One side gave everything. Why is that all right?
settling-consequences = What follows
settling-risk-left = Risk with this offer:
settling-needs-signature = At High or above a second person from security signs first.
settling-then-approved = The approval takes effect 30 seconds later, with these conditions.
settling-then-executive = This is beyond the authority of a reviewer. The executive decides; both sides recommend this offer.
settling-then-gates = The offer is settled, but the approval still waits for artefacts that lift gates.
settling-then-returned = A gate is blocked. The request goes back to marketing; only changed answers help.
settling-gates = { $count ->
    [one] One gate is not lifted yet:
   *[other] { $count } gates are not lifted yet:
}
settling-gate-hold = Needed: { $artefact }.
settling-gate-block = Only changed answers help.
settling-gates-link = Gates and artefacts of this request
settling-no-title = Accept the no?
settling-no-reason = Security’s objection:
settling-no-sentence = The request ends as declined, by consent. You can undo that for 30 seconds, and file the request again later.
settling-no-button = Accept the no
settling-declare-title = Declare a stalemate?
settling-next = What happens next
settling-step-needs = Both sides say what they need, if they have not yet.
settling-step-restate = Each side says in its own words what the other one needs, and has it confirmed.
settling-step-executive = Then the executive decides on one page.
settling-way-back = Until then each side can still make a new offer.
settling-cause = Why is there no agreement?
settling-cause-facts = Facts are missing
settling-cause-values = Values conflict
settling-cause-cost = It costs too much
settling-cause-law = The law is in the way
settling-cause-silence = There was no answer in time
settling-hint-facts = Nobody can say how likely or how bad it is.
settling-hint-values = Both know the facts and weigh them differently.
settling-hint-cost = The conditions cost more than they bring.
settling-hint-law = The sides read a rule differently.
settling-reason = In your own words
settling-reason-hint = One sentence for the executive. What exactly can you not agree on?
settling-declare-button = Declare a stalemate
settling-stalemate = There is no agreement
settling-declared = { $side ->
    [marketing] Marketing sees no agreement.
   *[security] Security sees no agreement.
} Cause: { $cause }.
settling-owes-need = { $side ->
    [marketing] Marketing still says what it needs, by { $until }.
   *[security] Security still says what it needs, by { $until }.
}
settling-owes-restatement = { $side ->
    [marketing] Marketing still restates what security needs, by { $until }.
   *[security] Security still restates what marketing needs, by { $until }.
}
settling-owes-confirmation = { $side ->
    [marketing] Marketing still confirms or corrects the restatement of its need, by { $until }.
   *[security] Security still confirms or corrects the restatement of its need, by { $until }.
}
settling-owes-nothing = { $side ->
    [marketing] Marketing has nothing to do right now.
   *[security] Security has nothing to do right now.
}
settling-owes-lapsed = { $side ->
    [marketing] Marketing let its time run out. The brief will say so.
   *[security] Security let its time run out. The brief will say so.
}
settling-then = Then the executive decides. Until then each side can still make a new offer.
