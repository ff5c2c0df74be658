# What the bell leads to.
news-title = News
news-nothing = Nothing is waiting for you.
news-nothing-text = As soon as there is something for you to do, it appears here.
news-start = To the start page
news-said = Said lately
news-silent = In your requests nobody has written anything in the last two weeks.
news-named = To you
news-unread = New
