"""Pages for people: HTML that is read on a screen, on a phone and on paper."""
