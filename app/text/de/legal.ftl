# Der letzte Schritt eines Antrags: Aussagen, die über Recht und Nachweise entscheiden.
legal-title = Rechtliche Prüfung
legal-lead = Trifft das auf Ihr Vorhaben zu? Diese Aussagen ändern kein Risiko. Sie zeigen, welche Nachweise eine Freigabe braucht. Wer etwas nicht weiß, sagt das; niemand wird deswegen gesperrt.
legal-after-yes = Nur wenn Sie eben „Ja“ gewählt haben:
legal-after-yes-or-unknown = Nur wenn Sie eben „Ja“ oder „Weiß ich nicht“ gewählt haben:
legal-rest = „Nein“ zu allem, was noch offen ist
