# Filters of the inbox with a name.
saved-new-title = Save the filter
saved-change-title = Change the filter
saved-lead = Saved filters appear above the list. The filter itself is part of the address.
saved-back = To the list
saved-name = Name
saved-readers = Who sees the filter?
saved-readers-me = Only me
saved-readers-area = Everybody in security in the area { $area }
saved-readers-all = Everybody in security
saved-button = Save
saved-nothing = All requests of this view
saved-delete = Delete the filter
saved-delete-sentence = The name goes away, for others too. The requests stay as they are.
saved-delete-button = Delete for good
saved-because-too-many = You have 30 filters already. Delete one of them first.
