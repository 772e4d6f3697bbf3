"""Letters and notes of events that came as files of their own: a response each, an event each.

A folder of mails, Word files, PDFs and texts comes in; one sheet goes out, as if somebody had kept
a log of them, so that every later step reads it like any other export. ``documents`` and ``mail``
give the words of a file, ``own_words`` tells what its writer wrote from what stands around it,
``kinds`` tells letters and notes of events from tables and from other papers, ``folder`` and
``events`` make the sheets. Nothing here is printed: names and addresses stay in columns of personal
details, and a message quotes no letter.
"""
