"""T3: holds our roots and proofs of 1 to 300 entries against pymerkle's. Reads lines of `size root inclusion consistency`
in hexadecimal, the last two being SHA-256 over all proofs of that size, one after another."""
import hashlib, sys
from pymerkle import InmemoryTree, verify_consistency

lines = [line.split() for line in open(sys.argv[1])]
tree = InmemoryTree()
for number in range(len(lines)):
    tree.append_entry(f"entry {number}".encode())

def consistency(old, start, end, whole):
    """RFC 9162 2.1.4.1 over pymerkle's subtrees; its own proofs carry more hashes than the RFC's."""
    if old == end - start:
        return [] if whole else [tree._get_root(start, end)]
    width = 1
    while width * 2 < end - start:
        width *= 2
    if old <= width:
        return consistency(old, start, start + width, whole) + [tree._get_root(start + width, end)]
    return consistency(old - width, start + width, end, False) + [tree._get_root(start, start + width)]

roots = [bytes.fromhex(line[1]) for line in lines]
proofs = 0
for size, (named, root, inclusion_digest, consistency_digest) in enumerate(lines, 1):
    assert int(named) == size and tree.get_state(size).hex() == root, f"root of {size}"
    digest = hashlib.sha256()
    for index in range(1, size + 1):
        digest.update(b"".join(tree.prove_inclusion(index, size).path[1:]))
    assert digest.hexdigest() == inclusion_digest, f"inclusion proofs of {size}"
    digest = hashlib.sha256()
    for old in range(1, size + 1):
        digest.update(b"".join(consistency(old, 0, size, True)))
        proof = tree.prove_consistency(old, size)
        verify_consistency(roots[old - 1], roots[size - 1], proof, prior_size=old, later_size=size)
    assert digest.hexdigest() == consistency_digest, f"consistency proofs of {size}"
    proofs += 2 * size
print(f"{len(lines)} roots and {proofs} proofs equal those of pymerkle")
