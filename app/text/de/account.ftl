# Was jemand für sich selbst einstellt.
account-title = Eigene Einstellungen
account-keys = Einzelne Tasten
account-keys-lead = Im Eingang und in der Prüfung tut eine Taste, was sonst ein Knopf tut. Beim Schreiben tut sie nie etwas.
account-active = Einzelne Tasten benutzen
account-active-hint = Ohne Haken tut keine einzelne Taste etwas. Strg mit einer Taste geht weiter.
account-which = Welche Taste tut was?
account-which-hint = Ein Zeichen je Feld. Ein leeres Feld nimmt die Taste weg. Für die Leertaste schreiben Sie das Wort.
account-button = Speichern
account-usual = Übliche Tasten wiederherstellen
account-fault-one-sign = Bitte nur ein Zeichen: { $label }
account-fault-taken = Diese Taste tut schon etwas anderes: { $label }
