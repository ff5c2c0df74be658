# Confirming a decision.
decide-title = Confirm the decision
decide-effect-as-asked = You approve as asked, without conditions. Your area bears the risk { $risk } until the day named below.
decide-effect-offer = { $count ->
    [0] You approve – without conditions, valid until { $until }. The risk that stays is { $risk }.
    [one] You approve – with one condition, valid until { $until }. The risk that stays is { $risk }.
   *[other] You approve – with { $count } conditions, valid until { $until }. The risk that stays is { $risk }.
}
decide-effect-decline = You decline. Marketing can file the request again with other answers.
decide-package = What exactly is approved
decide-expires = Last day of the approval
decide-expires-hint = After it the approval ends by itself.
decide-expires-critical = At a critical risk this is an exception of at most { $days } days.
decide-reason = Your reason
decide-reason-hint = One sentence that both sides read. It will be kept in the register.
decide-undo = The decision counts at once. For 30 seconds you can undo it.
decide-button = Confirm decision
