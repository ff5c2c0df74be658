# A request in a list.
row-untitled = Draft without a name
