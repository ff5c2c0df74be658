# A request in a list.
row-untitled = Draft without a name
row-draft = Not sent yet. Only marketing of your area sees the draft.
row-approved = Approved. The register shows what applies.
row-declined = Declined. It is nobody’s move.
row-withdrawn = Withdrawn. It is nobody’s move.
row-discarded = Discarded. It is nobody’s move.
row-move-marketing = Next move: marketing
row-move-security = Next move: security
row-move-second-reviewer = Next move: a second person from security
row-move-both = Next move: both sides
row-move-adviser = Next move: adviser
row-move-executive = Next move: the executive
row-move-admin = Next move: admin. Somebody who decides has to be named.
row-move-nobody = It is nobody’s move.
row-due = until { $when }
row-late = overdue since { $when }
