# Somebody was quicker: what changed since the page that was sent.
conflict-title = Somebody was quicker
conflict-lead = Your form was not carried out: the request changed in the meantime, and this is not possible any more.
conflict-news = What changed in the meantime
conflict-saved = { $name } saved the draft.
conflict-clock = The time ran out.
conflict-fields = Changed answers
conflict-field = Question
conflict-before = Before
conflict-now = Saved now
conflict-yours = Your input
conflict-by = { $name }, { $when }
conflict-not-given = not given
conflict-untouched = unchanged; the form has the new answer now
conflict-elsewhere = not on this page
conflict-again = Everything you typed is in the form below. If you send it again, your input replaces what is saved now.
conflict-drop = Discard my input and show the new state
conflict-see = See the request
