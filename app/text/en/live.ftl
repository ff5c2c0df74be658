live-case = Somebody has changed this request since you opened the page.
live-list = Something in this list has changed.
live-show = Show the current state
