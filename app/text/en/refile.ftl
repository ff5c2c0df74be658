# File again.
refile-title = File again
refile-sentence = A new draft is made with all the old answers. You can change it before you send it. The old request stays as it is and is linked.
refile-button = Make a new draft
refile-extend = Ask for an extension
refile-extend-sentence = An extension is a new decision. A new draft is made with all the old answers; security finds the old conditions filled in, so the review is quick. The old approval holds to its last day, and not longer.
refile-extend-button = Make the request
refile-appeal = Appeal against the no
refile-appeal-sentence = An appeal is a new request. A draft is made with all the old answers. Please change what led to the no before you send it. The old request stays as it is and is linked.
