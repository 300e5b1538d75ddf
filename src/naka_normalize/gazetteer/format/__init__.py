"""What alias files may say, and how they are read: bytes to entries with places."""
