"""What leaves the database as a file for others to read."""
