# The second factor.
factor-title = Second factor
factor-lead = Whoever knows your password does not get in with it alone: at each sign-in we also ask for a code from an app.
factor-forced = In your role you need a second factor. Set it up now, then you can go on.
factor-begin = Set it up now
factor-step-app = Open an app for one-time codes on your phone or in your password manager.
factor-step-scan = Read this picture with the app.
factor-picture = Picture for the app
factor-step-type = Or type this key:
factor-step-code = Enter the code that the app shows now.
factor-confirm = Switch it on
factor-on = { $count ->
    [0] The second factor is on. You have no recovery code left. Please make new ones.
    [one] The second factor is on. You have one recovery code left. Please make new ones.
   *[other] The second factor is on. You have { $count } recovery codes left.
}
factor-new-codes = Make new recovery codes
factor-remove = Take the second factor away
factor-removed = The second factor is gone.
factor-done = The second factor is on.
factor-back = To your account
factor-codes-title = Your recovery codes
factor-codes-lead = Each works once when you do not have your app. Older codes do not work any more.
factor-codes-once = You see these codes only now. Print the page or put them into your password manager.
factor-codes-next = I have them, continue
