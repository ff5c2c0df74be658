# Proving a condition.
prove-title = Prove a condition
prove-back = Back to the entry
prove-link = Where the proof is
prove-link-hint = An address that begins with https://.
prove-note = What it shows
prove-button = Give the proof
prove-already = This condition is proven already.
prove-expired = The approval has ended. A proof does not change that any more.
prove-not-yours = Only marketing and security of this area give proofs.
