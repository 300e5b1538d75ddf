"""The spaCy component ``naka_normalize``, which annotates and never changes a text.

``nlp.add_pipe("naka_normalize")`` finds it by entry point; nothing need be imported.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("naka_normalize")
>>> doc = nlp("Clashes resumed in Naqqa.")
>>> [(span.text, span.kb_id_) for span in doc.spans["naka"]]
[('Naqqa', 'Q1181')]
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from naka_normalize.integrations import missing
from naka_normalize.integrations.settings import BUILT_IN, Settings
from naka_normalize.records import LinkedMention
from naka_normalize.resolve import Policy
from naka_normalize.spans import Edit, OffsetMap, Span as Place

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ModuleNotFoundError as error:
    raise missing("spacy") from error

_GROUP = "naka"
# Where documents keep the records of mentions, and the edits made before the pipeline.
_RECORDS = "naka_mentions"
_EDITS = "naka_edits"
# Spans know the number of their record by this, for several may cover the same token.
_ID = "naka-"
# The label of a mention that is left in doubt.
_DOUBT = "ask"
_DEFAULTS = {
    "aliases": [],
    "packs": [],
    "names": "en",
    "policy": "balanced",
    "ents": False,
    "kb": "wikidata",
    "labels": {},
}


def make(  # noqa: PLR0913 - the settings of the component, each by name
    nlp: Language,  # noqa: ARG001 - spaCy hands it over
    name: str,  # noqa: ARG001 - likewise
    *,
    aliases: list[str],
    packs: list[str],
    names: str,
    policy: Policy,
    ents: bool,
    kb: Literal["wikidata", "id"],
    labels: dict[str, str],
) -> "NakaComponent":
    """Make the component; spaCy calls this with the settings of ``add_pipe``.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        aliases: Paths of alias files of one's own.
        packs: Names of installed packs.
        names: Which right names to write.
        policy: How sure a change must be.
        ents: Whether ``doc.ents`` gets the entities, too; they win over those there.
        kb: What ``kb_id_`` is: the Wikidata item, or the id of the alias files.
        labels: Label for each type of entity, such as ``{"country": "GPE"}``; the type
            itself if it is not there.
    """
    settings = Settings(tuple(aliases), tuple(packs), names, policy)
    return NakaComponent(settings, ents=ents, kb=kb, labels=labels)


Language.factory("naka_normalize", default_config=_DEFAULTS, func=make)


class NakaComponent:
    """Annotates documents; small and picklable, and makes its normalizer when asked."""

    def __init__(
        self, settings: Settings, *, ents: bool, kb: str, labels: dict[str, str]
    ) -> None:
        self._settings = settings
        self._ents = ents
        self._kb = kb
        self._labels = labels

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions of a document to ``doc.spans["naka"]``."""
        result = self._settings.normalizer().normalize(doc.text)
        doc.user_data[_RECORDS] = result.to_dict()["mentions"]
        spans = [self._span(doc, i, mention) for i, mention in enumerate(result.mentions)]
        doc.spans[_GROUP] = spans
        if self._ents:
            named = [
                span
                for span, mention in zip(spans, result.mentions, strict=True)
                if mention.entities
            ]
            apart = [ent for ent in doc.ents if not any(_overlap(ent, s) for s in named)]
            doc.ents = filter_spans([*named, *apart])
        return doc

    def _span(self, doc: Doc, number: int, mention: LinkedMention) -> Span:
        """Return the tokens of a mention; where it begins or ends in one, all of it."""
        kind = mention.entities[0].type if mention.entities else _DOUBT
        ids = [getattr(entity, self._kb) for entity in mention.entities]
        return doc.char_span(
            mention.span.start,
            mention.span.end,
            label=self._labels.get(kind, kind),
            kb_id="|".join(filter(None, ids)),
            span_id=f"{_ID}{number}",
            alignment_mode="expand",
        )

    def to_bytes(self, **_: object) -> bytes:
        """Return the alias files, for where their paths lead nowhere."""
        files = self._settings.carried().files
        return json.dumps([(name, data.decode()) for name, data in files]).encode()

    def from_bytes(self, data: bytes, **_: object) -> "NakaComponent":
        """Take alias files from ``to_bytes`` in the place of paths and pack names."""
        files = tuple((name, text.encode()) for name, text in json.loads(data))
        self._settings = replace(self._settings, aliases=(), packs=(), files=files)
        return self

    def to_disk(self, path: str | os.PathLike[str], **_: object) -> None:
        """Write the alias files to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | os.PathLike[str], **_: object) -> "NakaComponent":
        """Take alias files from a file."""
        return self.from_bytes(Path(path).read_bytes())


def pipe_normalized(
    nlp: Language,
    texts: Iterable[str],
    settings: Settings = BUILT_IN,
    **options: Any,  # noqa: ANN401 - those of nlp.pipe
) -> Iterator[Doc]:
    """Normalize each text and run the pipeline over what comes out.

    Args:
        nlp: The pipeline.
        texts: The texts as they came.
        settings: Which names are known, and how sure a change must be.
        options: For ``nlp.pipe``, such as ``n_process``.

    Yields:
        Documents of the normalized texts. ``Span._.naka_source`` tells where a span of
        theirs stands in the text as it came, as a pair of code points.
    """
    normalizer = settings.normalizer()
    results = map(normalizer.normalize, texts)
    pairs = ((result.text, result.to_dict()["edits"]) for result in results)
    for doc, edits in nlp.pipe(pairs, as_tuples=True, **options):
        doc.user_data[_EDITS] = edits
        yield doc


def _overlap(one: Span, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)


def _record(span: Span) -> dict[str, Any] | None:
    """Return the mention of a span as the JSON record has it; its exact place is there."""
    number = span.id_.removeprefix(_ID)
    is_ours = number != span.id_ and number.isdecimal()
    return span.doc.user_data[_RECORDS][int(number)] if is_ours else None


def _misaligned(doc: Doc) -> list[Span]:
    """Return the spans that are wider than their mentions, because tokens are."""
    return [
        span
        for span in doc.spans.get(_GROUP, ())
        if (record := _record(span)) and record["span"] != [span.start_char, span.end_char]
    ]


def _source(span: Span) -> tuple[int, int]:
    """Return where a span stands in the text before ``pipe_normalized``."""
    edits = [
        Edit(Place(*edit["span"]), edit["after"], edit["kind"], edit["rule"])
        for edit in span.doc.user_data.get(_EDITS, ())
    ]
    place = OffsetMap.of(edits).to_source(Place(span.start_char, span.end_char))
    return place.start, place.end


# Reloading this file puts the same there again.
Span.set_extension("naka", getter=_record, force=True)
Span.set_extension("naka_source", getter=_source, force=True)
Doc.set_extension("naka_misaligned", getter=_misaligned, force=True)
