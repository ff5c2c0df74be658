# File again.
refile-title = File again
refile-sentence = A new draft is made with all the old answers. You can change it before you send it. The old request stays as it is and is linked.
refile-button = Make a new draft
