"""A gazetteer arranged for looking things up, kept on disk, and read in a moment."""
