"""What a report is made of before it is a file.

Text in which each printed number keeps the name of its figure; headings, paragraphs, quotes, charts
and tables in order; and what authors bring: their own words, their terms, figures of other papers
with the sums behind them. Renderers and the last check both read these values. They know published
tables (``model.publishing``), and no file format.
"""
