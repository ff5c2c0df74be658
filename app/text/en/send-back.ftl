# Sending a request back.
send-back-title = Send back with a question
send-back-effect-table = The request goes back to the table once. It is the move of the side that did not make the last offer. After that you have to decide.
send-back-effect-review = The request goes back to review once. After that you have to decide.
send-back-effect-gate = A gate is not lifted. So the request goes back to review. This does not count as the one time.
send-back-used = This request was sent back before. Now a decision is needed.
send-back-to-brief = To the brief
send-back-question = What should the two sides settle?
send-back-question-hint = A question that both sides read.
send-back-button = Send back
