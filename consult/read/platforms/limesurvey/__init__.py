"""LimeSurvey: its export, and the grammar of its headings, which comes in three styles.

A ``Grid`` comes in and a ``Layout`` goes out. The reader finds which style a sheet is headed in;
the headings cut one heading into code, sub-question, scale and text, and know no sheet.
"""
