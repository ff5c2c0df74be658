# Anmelden mit einem Link.
link-title = Bei Concord anmelden
link-lead = Dieser Link meldet Sie einmal an. Geben Sie ihn nicht weiter.
link-button = Anmelden
link-invitation = Willkommen bei Concord
link-invitation-lead = Wählen Sie ein Passwort. Dann sind Sie angemeldet. Dieser Link gilt einmal; geben Sie ihn nicht weiter.
link-invitation-button = Passwort speichern und anmelden
link-reset = Neues Passwort wählen
link-reset-lead = Danach sind Sie überall abgemeldet und melden sich mit dem neuen Passwort an. Dieser Link gilt einmal.
