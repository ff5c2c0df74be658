# All known channels and tools.
tools-title = Known tools from A to Z
tools-lead = Known does not mean approved. Open a tool to see whether you may use it.
tools-letters = First letters
