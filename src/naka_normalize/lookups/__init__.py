"""Looking single names up in a table of any size; import from the modules inside."""
