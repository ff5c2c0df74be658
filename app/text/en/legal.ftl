# The last step of a request: statements that decide about law and artefacts.
legal-title = Legal check
legal-lead = Does this apply to your plan? These statements change no risk. They show which artefacts an approval needs. If you do not know, say so; nobody is blocked for that.
legal-after-yes = Only if you have just chosen “Yes”:
legal-after-yes-or-unknown = Only if you have just chosen “Yes” or “I do not know”:
legal-rest = “No” to everything that is left
