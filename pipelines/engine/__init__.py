"""Running stages: what has changed is run, what has not is left, all or nothing is written."""
