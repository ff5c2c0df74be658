# Wer wie viel der Arbeitszeit gebraucht hat.
spent-title = Arbeitszeit bisher
spent-none = Es ist noch keine Arbeitszeit vergangen.
spent-all = Bisher { $total }, alles { $who ->
    [marketing] beim Marketing
    [security] bei der Sicherheit
   *[executive] beim Entscheider
}.
spent-most = Bisher { $total }, davon { $share } { $who ->
    [marketing] beim Marketing
    [security] bei der Sicherheit
   *[executive] beim Entscheider
}.
spent-most-nobody = Bisher { $total }, davon { $share } bei keiner der beiden Seiten.
spent-marketing = Marketing
spent-security = Sicherheit
spent-executive = Entscheider
spent-nobody = Niemand (Beratung, oder beide Seiten zugleich)
spent-counted = Gezählt in der Arbeitszeit des Bereichs: { $hours }
spent-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
spent-hours = { $count } Std.
spent-minutes = { $count } Min.
