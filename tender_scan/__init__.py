"""tender-scan: find, with evidence, who seeks export-restricted AI chips and foreign clouds.

A dump of Chinese public tender documents goes in; a SQLite file of findings with
evidence comes out. A finding is a mention for a person to judge, never a verdict.
"""

__version__ = "0.1.0"
