"""Aliases that meet: twice in one entity, or claimed by two."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.owned import Owned


def settle_aliases(
    owned: Iterable[Owned], problems: Problems, remarks: Problems
) -> list[Owned]:
    """Keep each alias once and report those that get in each other's way.

    Args:
        owned: All aliases, in the order loaded.
        problems: Gets what makes the files unusable.
        remarks: Gets what only a careful author wants to know.
    """
    by_key: dict[str, list[Owned]] = defaultdict(list)
    kept: list[Owned] = []
    for own in owned:
        same = by_key[own.key]
        if not same or _stays(own, same, problems, remarks):
            same.append(own)
            kept.append(own)
    return kept


def _stays(
    own: Owned, same: Sequence[Owned], problems: Problems, remarks: Problems
) -> bool:
    """Tell whether an alias is kept beside those of equal key."""
    mine = [other for other in same if other.alias.entities == own.alias.entities]
    for other in mine:
        if own.origin == "native":
            return False
        if other.alias.form == own.alias.form:
            _report_twice(own, other, problems, remarks)
            return False
        says = f"'{own.alias.text}' is listed as another form at {other.alias.place}"
        remarks.add(own.alias.place, "N208", says, "Delete one of the two.")
    others = (other for other in same if other.alias.entities != own.alias.entities)
    if clash := next((other for other in others if _clash(own, other)), None):
        _report_clash(own, clash, problems)
    return True


def _report_twice(own: Owned, other: Owned, problems: Problems, remarks: Problems) -> None:
    if other.sheet > own.sheet:
        own, other = other, own
    alias, first = own.alias, other.alias
    differ = alias.tier != first.tier and {alias.tier, first.tier} != {"name", "plain"}
    if differ and own.sheet != other.sheet:
        says = f"'{alias.text}' is {alias.tier} here and {first.tier} at {first.place}"
        hint = f"Add 'overrides: [{alias.text}]' if this pack is right."
        problems.add(alias.place, "N206", says, hint)
        return
    says = f"'{alias.text}' is an alias of this entry already, at {first.place}"
    found = problems if own.sheet == other.sheet else remarks
    found.add(alias.place, "N207", says, "Delete one of the two.")


def _clash(own: Owned, other: Owned) -> bool:
    """Tell whether two owners cannot both have an alias.

    Ambiguous aliases may be shared, context decides. Grammatical forms and native names
    that are right as they stand are shared in the world: Guineans, Congolese, Aliyev.
    """
    one, two = own.alias, other.alias
    tiers = {one.tier, two.tier}
    if "ambiguous" in tiers:
        return False
    if "noisy" in tiers:
        return not (one.tier == two.tier and one.form == two.form == "surname")
    if own.origin == other.origin == "native":
        return False
    return one.form == two.form == "name"


def _report_clash(own: Owned, other: Owned, problems: Problems) -> None:
    """Report two owners: in the later file, and within one at the noisy of the two."""
    is_noise_first = other.alias.tier == "noisy" and own.alias.tier == "name"
    if (other.sheet, is_noise_first) > (own.sheet, False):
        own, other = other, own
    alias, first = own.alias, other.alias
    owner, rival = (" and ".join(a.entities) for a in (alias, first))
    if alias.tier == "noisy" and first.tier == "name":
        says = (
            f"'{alias.text}', noise for '{owner}', is a name of '{rival}' at {first.place}"
        )
        problems.add(alias.place, "N210", says, "List it as ambiguous.")
        return
    says = f"'{alias.text}' stands for '{owner}' here and for '{rival}' at {first.place}"
    hint = "List it as ambiguous in one of the two."
    if own.sheet != other.sheet:
        hint = f"List it as ambiguous, or add 'overrides: [{alias.text}]' to this pack."
    problems.add(alias.place, "N205", says, hint)
