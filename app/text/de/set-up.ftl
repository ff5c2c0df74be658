# Die erste Seite eines neuen Servers.
set-up-title = Concord einrichten
set-up-lead = Hier ist noch niemand. Sie legen jetzt das erste Konto an. Es verwaltet Personen, Bereiche und Regeln. Dieser Link gilt einmal.
set-up-button = Konto anlegen
set-up-no-address = Bitte eine E-Mail-Adresse wie ada@berg.example angeben: { $label }
