# Who used how much of the working time.
spent-title = Working time so far
spent-none = No working time has passed yet.
spent-all = { $total } so far, all of it with { $who ->
    [marketing] marketing
    [security] security
   *[executive] the executive
}.
spent-most = { $total } so far, { $share } of it with { $who ->
    [marketing] marketing
    [security] security
   *[executive] the executive
}.
spent-most-nobody = { $total } so far, { $share } of it with neither side.
spent-marketing = Marketing
spent-security = Security
spent-executive = Executive
spent-nobody = Nobody (advisers, or both sides at once)
spent-counted = Counted in the area’s working time: { $hours }
spent-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
spent-hours = { $count } h
spent-minutes = { $count } min
