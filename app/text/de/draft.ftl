# Ein Antrag in kurzen Seiten.
draft-back = Zurück
draft-continue = Weiter
draft-discard = Entwurf verwerfen
draft-step = Schritt { $step }
draft-screening = Fragen zu Ihrem Vorhaben
draft-asked = Noch ein paar Einzelheiten
draft-asked-lead = Das ändert bei Ihrem Vorhaben noch das Ergebnis. Deshalb fragen wir genauer nach.
draft-one-by-one = Alle Fragen einzeln beantworten
draft-in-words = Lieber kurze Fragen beantworten
draft-carried = { $count ->
    [one] Eine Angabe kennen wir schon. Wir fragen nicht noch einmal danach.
   *[other] { $count } Angaben kennen wir schon. Wir fragen nicht noch einmal danach.
}
draft-carried-see = Ansehen und ändern
draft-saver = Mit „Weiter“ wird der Entwurf gespeichert.
draft-saver-failed = Noch nicht gespeichert. Keine Verbindung. Ihre Eingaben stehen auf dieser Seite.
draft-saved = Entwurf gespeichert, { $time }
draft-stale = Nicht gespeichert: Jemand hat diesen Entwurf inzwischen geändert. Mit „Weiter“ sehen Sie den neuen Stand; Ihre Eingaben bleiben.
draft-unknown = Weiß ich nicht
draft-basics = Was möchten Sie nutzen?
draft-plan = Wann und zu welchen Kosten?
draft-tool = Name des Kanals oder Werkzeugs
draft-tool-hint = So, wie der Anbieter es nennt.
draft-supplier = Anbieter
draft-supplier-hint = Die Firma dahinter, wenn Sie sie kennen.
draft-kind = Art des Antrags
draft-kind-hint = Danach richten sich die Fragen. Wenn Sie die Art ändern, fallen Antworten der alten Art weg.
draft-kind-social = Ein Konto oder Auftritt in einem Netzwerk, über das Sie Menschen erreichen.
draft-kind-saas = Ein Programm im Netz für Newsletter, Planung, Auswertung oder Kontakte.
draft-kind-iot = Ein Gerät mit Netzanschluss, etwa Bildschirm, Sensor oder Messestand.
draft-kind-ai = Ein System, das Texte oder Bilder erzeugt, antwortet oder selbst handelt.
draft-kind-payment = Ein Baustein für Shop, Gutscheine oder Bezahlung.
draft-kind-partner = Daten gehen an eine Agentur, einen Veranstalter oder ein anderes Unternehmen.
draft-purpose = Wofür brauchen Sie es?
draft-purpose-hint = Ein bis zwei Sätze: was Sie damit erreichen wollen und bei wem.
draft-go-live = Geplanter Start
draft-go-live-hint = Manche Vorschriften gelten erst ab einem Tag. Eine grobe Planung genügt.
draft-waiting = Was kostet es, zu warten?
draft-waiting-hint = Zum Beispiel ein Messetermin oder eine gebuchte Kampagne.
draft-budget = Kosten im Jahr
draft-budget-hint = Grob geschätzt, alles zusammen.
draft-budget-up-to = Bis { $to }
draft-budget-between = Über { $from } bis { $to }
