# At the table: what lies there, whose move it is, what can be done.
negotiation-title = The negotiation
negotiation-back = Back to the negotiation
negotiation-your-move = What you can do now
negotiation-act-sign = Sign
negotiation-act-refuse-signature = Decline to sign
negotiation-act-accept = Accept the offer
negotiation-act-accept-no = Accept the no
negotiation-act-offer = Make an offer
negotiation-act-counter = Make a counter-offer
negotiation-act-new-offer = Make a new offer
negotiation-act-ask = Ask a question
negotiation-act-answer = Answer the question
negotiation-act-declare = Declare a stalemate
negotiation-round-offer = Round { $round }: { $side ->
    [marketing] offer by marketing
   *[security] offer by security
}
negotiation-round-counter = Round { $round }: { $side ->
    [marketing] counter-offer by marketing
   *[security] counter-offer by security
}
negotiation-round-objection = Round { $round }: { $side ->
    [marketing] objection by marketing
   *[security] objection by security
}
negotiation-made = { $name }, { $at }.
negotiation-signed = Signed by { $name }.
negotiation-stale = stale
negotiation-stale-why = The answers changed after this round. It can be read, but no longer accepted.
negotiation-objection-why = This no is a position and not the end. Marketing can accept it, change the request, make an offer or declare a stalemate.
negotiation-changes = What changes against the round before
negotiation-changes-first = What changes against the request
negotiation-unsigned = This offer waits for a second signature
negotiation-unsigned-why = The risk stays at High or above. The offer lies on the table once a second person from security has signed it.
negotiation-acceptance-waits = Security wants to accept this offer. A second person from security has to sign first.
negotiation-signature-waits = Security’s answer waits for a second signature.
negotiation-empty = There is nothing on the table yet
negotiation-empty-why = As soon as security makes an offer or objects, it lies here.
negotiation-ledger = Give and get
negotiation-older = Earlier rounds
negotiation-precedents = Precedents
