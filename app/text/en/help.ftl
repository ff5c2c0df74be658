# Help and accessibility.
help-title = Help
help-lead = Concord brings marketing and security to a decision about new channels and tools.
help-step-ask = Marketing files a request. Before that, the search shows what is already approved.
help-step-review = Security reviews the request and asks when something is missing.
help-step-agree = Both sides negotiate about conditions until they agree.
help-step-decide = If they do not agree, the person who is responsible for both sides decides.
help-contact-title = Questions
help-contact = For questions about a request, write on the page of the request. For everything else, your admins help.
help-accessibility = Accessibility statement
