# The first page of a new server.
set-up-title = Set up Concord
set-up-lead = There is nobody here yet. You make the first account now. It looks after people, areas and rules. This link works once.
set-up-button = Make the account
set-up-no-address = Please give an email address like ada@berg.example: { $label }
