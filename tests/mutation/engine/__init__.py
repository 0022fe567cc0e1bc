"""Mutation of the engine: small changes of its code, each tried on the examples of the rules and on the tests.

``python -m tests.mutation.engine MODULE...``; the README beside this package says the rest. Nothing here imports
the library: every mutant imports it anew, in a process of its own.
"""
