# Vergleichsfälle: was hier oder anderswo schon erreicht wurde.
precedents-approved = freigegeben
precedents-approved-with-conditions = freigegeben mit Auflagen
precedents-declined = abgelehnt
precedents-amended = der Anbieter hat seine Vertragstexte geändert
precedents-compatible = die Vertragstexte des Anbieters passten ohne Änderung
precedents-inactive = die frühere Vereinbarung gilt nicht mehr
precedents-none = Zu diesem Kanal kennen wir noch keinen Vergleichsfall.
precedents-standing = heute: { $state }
precedents-other-area = anderer Bereich
