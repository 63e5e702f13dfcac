"""The label scheme (docs/annotation-guide.md gives the definitions with examples)."""

SENSES = (
    "restricted",
    "foreign_cloud",
    "foreign_ai",
    "unrestricted",
    "domestic",
    "lookalike",
)
ROLES = ("procured", "required", "reference", "excluded", "lookalike")
ROUTES = ("hardware", "rental", "cloud_account", "api")
BANDS = ("flag", "review", "low")
"""Strongest first."""

SOUGHT_SENSES = ("restricted", "foreign_cloud", "foreign_ai")
SOUGHT_ROLES = ("procured", "required")
