# Forms: what stands around fields, and what is wrong with them. Each fault names its field by $label.
form-problem = Es gibt ein Problem
form-error-mark = Fehler:
form-optional = (freiwillig)
form-choose = Bitte wählen
form-why = Warum fragen wir das?
form-limit = { $max ->
    [one] Höchstens ein Zeichen.
   *[other] Höchstens { $max } Zeichen.
}
form-need-label = Was brauchen Sie, und warum?
form-fault-required = Bitte ausfüllen: { $label }
form-fault-too-long = Bitte kürzen: { $label } – höchstens { $max } Zeichen
form-fault-too-short = Bitte mehr schreiben: { $label } – mindestens { $min } Zeichen
form-fault-unprintable = Bitte entfernen Sie unsichtbare Steuerzeichen: { $label }
form-fault-not-chosen = Bitte wählen: { $label }
form-fault-too-many = Bitte höchstens { $max } auswählen: { $label }
form-fault-unknown-choice = Bitte wählen Sie aus den gezeigten Antworten: { $label }
form-fault-not-a-date = Bitte ein Datum wie 21.11.2026 angeben: { $label }
form-fault-date-before = Bitte ein Datum ab { $day } angeben: { $label }
form-fault-date-after = Bitte ein Datum bis { $day } angeben: { $label }
form-fault-not-a-number = Bitte eine ganze Zahl angeben: { $label }
form-fault-out-of-range = Bitte einen Wert von { $low } bis { $high } angeben: { $label }
form-fault-not-a-rate = Bitte eine Zahl wie 3 oder 0,2 angeben, mit höchstens drei Nachkommastellen: { $label }
form-fault-not-an-amount = Bitte einen Betrag wie 1.234,56 angeben: { $label }
form-fault-amount-unclear = Dieser Betrag ist nicht eindeutig. Bitte ohne Trennzeichen oder wie 1.234,00 angeben: { $label }
form-fault-not-a-link = Bitte eine Adresse angeben, die mit https:// beginnt: { $label }
form-fault-unknown-field = Dieses Formular hat kein Feld „{ $label }“. Bitte laden Sie die Seite neu.
form-fault-duplicate = Bitte nur einmal angeben: { $label }
form-fault-stale = Diese Seite ist nicht mehr aktuell. Ihre Eingaben sind noch da. Bitte prüfen Sie sie und senden Sie noch einmal.
form-conflict = Jemand hat hier inzwischen etwas geändert. Ihre Eingaben sind noch da. Prüfen Sie den neuen Stand und senden Sie noch einmal.
form-wrote = Was Sie geschrieben haben
