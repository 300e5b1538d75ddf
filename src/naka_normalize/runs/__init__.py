"""Runs over many files, or large ones: in order, on several processes, and resumable.

``calls`` is what programs call. ``run`` goes through the inputs; ``files`` is one input
under way. ``work`` makes an answer of a piece, ``ordered`` asks for answers in order, on
the processes of ``pool`` if there is enough to do. ``outlet`` is where answers go:
``writing`` puts them into files. ``styles`` is what else can be made of them, ``journal``
keeps those of a large file that is not done yet, ``manifest`` what is done and
``about`` with what; ``ledger`` holds them together. ``progress`` shows how far it is.
"""
