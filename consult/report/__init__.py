"""A report as files: the appendix in Word, the tables in a workbook and in CSV.

``appendix.compose`` turns what was found into a ``Document``; ``word.write_word``,
``workbook.write_workbook`` and ``csv_file.write_csv`` turn that into files.
"""
