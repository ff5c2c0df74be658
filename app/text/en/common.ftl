# Words that every room uses.
common-step = Step { $step } of { $total }
common-change = Change
common-answer = Answer now
common-cancel = Cancel
common-banner-info = Note
common-banner-success = Done
common-banner-warn = Take care
common-banner-conflict = Somebody was quicker
common-pager-name = Pages
common-pager-previous = Previous page
common-pager-next = Next page
common-pager-place = Page { $page } of { $pages }
common-pager-page = Page { $page }
