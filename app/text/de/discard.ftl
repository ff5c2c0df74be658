# Einen Entwurf verwerfen.
discard-title = Entwurf verwerfen
discard-sentence = Der Entwurf verschwindet aus Ihren Listen. Das lässt sich nicht rückgängig machen.
discard-button = Entwurf verwerfen
