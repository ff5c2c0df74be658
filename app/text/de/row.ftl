# Ein Antrag in einer Liste.
row-untitled = Entwurf ohne Namen
