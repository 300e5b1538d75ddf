"""One file per format that documents are read from and answers are written in."""
