# Change answers after sending.
change-title = Change your answers
change-title-returned = Mend the request and send it again
change-lead = Everything is on this page. Change what is no longer right. Offers that are on the table become stale by that.
change-kind = Kind of request: { $kind }. The kind can no longer be changed. Withdraw the request and file a new one for that.
change-because-words = Security returned the request:
change-because-blocked = Both sides agree, but nobody can approve it like this. Only changed answers help:
change-because-no-artefact = Both sides agree, but a document did not come in time:
change-impact-lead = This follows from the answers as they are now:
change-impact-hint = The tick counts for these sentences only. If new answers change them, the severity is provisional again.
change-button = Send the changes
change-button-returned = Send it again
