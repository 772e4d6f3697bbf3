"""Who is counted, in which group, in which table.

A table's id, the groupings of people, the dimensions and regions by which numbers of different
tables are known to count the same people, and the counts themselves. These are true numbers, before
disclosure control: they go from ``consult.tabulate`` to ``consult.disclose`` and no further, so
nothing here may know of a cell as it is printed, or of a report.
"""
