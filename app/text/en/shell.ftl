# The frame around every page.
shell-product = Concord
shell-title = { $title } – Concord
shell-title-faults = Error: { $title } – Concord
shell-skip = Skip to the content
shell-nav = Main menu
shell-nav-start = Start
shell-nav-inbox = Inbox
shell-nav-decisions = Decisions
shell-nav-register = Register
shell-nav-precedents = Precedents
shell-nav-waiting = { $count ->
    [one] (one item is waiting)
   *[other] ({ $count } items are waiting)
}
shell-search = Search
shell-search-go = Search
shell-language = English
shell-sign-out = Sign out
shell-demo-name = Demo
shell-demo = This is a demo. All names and cases are invented.
shell-demo-persona = See it as
shell-demo-switch = Switch
shell-help = Help
shell-accessibility = Accessibility
shell-version = Version { $version }
shell-nav-areas = Areas
shell-nav-jobs = Outbox
shell-demo-mails = Emails
shell-nav-rules = Rules
shell-nav-audit = Audit log
shell-account = Your account:
shell-theme = Appearance
shell-theme-system = As the system
shell-theme-light = Light
shell-theme-dark = Dark
shell-search-all = Search all that is known
shell-news = { $count ->
    [0] News
    [one] News: one item is waiting for you
   *[other] News: { $count } items are waiting for you
}
