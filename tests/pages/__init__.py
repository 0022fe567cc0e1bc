"""Tests of the pages: the strip as numbers, the page as HTML, and the page in a browser."""
