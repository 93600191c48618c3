"""The instrument, the relevance of questions, scoring and advice: pure functions over frozen dataclasses.

Everything that scores or advises goes through here: a finished scan, the command `score`, a draft of the instrument.
Nothing in this package knows Django, a database, a request or the time of day.
"""
