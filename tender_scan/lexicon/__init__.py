"""The terms that are looked for: names, figures, control rules, and the matcher."""
