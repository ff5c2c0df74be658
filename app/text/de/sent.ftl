# Der Antrag ist abgesendet.
sent-title = Antrag abgesendet
sent-reference = Ihre Nummer: { $reference }
sent-next = Wie es weitergeht
sent-question = Hat die Sicherheit eine Rückfrage, sind Sie am Zug. Die Startseite zeigt es Ihnen.
sent-change = Solange geprüft wird, können Sie Angaben ändern oder den Antrag zurückziehen.
sent-to-case = Zum Antrag
sent-another = Noch einen Antrag beginnen
