"""Everything that knows how alias files are written; import from the modules inside."""
