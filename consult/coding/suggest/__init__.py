"""First suggestions: the codes of comments that nobody has looked at.

The comments on one open question come in with the agreed codeframe, and functions that tell
wording, meaning and topics. Out goes one row per response, question and code, with a probability
and the words that earned it: from the definitions of the agreed codes first, then from topics for
what these do not take in, then "other". What people decided is not looked at here, only the
comments and the codeframe; a comment is coded alike in whatever order the rows come.
"""
