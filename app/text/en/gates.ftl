# Gates: yes-or-no rules of law and baseline, with the artefact that lifts each.
gates-none = No gate stands in the way of an approval.
gates-block = Blocked
gates-hold = Artefact missing
gates-waits = Waits for the adviser
gates-lifted = Lifted
gates-notice = For your information
gates-block-meaning = No artefact lifts this gate. Only other answers help: another supplier, another way or a smaller scope.
gates-hold-meaning = Nobody can approve before this artefact is there and the adviser has confirmed it. Reviewing and negotiating can go on.
gates-lifted-meaning = This gate does not stand in the way of an approval any more.
gates-notice-meaning = This stops nobody. It belongs to the request and is recorded.
gates-because = Which answers open it
gates-paper-none = No artefact is attached yet.
gates-paper-attached = The artefact is attached and not confirmed yet.
gates-paper-confirmed = Confirmed by { $name } on { $time }.
gates-paper-rejected = Not accepted by { $name } on { $time }.
gates-paper-by = Attached by { $name } on { $time }.
