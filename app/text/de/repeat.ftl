# Ein Formular, das zweimal kam oder nicht zu erkennen ist.
repeat-used-title = Dieses Formular wurde schon gesendet
repeat-used = Es wurde mit dem ausgeführt, was beim ersten Mal darin stand. Was Sie jetzt gesendet haben, ist etwas anderes. Darum wurde nichts ein zweites Mal geändert.
repeat-missing-title = Wir können dieses Formular nicht erkennen
repeat-missing = Es hat keinen gültigen Schlüssel. Wir würden also nicht merken, wenn es zweimal ankommt. Es wurde nichts geändert.
repeat-advice = Öffnen Sie die Seite noch einmal. Dort sehen Sie den jetzigen Stand und können eingeben, was Sie noch ändern möchten.
repeat-open = Seite neu öffnen
