# The register: what is approved.
register-title = Register
register-lead = What is approved, for whom and under which conditions.
register-search = Name or supplier
register-state = Status
register-kind = Kind
register-area = Area
register-any = All
register-show = Show
register-sort = Sort
register-sort-name = Name
register-sort-supplier = Supplier
register-sort-approved = Approved last
register-sort-expires = Ends first
register-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
register-count-more = More than { $count } entries
register-since = approved { $day }
register-until = until { $day }
register-empty = Nothing is approved yet
register-empty-text = As soon as a request is approved, it appears here.
register-empty-act = File a request
register-none = Nothing found
register-all = Show everything
