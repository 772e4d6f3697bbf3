"""A whole study lived through by two reviewers, and what its report must then show.

``park`` is the study, with what each invented comment is about; ``at_the_desk`` is a workbook in a
person's hands; ``people`` is what each of them does; ``run`` lives it through once, by commands;
``recount`` and ``agreement`` work out by plain counting what must come of it.
"""
