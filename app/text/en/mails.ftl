# The mails of the demo.
mails-title = Emails of the demo
mails-lead = The demo sends nothing. Here is what the people would have got.
mails-empty = No email yet
mails-empty-text = Ask a question as security: seconds later the email to marketing appears here.
mails-subject = Subject
mails-to = To
mails-at = Written
mails-back = To all emails
