"""The hand-over note: what each fixed point says, and how it is shown."""
