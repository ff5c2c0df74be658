# Where one is signed in.
sessions-title = Where you are signed in
sessions-lead = Is there a line you do not know? End it and change your password.
sessions-caption = Where you are signed in, the latest used first
sessions-agent = Browser
sessions-address = From where
sessions-since = Since
sessions-seen = Last used
sessions-act = End
sessions-end = Sign out there
sessions-this = This is you, now
sessions-unknown = unknown
sessions-end-others = Sign out everywhere else
sessions-done = You are signed out there now.
