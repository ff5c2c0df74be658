#!/usr/bin/env python3
"""Verifies an export of the audit log without any of Concord's code: verify.py EXPORT VKEY...
Needs `pip install pymerkle`; with `cryptography` it checks signatures, without it says that it did not."""
import base64, hashlib, json, re, sys
from pymerkle import InmemoryTree
try:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

def fail(where, why):
    sys.exit(f"{where}: {why}")

def signed(note, vkeys):
    text, lines = note.rsplit("\n\n", 1)
    for name, code in re.findall("^\u2014 (\\S+) (\\S+)$", lines, re.M):
        raw, key = base64.b64decode(code), vkeys.get((name, base64.b64decode(code)[:4]))
        if key and name == text.split("\n")[0]:
            return Ed25519PublicKey.from_public_bytes(key).verify(raw[4:], (text + "\n").encode()) or True
    raise ValueError("no known key signed it")

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8", newline="\n")]
parts = [vkey.split("+", 2) for vkey in sys.argv[2:]]
vkeys = {(name, bytes.fromhex(code)): base64.b64decode(key)[1:] for name, code, key in parts}
tree, said, gone, erased = InmemoryTree(), lines[0], [], set()
for seq, line in enumerate(line for line in lines if "body" in line):
    body, kept = json.loads(line["body"]), line.get("priv")
    line["seq"] == body["seq"] == seq or fail(f"entry {seq}", "it does not stand where it belongs")
    data = kept and b"".join(base64.b64decode(kept[part]) for part in ("salt", "data"))
    kept and hashlib.sha256(data).hexdigest() != body.get("priv") and fail(f"entry {seq}", "private part")
    gone += [seq] if "priv" in body and not kept else []
    erased |= set(body.get("erases", []))
    tree.append_entry(line["body"].encode())
tree.get_size() == said["size"] or fail("head", f"it counts {said['size']} entries")
not said["private"] or set(gone) <= erased or fail(f"entry {min(set(gone) - erased)}", "not erased, but gone")
for line in (line for line in lines if "note" in line):
    origin, size, root = line["note"].split("\n")[:3]
    int(size) <= tree.get_size() or fail(f"checkpoint {size}", "the log is shorter")
    tree.get_state(int(size)) == base64.b64decode(root) or fail(f"checkpoint {size}", "signed over other entries")
    try:
        not Ed25519PublicKey or signed(line["note"], vkeys)
    except Exception as fault:
        fail(f"checkpoint {size}", f"signature refused {fault}")
print(tree.get_size(), "entries", tree.get_state().hex(), "signatures", "checked" if Ed25519PublicKey else "NOT CHECKED")
