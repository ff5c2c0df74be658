# Filter des Eingangs mit einem Namen.
saved-new-title = Filter speichern
saved-change-title = Filter ändern
saved-lead = Gespeicherte Filter stehen über der Liste. Der Filter selbst steht in der Adresse.
saved-back = Zur Liste
saved-name = Name
saved-readers = Wer sieht den Filter?
saved-readers-me = Nur ich
saved-readers-area = Alle in der Sicherheit im Bereich { $area }
saved-readers-all = Alle in der Sicherheit
saved-button = Speichern
saved-nothing = Alle Anträge dieser Ansicht
saved-delete = Filter löschen
saved-delete-sentence = Der Name verschwindet, auch bei anderen. Die Anträge bleiben, wie sie sind.
saved-delete-button = Endgültig löschen
saved-because-too-many = Sie haben schon 30 Filter. Löschen Sie zuerst einen davon.
