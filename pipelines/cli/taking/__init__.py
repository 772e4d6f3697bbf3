"""Commands that hand something out to people, or take in what they bring.

The name of a study comes in, and files that somebody sent; out go a blind sample for coders, the
decisions of returned review workbooks, and a codeframe from other software, each told in a few
sentences. What is in the files is understood further down; here it is asked for, kept and said.
"""
