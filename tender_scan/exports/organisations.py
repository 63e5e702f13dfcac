"""The organisations of a notice, each once, for formats that link to them."""

from dataclasses import dataclass, field
from hashlib import sha256

from tender_scan.records.exported import ExportedNotice


@dataclass
class Organisation:
    """An organisation with all the parts it plays in one notice.

    Parameters
    ----------
    roles
        Of `tender_scan.records.notice.Party`, in the order of the notice.
    watch
        The listed organisation that it matched, with the rule; None where none.
    """

    name: str
    credit_code: str | None = None
    watch: str | None = None
    roles: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What it is known by: its credit code; where none is stated, its name."""
        return self.credit_code or self.name


def organisations(stated: ExportedNotice) -> dict[str, Organisation]:
    """List the organisations of a notice by name, in the order of the notice."""
    found: dict[str, Organisation] = {}

    def add(role: str, name: str | None) -> Organisation | None:
        if not name:
            return None
        organisation = found.setdefault(name, Organisation(name))
        if role not in organisation.roles:
            organisation.roles.append(role)
        return organisation

    notice = stated.notice
    add("buyer", notice.buyer)
    add("agency", notice.agency)
    for name in (*notice.suppliers, *(lot.supplier for lot in notice.lots)):
        add("supplier", name)
    for each in stated.parties:
        organisation = add(each.party.role, each.party.name)
        if organisation:
            organisation.credit_code = (
                organisation.credit_code or each.party.credit_code
            )
            organisation.watch = organisation.watch or each.watch
    return found


def hashed(*parts: str) -> str:
    """Name a thing by what it is, the same in every export."""
    return sha256("\n".join(parts).encode()).hexdigest()[:20]


def web_address(stated: str | None) -> str | None:
    """Give an address that a document states, if it is one of the web.

    >>> web_address("javascript:alert(1)"), web_address("https://notice.example/1")
    (None, 'https://notice.example/1')
    """
    is_web = stated is not None and stated.startswith(("http://", "https://"))
    return stated if is_web and stated and not set(stated) & set(' \n\t"<>\\') else None
