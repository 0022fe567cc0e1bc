"""Hypothesis strategies for test suites that use this library as their oracle. Names only."""
