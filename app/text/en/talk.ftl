# The conversation on a request.
talk-title = Conversation
talk-empty = Nobody has written anything yet.
talk-open-count = { $count ->
    [one] One question is open. Nothing is approved until it is answered.
   *[other] { $count } questions are open. Nothing is approved until they are answered.
}
talk-pending = Waiting for your verdict
talk-pending-why = Only you see these comments. They go to both sides with your verdict, and marketing gets a single message for all of them.
talk-to-verdict = To the verdict
talk-edit = Change
talk-discard = Discard
talk-watch-title = Watching
talk-watching = You get a message when somebody writes here.
talk-not-watching = You get no message when somebody writes here.
talk-unwatch = Stop watching
talk-watch = Watch
talk-last = The last three of { $count } posts.
talk-read = Read the whole conversation
talk-write = Read and write
talk-goes-along = These comments go along
talk-edit-pending = Change the comments
talk-by-marketing = { $name } (marketing), { $when }
talk-by-security = { $name } (security), { $when }
talk-by = { $name }, { $when }
talk-only-marketing = Marketing only
talk-only-security = Security only
talk-taken-back = Taken back on { $when }.
talk-answer = Answer
talk-take-back = Take back
talk-question-open = Open question
talk-question-answered = Question answered
talk-say = Write a post
talk-say-button = Send
talk-answer-title = Answer the question
talk-answer-button = Send the answer
talk-edit-title = Change the comment
talk-edit-button = Save the comment
talk-leave = Never mind
talk-text = Text
talk-text-hint = Write @ and a full name to notify somebody.
talk-question = This is a question to the other side
talk-question-hint = While it is open, nothing is approved.
talk-topic = What is it about?
talk-topic-none = The request as a whole
talk-to = Who may read it?
talk-to-shared = Both sides, at once
talk-to-shared-hint = Everybody who may see the request.
talk-to-marketing = Marketing only
talk-to-security = Security only
talk-to-private-hint = The other side and the person who decides never see it.
talk-to-verdict-choice = Both sides, with my verdict
talk-to-verdict-hint = Until then only you see it and can change it.
talk-mention = Notify somebody
talk-mention-hint = Whoever is ticked gets a message.
talk-waits = Waits for your verdict
talk-comment = Comment
talk-blocks = { $count ->
    [one] One question in the conversation is open: nothing is approved until it is answered.
   *[other] { $count } questions in the conversation are open: nothing is approved until they are answered.
}
talk-pending-count = { $count ->
    [one] One comment goes out with your verdict.
   *[other] { $count } comments go out with your verdict.
}
talk-fault-not-for-them = { $label }: This names somebody who may not read this post. Take the name out, or choose other readers.
talk-fault-shared-question = { $label }: A question to the other side must be readable by both sides.
talk-because-answered = This question has been answered or taken back already.
talk-because-own-question = The other side answers this question. You can take it back.
talk-because-not-yours = Only its author takes a post back, and only once.
talk-because-no-verdict = Comments wait only while you can give a verdict. Send the post at once.
talk-because-pending-gone = This comment does not wait any more: it was discarded, or went out with your verdict.
talk-fault-named-later = { $label }: Whoever is to be notified with your verdict has to be named in the text, with @ and the full name.
