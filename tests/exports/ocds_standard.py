"""The fields of a release package that we use, as the standard 1.1 defines them.

https://standard.open-contracting.org/1.1/en/schema/reference/; a field that does not
stand here, a wrong type or a missing one that is required fails.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

Text = Annotated[str, Meta(min_length=1)]
Tag = Literal[
    "planning", "planningUpdate", "tender", "tenderAmendment", "tenderUpdate",
    "tenderCancellation", "award", "awardUpdate", "awardCancellation", "contract",
    "contractUpdate", "contractTermination", "implementation", "implementationUpdate",
    "compiled",
]  # fmt: skip
Role = Literal[
    "buyer", "procuringEntity", "supplier", "tenderer", "funder", "enquirer", "payer",
    "payee", "reviewBody", "interestedParty",
]  # fmt: skip
DocumentType = Literal[
    "plannedProcurementNotice", "tenderNotice", "awardNotice", "contractNotice",
    "completionCertificate", "cancellationDetails",
]  # fmt: skip


class Strict(Struct, forbid_unknown_fields=True, rename="camel"):
    pass


class Value(Strict):
    amount: float
    currency: Literal["CNY"]


class Identifier(Strict):
    scheme: Text
    id: Text
    legal_name: Text


class Organization(Strict):
    id: Text
    name: Text
    roles: Annotated[list[Role], Meta(min_length=1)]
    identifier: Identifier | None = None


class Reference(Strict):
    id: Text
    name: Text


class Document(Strict):
    id: Text
    document_type: DocumentType | None = None
    title: Text | None = None
    url: Annotated[str, Meta(pattern="^https?://")] | None = None
    date_published: datetime | None = None
    format: Text | None = None
    language: Text | None = None


class Tender(Strict):
    id: Text
    title: Text | None = None
    status: (
        Literal[
            "planning", "planned", "active", "cancelled", "unsuccessful", "complete"
        ]
        | None
    ) = None
    procuring_entity: Reference | None = None
    value: Value | None = None
    procurement_method: Literal["open", "selective", "limited", "direct"] | None = None
    procurement_method_details: Text | None = None
    documents: list[Document] = []


class Award(Strict):
    id: Text
    title: Text | None = None
    status: Literal["pending", "active", "cancelled", "unsuccessful"] | None = None
    date: datetime | None = None
    value: Value | None = None
    suppliers: list[Reference] = []


class Contract(Strict):
    id: Text
    award_id: Text = field(name="awardID")
    title: Text | None = None
    status: Literal["pending", "active", "cancelled", "terminated"] | None = None
    value: Value | None = None
    date_signed: datetime | None = None


class Release(Strict):
    ocid: Text
    id: Annotated[str, Meta(pattern="^[^#]+$")]
    date: datetime
    tag: Annotated[list[Tag], Meta(min_length=1)]
    initiation_type: Literal["tender"]
    language: Text
    tender: Tender
    own: dict[str, Any] = field(name="x_tenderScan")
    parties: list[Organization] = []
    buyer: Reference | None = None
    awards: list[Award] = []
    contracts: list[Contract] = []


class Publisher(Strict):
    name: Text


class Package(Strict):
    uri: Text
    version: Literal["1.1"]
    published_date: datetime
    publisher: Publisher
    releases: list[Release]
