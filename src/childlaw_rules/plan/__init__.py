"""The plan of a set of rules: what a rule needs to look at, settled once, so that a plain case is answered quickly."""
