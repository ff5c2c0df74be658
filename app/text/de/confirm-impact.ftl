# Die geschäftlichen Folgen nach dem Absenden bestätigen.
confirm-impact-title = Bestätigen, was schlimmstenfalls geschehen kann
confirm-impact-lead = Aus Ihren Antworten folgt, was schlimmstenfalls geschehen kann. Stimmen diese vier Sätze?
confirm-impact-now = Jetzt:
confirm-impact-then = Nach der Bestätigung, wie beantragt:
confirm-impact-button = Ja, diese vier Sätze stimmen
confirm-impact-wrong = Stimmt einer nicht, verlassen Sie diese Seite und ändern Sie die Antworten, oder sagen Sie es der Sicherheit.
confirm-impact-done = Diese vier Sätze sind bestätigt.
