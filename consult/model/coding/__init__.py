"""What comments say, and who decided so.

Themes and codes as agreed, topics as a model found them, suggestions with their stance, band and
probability, what people said of them in a review, and the codes kept for later responses. No words
of a respondent are needed to hold any of it, and no model: what made a fit is named by its record
(``model.run``) alone.
"""
