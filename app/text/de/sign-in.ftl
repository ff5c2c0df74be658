# Anmelden mit Passwort.
sign-in-title = Anmelden
sign-in-email = E-Mail-Adresse
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-wrong = E-Mail-Adresse und Passwort passen nicht zusammen. Bitte versuchen Sie es noch einmal; nach mehreren Versuchen warten Sie bitte kurz.
sign-in-no-password = Sie haben kein Passwort? Dann brauchen Sie einen Anmeldelink. Den bekommen Sie von Ihrer Administration.
sign-in-demo = In dieser Vorführung hat niemand ein Passwort. Benutzen Sie einen der Links, die beim Start ausgegeben wurden. Oder wählen Sie oben eine Person.
sign-in-reset = Passwort vergessen, oder noch keines?
