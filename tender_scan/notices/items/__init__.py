"""What is bought: items from tables, from lists in running text, from label and value."""
