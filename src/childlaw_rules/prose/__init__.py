"""Duties put into words: sentences built from the fields of a rule, in Danish and in English."""
