# Begin a request.
new-title = New request
new-lead = A request usually takes 3 minutes. You can stop at any time; the draft stays.
new-area = For which area?
new-area-only = For the area { $area }.
new-known = This is known already
new-known-lead = We carry supplier and kind of request over to step 1. You can change both there.
new-button = Begin the request
new-only-marketing = Requests are filed by marketing of an area. Ask somebody from marketing, or an admin.
