"""A ``Document`` as pages that people read on a screen or print: one web page, and a PDF.

In comes a document and a path. ``web_page`` writes one .html that holds its styles and charts and
needs no network; ``page.html`` and ``page.css`` lie beside it. ``pdf`` writes the source of the
PDF, and makes it where typst is installed. Neither decides a word or a number, and neither may
import a chapter.
"""
