"""All checks: ``python -m tests``."""
