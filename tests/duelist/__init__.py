"""The due list: what stands on it, as text, and as a calendar."""
