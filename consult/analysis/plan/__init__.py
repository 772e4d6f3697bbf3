"""The plan of tables: everything that is counted for one study, and in which ways.

Settings and what people answered come in; ``Counts`` go out, a tuple for each table with every way
to count it, finest first, for disclosure control to choose among. Ids are made by
``consult.model.table_id`` alone. What is asked for and cannot be printed is named with its reason.
No figure is hidden here, and none is printed.
"""
