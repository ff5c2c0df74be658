# Ein Paket: Umfang, Auflagen, Dauer; was sich ändert und was es am Risiko ändert.
package-scope = Umfang
package-as-asked = wie beantragt
package-audience = Zielgruppe
package-data = Daten
package-region = Region
package-budget = Budget
package-budget-value = höchstens { $money } im Jahr
package-until = Ende des Pilots
package-expires = Freigabe gilt bis
package-review = Überprüfung
package-review-months = { $months ->
    [one] jeden Monat
   *[other] alle { $months } Monate
}
package-note = Notiz an die andere Seite
package-conditions = { $count ->
    [one] Eine Auflage
   *[other] { $count } Auflagen
}
package-conditions-short = Auflagen
package-no-conditions = Keine Auflagen
package-no-addition = kein Zusatz
package-term = { $term } – { $side }, bis { $day }
package-owner = Zuständig: { $side }
package-due = Fällig: { $day }
package-proof = Nachweis: { $proof }
package-added = Neu
package-removed = Entfallen
package-softened = Gelockert
package-tightened = Verschärft
package-moved = Verschoben
package-reworded = Umformuliert
package-given-by = { $side ->
    [marketing] Gegeben vom Marketing
   *[security] Gegeben von der Sicherheit
}
package-nothing-changed = Es ändert sich nichts.
package-given-marketing = Vom Marketing gegeben
package-given-security = Von der Sicherheit gegeben
package-gave-nothing = Bisher nichts.
package-one-sided = Bisher gibt nur eine Seite. Wer annimmt, erklärt das in einem Satz.
package-risk-as-asked = Risiko wie beantragt
package-risk-with = Risiko mit diesem Angebot
package-table-says = Nach der Tabelle
package-row = (Zeile { $row })
package-outcome-approve = freigeben
package-outcome-conditions = mit Auflagen freigeben
package-outcome-escalate = der Entscheider ist gefragt
package-outcome-decline = ablehnen; nur der Entscheider kann eine Ausnahme machen
package-outcome-return = erst, wenn die fehlenden Nachweise da sind
package-rating-details = Die Bewertung im Einzelnen
package-factor = { $factor } { $from } → { $to }
package-lowers-nothing = Die Auflagen dieses Angebots senken keinen Wert der Bewertung.
