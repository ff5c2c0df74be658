# Precedents: what was reached before, here or elsewhere.
precedents-approved = approved
precedents-approved-with-conditions = approved with conditions
precedents-declined = declined
precedents-amended = the supplier amended its terms
precedents-compatible = the supplier’s terms fitted as they were
precedents-inactive = the earlier agreement is not in force any more
precedents-none = We know no precedent for this channel yet.
precedents-standing = today: { $state }
precedents-other-area = another area
