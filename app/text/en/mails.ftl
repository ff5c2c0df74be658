# The mails of the demo.
mails-title = Mails of the demo
mails-lead = The demo sends nothing. Here is what the people would have got.
mails-empty = No mail yet
mails-empty-text = Ask a question as security: seconds later the mail to marketing stands here.
mails-subject = Subject
mails-to = To
mails-at = Written
mails-back = To all mails
