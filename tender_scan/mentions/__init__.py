"""Candidates become mentions: context, features, the model, bands and reasons."""
