# Attach the artefact of a gate, confirm it or do not accept it.
artefact-attach = Attach an artefact
artefact-confirm = Confirm the artefact
artefact-reject = Do not accept the artefact
artefact-attach-button = Attach the artefact
artefact-confirm-button = Confirm the artefact
artefact-reject-button = Do not accept it
artefact-gate = Which artefact is it?
artefact-link = Address of the artefact
artefact-link-hint = An address that the adviser can open too, for example in your file store.
artefact-note = What is it?
artefact-note-hint = One sentence: which document, of which date, signed by whom.
artefact-reason = What is missing in this artefact?
artefact-confirm-sentence = You confirm that this artefact is enough. This lifts the gate.
artefact-none = There is nothing to do here at present.
artefact-to-gates = To the gates and artefacts
