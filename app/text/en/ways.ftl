# How somebody gets in, on the page of a person.
ways-title = Ways in
ways-none = not set up
ways-password = Password
ways-password-chosen = chosen
ways-codes = Codes from an app
ways-codes-on = set up
ways-passkeys = Passkeys
ways-passkeys-count = { $count ->
    [0] none
    [one] one
   *[other] { $count }
}
ways-provider = The company’s sign-in
ways-provider-none = no connection
ways-provider-since = connected with { $issuer } since { $at }
ways-link = Send a link for the password
ways-drop = Take all second factors away
ways-drop-hint = Only when app, recovery codes and passkeys are lost, and you know from a talk that it is this person. An email is not enough. Whoever needs a second factor then sets up a new one.
ways-unlink = End the connection
ways-unlink-hint = The person is then signed out everywhere. At the next sign-in with the company’s sign-in, the address decides again whose account it is.
