"""Files of every kind: read as pieces with texts in them, and written again.

``opening`` is the door: it takes compression and encoding away, chooses the layout and
puts both on again. ``pieces`` says what a layout is; each kind of file has one, named after
it. ``settings`` says how inputs are to be read, ``inputs`` which one is meant.
"""
