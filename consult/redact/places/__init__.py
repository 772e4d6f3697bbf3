"""Places and organisations that single somebody out: schools, nurseries, surgeries, wards, hubs.

A comment as words with their kinds comes in; spans that name one place go out. They are found by a
word that says what it is ("surgery"), by what the comment is about, by what such places are called
after, and by capitals. Nothing here takes anything out.
"""
