# Neu beantragen.
refile-title = Neu beantragen
refile-sentence = Es entsteht ein neuer Entwurf mit allen alten Angaben. Sie können ihn ändern, bevor Sie ihn absenden. Der alte Antrag bleibt, wie er ist, und wird verknüpft.
refile-button = Neuen Entwurf anlegen
refile-extend = Verlängerung beantragen
refile-extend-sentence = Eine Verlängerung ist eine neue Entscheidung. Es entsteht ein neuer Entwurf mit allen alten Angaben; die Sicherheit findet die alten Auflagen schon eingetragen, die Prüfung geht also schnell. Die alte Freigabe gilt bis zu ihrem letzten Tag, und nicht länger.
refile-extend-button = Antrag anlegen
refile-appeal = Der Ablehnung widersprechen
refile-appeal-sentence = Ein Widerspruch ist ein neuer Antrag. Es entsteht ein Entwurf mit allen alten Angaben. Bitte ändern Sie vor dem Absenden, was zur Ablehnung geführt hat. Der alte Antrag bleibt, wie er ist, und wird verknüpft.
