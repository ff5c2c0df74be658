# A package: scope, conditions, duration; what changed, and what it does to the risk.
package-scope = Scope
package-as-asked = as asked
package-audience = Audience
package-data = Data
package-region = Region
package-budget = Budget
package-budget-value = at most { $money } a year
package-until = End of the pilot
package-expires = Approval valid until
package-review = Review
package-review-months = { $months ->
    [one] every month
   *[other] every { $months } months
}
package-note = Note to the other side
package-conditions = { $count ->
    [one] One condition
   *[other] { $count } conditions
}
package-conditions-short = Conditions
package-no-conditions = No conditions
package-no-addition = no addition
package-term = { $term } – { $side }, by { $day }
package-owner = Responsible: { $side }
package-due = Due: { $day }
package-proof = Proof: { $proof }
package-added = Added
package-removed = Removed
package-softened = Softened
package-tightened = Tightened
package-moved = Moved
package-reworded = Reworded
package-given-by = { $side ->
    [marketing] Given by marketing
   *[security] Given by security
}
package-nothing-changed = Nothing changes.
package-given-marketing = Given by marketing
package-given-security = Given by security
package-gave-nothing = Nothing so far.
package-one-sided = So far one side gives everything. Whoever accepts explains that in one sentence.
package-risk-as-asked = Risk as asked
package-risk-with = Risk with this offer
package-table-says = By the decision table
package-row = (row { $row })
package-outcome-approve = approve
package-outcome-conditions = approve with conditions
package-outcome-escalate = the executive decides
package-outcome-decline = decline; only the executive may make an exception
package-outcome-return = not before the missing artefacts are there
package-rating-details = The rating in detail
package-factor = { $factor } { $from } → { $to }
package-lowers-nothing = The conditions of this offer lower no value of the rating.
