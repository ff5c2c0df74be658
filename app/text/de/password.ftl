# Ein Passwort wählen oder ändern.
password-title = Passwort ändern
password-lead = Danach sind Sie überall sonst abgemeldet. Sie bekommen eine E-Mail darüber.
password-current = Passwort bis jetzt
password-new = Neues Passwort
password-again = Neues Passwort noch einmal
password-hint = Mindestens 12 Zeichen, gern ein ganzer Satz. Sonderzeichen müssen nicht sein. Ein Passwort-Manager hilft.
password-button = Passwort speichern
password-differs = Bitte zweimal dasselbe eingeben: { $label }
password-guessable = Dieses Passwort würde früh erraten. Bitte nehmen Sie ein anderes, zum Beispiel einen Satz, den nur Sie sagen: { $label }
password-none = Sie haben noch kein Passwort. Lassen Sie sich einen Link schicken; damit wählen Sie eines.
password-done = Ihr neues Passwort gilt jetzt.
