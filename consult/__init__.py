"""consult: from survey exports to a consultation report, on a laptop, offline."""

__version__ = "0.1.0"
