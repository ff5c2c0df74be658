# Sperren: Ja-Nein-Regeln aus Recht und Grundschutz, mit dem Nachweis, der sie aufhebt.
gates-none = Keine Sperre steht einer Freigabe im Weg.
gates-block = Gesperrt
gates-hold = Nachweis fehlt
gates-waits = Wartet auf die Beratung
gates-lifted = Aufgehoben
gates-notice = Zur Kenntnis
gates-block-meaning = Kein Nachweis hebt diese Sperre auf. Nur andere Angaben helfen: ein anderer Anbieter, ein anderer Weg oder ein kleinerer Umfang.
gates-hold-meaning = Freigeben kann erst jemand, wenn dieser Nachweis vorliegt und die Beratung ihn bestätigt hat. Prüfen und verhandeln geht schon vorher.
gates-lifted-meaning = Diese Sperre steht der Freigabe nicht mehr im Weg.
gates-notice-meaning = Das hält niemanden auf. Es gehört zum Antrag und wird festgehalten.
gates-because = Welche Antworten sie auslösen
gates-paper-none = Noch ist kein Nachweis angehängt.
gates-paper-attached = Der Nachweis ist angehängt und noch nicht bestätigt.
gates-paper-confirmed = Bestätigt von { $name } am { $time }.
gates-paper-rejected = Nicht anerkannt von { $name } am { $time }.
gates-paper-by = Angehängt von { $name } am { $time }.
