"""Tables that do not hold one row a person, put together so that they do.

A ``Grid`` comes in with the layout that a plain table would have, and another ``Grid`` goes out, or
``None`` where the table is as it should be. What was done is said in ``Grid.rebuilt``, which a
draft prints for a person to check; rows that became part of another are in ``Grid.folded``, and the
ledger accounts for them. Only what shows in headings and in how cells repeat is believed.
"""
