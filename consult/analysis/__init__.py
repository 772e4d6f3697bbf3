"""What a study asks of the verbs: which tables are counted, who is in which group, what is quoted.

The floor between the verbs and the stages. A verb does one thing and knows no other verb; here
they are put together for one study: answers become groupings and the plan of tables, comments
become quotes, tables become the evidence of a report. Values come in and values go out: settings,
frames, nouns. Nothing here opens a file, knows where a study lies, or that there are stages.
"""
