# Signing in with a link.
link-title = Sign in to Concord
link-lead = This link signs you in once. Do not pass it on.
link-button = Sign in
