# Neu beantragen.
refile-title = Neu beantragen
refile-sentence = Es entsteht ein neuer Entwurf mit allen alten Angaben. Sie können ihn ändern, bevor Sie ihn absenden. Der alte Antrag bleibt, wie er ist, und wird verknüpft.
refile-button = Neuen Entwurf anlegen
