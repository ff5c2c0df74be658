# The audit log, for auditors and admins. Beside the words stands what the act is called in the log.
audit-title = Audit log
audit-lead = Everything that was done here, in an order that nobody can change unnoticed.
audit-only-auditors = Only auditors and administrators see the audit log.
audit-verify = Verify now
audit-whole = The log is whole: { $entries } entries, { $checkpoints } checkpoints; { $rows } rows in the database match the log.
audit-broken = Something was changed past Concord. This was found first:
audit-faults = The log could not be signed or kept elsewhere:
audit-size = Entries
audit-signed = Of which signed
audit-signed-at = Signed last
audit-key = Public key
audit-no-key = None; nothing is signed. Whoever runs Concord sets audit.key_file.
audit-sink = Kept elsewhere
audit-no-sink = Nowhere. Whoever runs Concord sets audit.sink_file.
audit-export = Take the whole log away
audit-entries = What was done
audit-person = Person
audit-anybody = Anybody
audit-act = What
audit-case = Request
audit-from = From
audit-until = Until
audit-show = Show
audit-none = Nothing was done that fits
audit-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
audit-caption = Entries of the audit log
audit-seq = No.
audit-at = When
audit-who = Who
audit-object = On what
audit-states = States
audit-object-case = Request { $number }
audit-nobody = Nobody known
audit-system = Concord itself
audit-operator = Operator
