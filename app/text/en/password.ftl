# Choosing or changing a password.
password-title = Change password
password-lead = After this you are signed out everywhere else. You get an email about it.
password-current = Password until now
password-new = New password
password-again = New password again
password-hint = At least 12 characters; a whole sentence is fine. Special characters are not needed. A password manager helps.
password-button = Save password
password-differs = Please type the same twice: { $label }
password-guessable = This password would be guessed early. Please take another one, for example a sentence that only you say: { $label }
password-none = You have no password yet. Have a link sent to you; with it you choose one.
password-done = Your new password counts now.
