# Suggestions while somebody types
suggest-list = Suggestions
suggest-count = { $count ->
    [0] No suggestions. You can search all the same.
    [one] One suggestion. Choose it with the arrow keys.
   *[other] { $count } suggestions. Choose with the arrow keys.
}
suggest-elsewhere = Approved elsewhere
suggest-running = Request under way
suggest-people = People
