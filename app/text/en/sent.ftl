# The request was sent.
sent-title = Request sent
sent-reference = Your number: { $reference }
sent-next = What happens next
sent-question = If security has a question, it is your move. The start page tells you.
sent-change = While it is in review you can change answers or withdraw the request.
sent-to-case = To the request
sent-another = Begin another request
