"""What the service says about itself."""

from typing import Any

from naka_normalize.service.catalog import Catalog
from naka_normalize.service.extension import SETTINGS
from naka_normalize.service.words import type_record
from naka_normalize.version import __version__

_MOST_TYPES = 30


def manifest(catalog: Catalog, base: str) -> dict[str, Any]:
    """Return the manifest of version 0.2.

    Args:
        catalog: What the service knows.
        base: How the client reaches the service, without a slash at the end.
    """
    version = f"{__version__}, data {catalog.version}" if catalog.version else __version__
    return {
        "versions": ["0.2"],
        "name": f"naka: {catalog.title}",
        "identifierSpace": f"{catalog.space}entity:",
        "schemaSpace": f"{catalog.space}property:",
        "serviceVersion": version,
        "defaultTypes": [type_record(kind) for kind in catalog.types[:_MOST_TYPES]],
        "view": {"url": f"{base}/entity?id={{{{id}}}}"},
        "feature_view": {"url": f"{base}/feature?id={{{{id}}}}"},
        "preview": {"url": f"{base}/entity?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": {
            kind: {
                "service_url": base,
                "service_path": f"/suggest/{kind}",
                "flyout_service_url": base,
                "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
            }
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/properties"},
            "property_settings": SETTINGS,
        },
    }
