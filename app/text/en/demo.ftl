# What the invented people of the demo are.
demo-marketer = Marketing
demo-reviewer = Security
demo-marketer-reviewer = Security here, marketing in the other area
demo-adviser = Adviser (data protection)
demo-executive = Executive
demo-auditor = Auditor
demo-admin = Admin
demo-guest = Guest
