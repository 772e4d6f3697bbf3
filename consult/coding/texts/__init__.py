"""The words of comments, below everything that codes them.

Comments come in as strings. Out go their sentences and clauses (``segments``) and the hash each is
known by where its words may not be kept (``words_hash``); ``vectors`` has what coding
is handed to tell how texts are worded and what they mean. No room of coding stands below
this one, and nothing here knows a code, a question or a person.
"""
