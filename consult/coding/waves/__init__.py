"""Codes kept from one wave of responses for the next: late responses, or a later round.

Comments with their codings of record come in at the end of a wave; out goes a fit, which holds
hashes and centres and no words. With a fit, later comments come in and are given the codes they
had or the nearest ones; what fits none is coded as if for the first time and marked as emerging.
Nothing is tuned on later comments, so that no comment that arrives changes another.
"""
