# Wer wie viel der Arbeitszeit gebraucht hat.
spent-title = Arbeitszeit bisher
spent-none = Es ist noch keine Arbeitszeit vergangen.
spent-all = Die bisherige Zeit von { $total } lag ganz { $who ->
    [marketing] beim Marketing
    [security] bei der Sicherheit
   *[executive] beim Entscheider
}.
spent-most = Von bisher { $total } lagen { $share } { $who ->
    [marketing] beim Marketing
    [security] bei der Sicherheit
   *[executive] beim Entscheider
}.
spent-most-nobody = Von bisher { $total } zählen { $share } für keine der beiden Seiten.
spent-marketing = Marketing
spent-security = Sicherheit
spent-executive = Entscheider
spent-nobody = Niemand (Beratung, oder beide Seiten zugleich)
spent-counted = Gezählt in der Arbeitszeit des Bereichs: { $hours }
spent-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
spent-hours = { $count } Std.
spent-minutes = { $count } Min.
