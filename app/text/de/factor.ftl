# Der zweite Faktor.
factor-title = Zweiter Faktor
factor-lead = Wer Ihr Passwort kennt, kommt damit allein nicht hinein: Bei jeder Anmeldung fragen wir auch nach einem Code aus einer App.
factor-forced = In Ihrer Rolle brauchen Sie einen zweiten Faktor. Richten Sie ihn jetzt ein, dann geht es weiter.
factor-begin = Jetzt einrichten
factor-step-app = Öffnen Sie eine App für Einmalcodes auf Ihrem Telefon oder in Ihrem Passwort-Manager.
factor-step-scan = Lesen Sie dieses Bild mit der App ein.
factor-picture = Bild für die App
factor-step-type = Oder tippen Sie diesen Schlüssel ab:
factor-step-code = Geben Sie den Code ein, den die App jetzt zeigt.
factor-confirm = Einschalten
factor-on = { $count ->
    [0] Der zweite Faktor ist eingeschaltet. Sie haben keinen Notfallcode mehr. Bitte machen Sie neue.
    [one] Der zweite Faktor ist eingeschaltet. Sie haben noch einen Notfallcode. Bitte machen Sie neue.
   *[other] Der zweite Faktor ist eingeschaltet. Sie haben noch { $count } Notfallcodes.
}
factor-new-codes = Neue Notfallcodes machen
factor-remove = Zweiten Faktor wegnehmen
factor-removed = Der zweite Faktor ist weggenommen.
factor-done = Der zweite Faktor ist eingeschaltet.
factor-back = Zu Ihrem Konto
factor-codes-title = Ihre Notfallcodes
factor-codes-lead = Jeder gilt einmal, wenn Sie Ihre App nicht haben. Ältere Codes gelten nicht mehr.
factor-codes-once = Sie sehen diese Codes nur jetzt. Drucken Sie die Seite oder legen Sie die Codes in Ihren Passwort-Manager.
factor-codes-next = Ich habe sie, weiter
