"""Blocks that more than one chapter or document is made of: a question, a theme, a comparison.

In comes what was found; out go blocks, or what chapters must agree on, such as which question
stands in which part. A chapter takes from here what it shares, and never from another chapter.
What only one chapter says stays in that chapter, unless it is a section long enough for a file of
its own. It may not import a chapter or a writer.
"""
