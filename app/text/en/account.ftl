# What somebody sets for themselves.
account-title = Your settings
account-keys = Single keys
account-keys-lead = In the inbox and in the review a key does what a button does. It never does anything while you type.
account-active = Use single keys
account-active-hint = Without the tick no single key does anything. Ctrl with a key goes on working.
account-which = Which key does what?
account-which-hint = One sign for each field. An empty field takes the key away. For the space bar write the word Space.
account-button = Save
account-usual = Restore the usual keys
account-fault-one-sign = Please give one sign only: { $label }
account-fault-taken = This key does something else already: { $label }
