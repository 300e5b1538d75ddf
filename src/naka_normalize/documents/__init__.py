"""Files of every kind: read as pieces with texts in them, and written again."""
