# Seiten, auf denen eine Sache getan wird.
act-back = Zurück zum Antrag
act-need-title = Was Ihre Seite braucht
act-need-hint-marketing = Was wollen Sie erreichen, und was kostet das Warten?
act-need-hint-security = Was darf nicht passieren, und warum?
act-need-button = Bedarf festhalten
