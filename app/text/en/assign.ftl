# Who holds a request for a side.
assign-title = Who holds the request?
assign-lead = One person of your side holds the request: their name is shown in the lists, and they can confirm whether the other side understood you.
assign-who = Person
assign-nobody = Nobody
assign-me = This is you.
assign-button = Save
assign-link = Assign
assign-holds-marketing = holds it for marketing
assign-holds-security = holds it for security
assign-because-not-there = This person cannot hold the request for your side. Choose somebody from the list.
