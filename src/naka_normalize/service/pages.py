"""Pages for people: an entity with its names, what scores are made of, where to start."""

import re
from collections.abc import Iterable
from html import escape

from naka_normalize.records import Entity
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.messages import HTML, Response
from naka_normalize.service.words import about

_STYLE = (
    "body{font:13px/1.45 system-ui,sans-serif;margin:.8em;color:#222;background:#fff}"
    "h1{font-size:1.25em;margin:0}p,dl{margin:.4em 0}dt{color:#666}dd{margin:0 0 .4em 1em}"
    "code{background:#f3f3f3;padding:.1em .3em}"
)
# Nothing of a page is fetched or executed; another page may show it in a frame.
_GUARD = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_ITEM = re.compile("Q[1-9][0-9]*")
_TIERS = {
    "plain": "Also",
    "noisy": "Damaged, and put right",
    "ambiguous": "Only where what stands beside it shows that it is meant",
}


def entity_page(entity: Entity, catalog: Catalog) -> Response:
    """Return the page of an entity: what it is, its names, and why some are ambiguous."""
    reasons = catalog.because(entity.id)
    parts = [f"<h1>{escape(entity.name)}</h1>", f"<p>{escape(about(entity, catalog))}</p>"]
    terms = []
    for tier, title in _TIERS.items():
        texts = {one.text for one in catalog.names(entity.id) if one.tier == tier}
        names = [_name(text, reasons.get(text, "")) for text in sorted(texts)]
        if names:
            terms.append(f"<dt>{title}</dt><dd>{'; '.join(names)}</dd>")
    parts.append(f"<dl>{''.join(terms)}{''.join(_codes(entity))}</dl>")
    return _page(entity.name, parts)


def feature_page(features: Iterable[str], wanted: str) -> Response:
    """Return the page on what a score is made of."""
    ways = ", ".join(f"<code>{escape(one)}</code>" for one in features)
    return _page(
        f"Feature {wanted}",
        [
            "<h1>What a score is made of</h1>",
            f"<p>How the name was found, one of: {ways}.</p>",
            "<p><code>similarity</code>: how well the cell spells the name, 0 to 1.</p>",
            "<p><code>surroundings</code>: what context and country add to the score.</p>",
            "<p><code>type</code>, <code>property-…</code>: whether it is as asked.</p>",
        ],
    )


def home_page(catalog: Catalog, base: str) -> Response:
    """Return the page for those who open the service in a browser."""
    entities = catalog.listing.types.total()
    return _page(
        f"naka: {catalog.title}",
        [
            f"<h1>naka: {escape(catalog.title)}</h1>",
            f"<p>{len(catalog.lookup):,} names of {entities:,} entities.</p>",
            "<p>In OpenRefine: Reconcile → Start reconciling… → Add standard service…</p>",
            f"<p>Its address: <code>{escape(base)}/reconcile</code></p>",
        ],
    )


def _name(text: str, reason: str) -> str:
    return f"{escape(text)} ({escape(reason)})" if reason else escape(text)


def _codes(entity: Entity) -> Iterable[str]:
    """Give the identifiers of an entity as lines of a list."""
    if _ITEM.fullmatch(entity.wikidata):
        link = f"https://www.wikidata.org/wiki/{entity.wikidata}"
        yield (
            f'<dt>Wikidata</dt><dd><a href="{link}" rel="noreferrer" target="_blank">'
            f"{entity.wikidata}</a></dd>"
        )
    for title, value in (("ISO 3166", entity.iso), ("GeoNames", entity.geonames)):
        if value:
            yield f"<dt>{title}</dt><dd>{escape(value)}</dd>"


def _page(title: str, parts: Iterable[str]) -> Response:
    text = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )
    return Response(text.encode("utf-8", "replace"), HTML, headers=_GUARD)
