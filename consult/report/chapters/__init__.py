"""The chapters of the two documents of a report, a folder each.

A chapter is one module with ``blocks``, found by its name. No chapter imports another: what two
of them need stands in ``passages`` or ``evidence``.
"""
