# Confirming the business impact after the request was sent.
confirm-impact-title = Confirm what can happen at worst
confirm-impact-lead = Your answers say what could happen at worst. Are these four sentences right?
confirm-impact-now = Now:
confirm-impact-then = Once confirmed, as asked:
confirm-impact-button = Yes, these four sentences are right
confirm-impact-wrong = If one of them is wrong, leave this page and change the answers, or tell security.
confirm-impact-done = These four sentences are confirmed.
