"""How small a group may be: the organisation's rules, and the file they are read from.

``rules`` is the noun that every other room is given: thresholds, sensitive characteristics, how far
apart the possible values of a protected number must be. ``load`` reads it from ``disclosure.toml``
and refuses a file that would protect nothing, with every reason at once. Nothing here looks at a
count or decides about a figure.
"""
