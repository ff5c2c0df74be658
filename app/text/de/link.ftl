# Anmelden mit einem Link.
link-title = Bei Concord anmelden
link-lead = Dieser Link meldet Sie einmal an. Geben Sie ihn nicht weiter.
link-button = Anmelden
