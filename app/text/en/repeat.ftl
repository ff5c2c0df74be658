# A form that was sent twice, or that cannot be recognised.
repeat-used-title = This form was sent already
repeat-used = It was carried out with what stood in it the first time. What you sent now is different, so nothing was changed a second time.
repeat-missing-title = We cannot recognise this form
repeat-missing = It carries no valid key, so we would not notice if it arrived twice. Nothing was changed.
repeat-advice = Open the page again. It shows how things stand now, and there you can enter what you still want to change.
repeat-open = Open the page again
