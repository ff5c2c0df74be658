# The page with all gates of a request.
gatespage-title = Gates and artefacts
gatespage-clear = No gate stands in the way of an approval.
gatespage-open = { $count ->
    [one] One gate is not lifted yet. Only a confirmed artefact makes an approval possible.
   *[other] { $count } gates are not lifted yet. Only confirmed artefacts make an approval possible.
}
gatespage-blocked = Nobody can approve this request as it is, the executive included. Only other answers help.
gatespage-own = An artefact that you attached yourself is looked at by another adviser.
gatespage-attach = Attach an artefact
gatespage-attach-again = Attach another artefact
gatespage-confirm = Confirm the artefact
gatespage-reject = Do not accept the artefact
gatespage-change = Change the answers
