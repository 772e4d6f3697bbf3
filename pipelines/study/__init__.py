"""What people give a study beside its exports, read and checked whole.

The folder of a study comes in: study.toml, codeframe.toml, frozen codes, what was filled in of the
equality evidence, the author's words and records. Frozen values go out, gathered in a ``Context``,
or all problems at once in the analyst's words; and what is left for a person to settle before a
report can be final. It reads no export and knows no stage.
"""
