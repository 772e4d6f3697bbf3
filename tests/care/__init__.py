"""Comments that tell of somebody at risk. All of them are invented."""
