"""Those who are measured, one module each.

A module says its ``NAME``, the ``RULES`` it can say, which of the two ``FILE`` s of the portfolio it reads, and:

* ``versions()``: the libraries behind it, with their versions;
* ``setup(as_of)``: rules loaded and tables built, as one object that the others take;
* ``parse(state, path)``: a file of the portfolio in the peer's own representation;
* ``evaluate(state, portfolio)``: the findings in the peer's own representation;
* ``emit(state, portfolio, result)``: the findings as tuples.

It raises ``ImportError`` on import where what it needs is not installed.
"""
