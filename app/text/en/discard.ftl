# Throw a draft away.
discard-title = Discard the draft
discard-sentence = The draft disappears from your lists. This cannot be undone.
discard-button = Discard the draft
