# Asking for a link to choose a password.
reset-title = Ask for a link
reset-lead = We send you a link with which you choose a new password. It works for ten minutes.
reset-button = Send the link
reset-back = To the sign-in page
reset-no-mail = This server sends no email. Your admins can give you a link.
reset-done = If there is an account for this address, an email is on its way. Please look into your spam folder, too.
