# Eine Auflage nachweisen.
prove-title = Auflage nachweisen
prove-back = Zurück zum Eintrag
prove-link = Wo der Nachweis liegt
prove-link-hint = Eine Adresse, die mit https:// beginnt.
prove-note = Was er zeigt
prove-button = Nachweis angeben
prove-already = Diese Auflage ist schon nachgewiesen.
prove-expired = Die Freigabe ist beendet. Ein Nachweis ändert daran nichts mehr.
prove-not-yours = Nachweise geben nur Marketing und Sicherheit dieses Bereichs an.
