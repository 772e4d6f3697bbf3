"""What stands in a column beside answers: codes for no answer, spoilt bands, a machine's figures.

The cells of one column come in, and what the other columns of its sheet show; out goes which of
them are no answers, what a spreadsheet made of them, and whether anybody was asked at all. What is
not certain is said as a doubt and changes nothing by itself: a question is never lost here.
"""
