# Alle bekannten Kanäle und Werkzeuge.
tools-title = Bekannte Werkzeuge von A bis Z
tools-lead = Bekannt heißt nicht freigegeben. Öffnen Sie ein Werkzeug, um zu sehen, ob Sie es nutzen dürfen.
tools-letters = Anfangsbuchstaben
