"""What a study asks for, as an analyst wrote it down.

``study.toml`` as a frozen value, with the parts of the appendix by name and the records people keep
of how a report was made. Each class refuses a setting that it does not know. What comes in is a
file that was parsed elsewhere; what goes out is a ``Study`` that every stage may read. Only the
kinds of questions (``model.survey``) are known here.
"""
