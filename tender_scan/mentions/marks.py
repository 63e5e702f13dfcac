"""Marks that stand for names in the text the model sees.

The model learns how things are sought, not which chip was popular in the corpus: an
unmasked model leans on the name and falls when names change.
"""

TARGET = "\ue000"
OTHER_HARDWARE = "\ue001"
OTHER_SERVICE = "\ue002"
SAME = "\ue003"
"""The name asked about, met again."""
DOMESTIC = "\ue004"
ANY_MARK = "[\ue000-\ue004]"
