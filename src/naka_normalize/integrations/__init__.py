"""The normalizer where people already work: tables, pipelines and engines.

One small file each, and none is imported by anything but its user: ``arrow`` (record
batches, on which ``spark`` stands), ``pandas`` and ``polars`` (``.naka`` on columns),
``spacy`` (a component), ``presidio`` (results in its shape). ``settings`` says which names
are known and how sure a change must be, in a form that travels to other processes;
``columns`` has what all tables share. Each library is an extra of the same name.
"""

from importlib.util import find_spec


def missing(library: str, extra: str = "") -> ModuleNotFoundError:
    """Return the error for a library that an integration needs and that is not there.

    >>> str(missing("polars"))
    "polars is not installed; pip install 'naka-normalize[polars]'"
    """
    says = f"{library} is not installed; pip install 'naka-normalize[{extra or library}]'"
    return ModuleNotFoundError(says, name=library)


def is_installed(library: str) -> bool:
    """Tell whether a library is there, without importing it."""
    return find_spec(library) is not None
