# Pages on which one thing is done.
act-back = Back to the request
act-need-title = What your side needs
act-need-hint-marketing = What do you want to reach, and what does waiting cost?
act-need-hint-security = What must not happen, and why?
act-need-button = State the need
