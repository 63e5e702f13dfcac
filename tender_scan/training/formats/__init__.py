"""The formats of labelled passages: one file each, none knows another."""
