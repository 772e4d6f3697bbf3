"""Which figures are hidden: primary suppression by the rules, secondary by the attack.

In come counts with the regions they count, the policy, and what earlier releases disclosed; out
comes the set of regions that are hidden. ``figures`` says what tables are about to print and what
of it is sensitive, ``secondary`` finds the cheapest figures to hide with it, ``tau_argus`` lets
another program choose first where an office asks for it, and ``hiding`` holds what is decided so
far. Nothing here makes a table, and nothing here reads a file.
"""
