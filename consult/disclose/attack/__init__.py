"""What an outsider can work out of one release: its numbers as equations, and the attack on them.

In come the dimensions that people are cut along, the regions that numbers count, and what is known
of each; out comes the smallest and the largest number that each region can have (``feasibility``),
or how far apart these can be at all (``limits``). ``system`` makes the equations and ``lp`` solves
them. Nothing here knows which figures are hidden, or chooses any: what hides figures and what reads
finished files back are given the same attack, and share nothing else.
"""
