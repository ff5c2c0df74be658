# Mehrere Anträge auf einmal.
bulk-bar = Mit den ausgewählten Anträgen
bulk-all = Alle auf dieser Seite
bulk-count = Ausgewählt:
bulk-assign = Zuweisen
bulk-snooze = Zurückstellen
bulk-wake = Zurückholen
bulk-approve = Freigeben
bulk-assign-title = Anträge zuweisen
bulk-snooze-title = Anträge zurückstellen
bulk-wake-title = Anträge zurückholen
bulk-approve-title = Anträge gemeinsam freigeben
bulk-assign-lead = Eine Person bearbeitet danach alle diese Anträge.
bulk-snooze-lead = Zurückgestelltes verschwindet nur aus Ihrer eigenen Liste. Die Fristen laufen weiter. Geschieht etwas oder kommt die Frist, ist der Antrag wieder da.
bulk-wake-lead = Diese Anträge stehen danach wieder in Ihrer Liste.
bulk-approve-lead = Gemeinsam freigegeben wird nur, was gleich ist: gleiche Art, gleiches geringes Risiko, gleiche Zeile der Entscheidungstabelle. Jede Freigabe zählt einzeln und gilt ein Jahr. Sie können jede 30 Sekunden lang rückgängig machen.
bulk-assign-button = { $count ->
    [one] Einen Antrag zuweisen
   *[other] { $count } Anträge zuweisen
}
bulk-snooze-button = { $count ->
    [one] Einen Antrag zurückstellen
   *[other] { $count } Anträge zurückstellen
}
bulk-approve-button = { $count ->
    [one] Einen Antrag freigeben
   *[other] { $count } Anträge freigeben
}
bulk-class = { $kind }, Risiko { $severity }
bulk-back = Zum Eingang
bulk-nothing = Kein Antrag ist ausgewählt, mit dem das geht. Wählen Sie im Eingang Anträge aus.
bulk-too-many = Mehr als 25 Anträge gehen nicht auf einmal. Hier stehen die ersten 25.
bulk-left-out = Bleibt, wie es ist
bulk-until = Bis wann?
bulk-until-tomorrow = Bis morgen früh
bulk-until-week = Bis nächsten Montag
bulk-until-event = Bis etwas geschieht
bulk-until-named = Bis zu einem Tag
bulk-until-day = Welcher Tag?
bulk-reason = Warum geben Sie frei?
bulk-reason-hint = Der Satz geht mit jeder Freigabe an beide Seiten.
bulk-items = Anträge
bulk-done-title = Ergebnis
bulk-done-count = { $done } von { $all } erledigt.
bulk-done = Erledigt
bulk-failed = Nicht erledigt
bulk-unknown = Ein Antrag, den Sie nicht sehen können
bulk-because-over = Der Antrag ist abgeschlossen.
bulk-because-not-yours = Sie können diesen Antrag nicht zuweisen.
bulk-because-not-now = Ein Urteil ist hier gerade nicht möglich.
bulk-because-question = Im Gespräch ist eine Frage offen.
bulk-because-alone = Dieser Antrag muss einzeln angesehen werden.
bulk-because-other-class = Dieser Antrag gleicht den anderen nicht. Geben Sie ihn einzeln frei.
bulk-because-stale = Jemand hat diesen Antrag inzwischen geändert. Sehen Sie ihn noch einmal an.
bulk-because-gone = Dieser Antrag ist nicht mehr da.
