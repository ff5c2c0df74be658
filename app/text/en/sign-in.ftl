# Signing in with a password.
sign-in-title = Sign in
sign-in-email = Email address
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = Email address and password do not match. Please try again; after several tries, please wait for a moment.
sign-in-no-password = No password? Then you need a sign-in link. Your administrators can give you one.
sign-in-demo = Nobody has a password in this demo. Use one of the links that were printed at the start. Or choose a person above.
sign-in-reset = Forgot your password, or have none yet?
