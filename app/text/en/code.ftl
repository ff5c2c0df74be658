# The second half of signing in.
code-title = Enter a code
code-lead = Your password is right. Now the code from your app is missing.
code-hint = Six digits from the app, or one of your recovery codes.
code-lost = App and recovery codes lost? Your admins take the second factor away once they know that it is you.
