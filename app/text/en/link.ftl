# Signing in with a link.
link-title = Sign in to Concord
link-lead = This link signs you in once. Do not pass it on.
link-button = Sign in
link-invitation = Welcome to Concord
link-invitation-lead = Choose a password. Then you are signed in. This link works once; do not pass it on.
link-invitation-button = Save password and sign in
link-reset = Choose a new password
link-reset-lead = After this you are signed out everywhere and sign in with the new password. This link works once.
