# Angaben nach dem Absenden ändern.
change-title = Angaben ändern
change-title-returned = Antrag überarbeiten und erneut absenden
change-lead = Alles steht auf dieser Seite. Ändern Sie, was nicht mehr stimmt. Angebote, die schon auf dem Tisch liegen, veralten dadurch.
change-kind = Art des Antrags: { $kind }. Die Art lässt sich nicht mehr ändern. Ziehen Sie den Antrag dafür zurück und stellen Sie einen neuen.
change-because-words = Die Sicherheit hat den Antrag zurückgegeben:
change-because-blocked = Beide Seiten sind sich einig, aber so kann niemand freigeben. Nur geänderte Antworten helfen:
change-because-no-artefact = Beide Seiten sind sich einig, aber ein Nachweis kam nicht rechtzeitig:
change-impact-lead = Das folgt aus den Antworten von jetzt:
change-impact-hint = Das Häkchen gilt nur für diese Sätze. Ändern sie sich durch neue Antworten, ist die Einstufung wieder vorläufig.
change-button = Änderungen absenden
change-button-returned = Erneut absenden
