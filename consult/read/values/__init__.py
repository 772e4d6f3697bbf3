"""What one cell means, or the cells of one column, whoever wrote them.

Text comes in; a date, an age, a postcode district, a number, a named scale, the options ticked or
the option that was misspelt goes out, and nothing where there is doubt. Of a postcode only the
district is read. These are functions of text and of the definitions alone: they know no sheet, no
platform and no study, so each can be tried with a word and its meaning.
"""
