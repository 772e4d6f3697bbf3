"""The chapters of an appendix, one file each: ``blocks(findings)`` gives what stands in it."""
