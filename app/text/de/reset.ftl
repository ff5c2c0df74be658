# Einen Link anfordern, um ein Passwort zu wählen.
reset-title = Link anfordern
reset-lead = Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen. Er gilt zehn Minuten.
reset-button = Link schicken
reset-back = Zur Anmeldung
reset-no-mail = Dieser Server verschickt keine E-Mails. Ihre Administration kann Ihnen einen Link geben.
reset-done = Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail unterwegs. Sehen Sie auch im Spam-Ordner nach.
