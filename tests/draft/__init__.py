"""Claims about drafting a study from its exports."""
