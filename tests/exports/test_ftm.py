"""Entities that FollowTheMoney 4 knows: schemata, properties, required ones, links."""

import json
from pathlib import Path

import pytest

from .conftest import Written

THING = {"name", "sourceUrl", "notes", "keywords", "description", "summary", "proof"}
INTERVAL = {"date", "summary", "description", "sourceUrl", "proof"}
LEGAL_ENTITY = THING | {"uscCode", "jurisdiction"}
VALUE = {"amount", "currency"}
# Schema: the properties we may use, those that are required. From the model's own
# files: https://followthemoney.tech/explorer/
SCHEMATA: dict[str, tuple[set[str], set[str]]] = {
    "Organization": (LEGAL_ENTITY, {"name"}),
    "Company": (LEGAL_ENTITY, {"name"}),
    "Document": (THING | {"title", "fileName", "mimeType", "date"}, set()),
    "CallForTenders": (
        THING
        | {"title", "authority", "authorityReferenceId", "publicationDate", "procedure"}
        | {"tenderers"},
        {"title", "authority"},
    ),
    "Contract": (
        THING
        | VALUE
        | {"title", "authority", "contractDate", "procedureNumber", "language"},
        {"title"},
    ),
    "ContractAward": (
        INTERVAL | VALUE | {"supplier", "contract", "lotNumber"},
        {"supplier", "contract"},
    ),
    "Note": (THING | {"entity"}, {"name"}),
}
LINKS = {
    "authority": {"Organization", "Company"},
    "tenderers": {"Organization", "Company"},
    "supplier": {"Organization", "Company"},
    "contract": {"Contract"},
    "proof": {"Document"},
    "entity": {"Document", "Contract", "CallForTenders"},
}


@pytest.fixture
def entities(written: Written) -> list[dict]:
    return [json.loads(line) for line in written("ftm").splitlines()]


def test_every_entity_is_of_its_schema(entities: list[dict]) -> None:
    assert {entity["schema"] for entity in entities} == set(SCHEMATA)
    for entity in entities:
        known, required = SCHEMATA[entity["schema"]]
        properties = entity["properties"]
        assert required <= set(properties) <= known, entity
        for values in properties.values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_every_link_leads_to_an_entity_of_the_right_kind(entities: list[dict]) -> None:
    schema_of: dict[str, set[str]] = {}
    for entity in entities:
        schema_of.setdefault(entity["id"], set()).add(entity["schema"])
    for entity in entities:
        for name, schemata in LINKS.items():
            for target in entity["properties"].get(name, []):
                assert schema_of[target] & schemata, (name, entity)


def test_nothing_is_said_twice(written: Written) -> None:
    lines = written("ftm").splitlines()
    assert len(set(lines)) == len(lines)


def test_ids_are_the_same_in_every_export(written: Written) -> None:
    assert written("ftm") == written("ftm")


def test_each_finding_is_a_note_on_its_document(
    entities: list[dict], queue: list
) -> None:
    notes = [e["properties"] for e in entities if e["schema"] == "Note"]
    assert sorted(n["description"][0] for n in notes) == sorted(
        row["passage"] for row in queue
    )


def test_the_seller_of_a_contract_is_known_by_its_code(entities: list[dict]) -> None:
    [seller] = [
        e for e in entities if e["properties"].get("uscCode") == ["91330100MA00000000"]
    ]
    assert seller["schema"] == "Company"
    assert seller["properties"]["jurisdiction"] == ["cn"]
    [award] = [
        e for e in entities if seller["id"] in e["properties"].get("supplier", ())
    ]
    assert award["properties"]["amount"] == ["20000000"]
    assert award["properties"]["currency"] == ["CNY"]


def test_no_path_of_the_machine_and_no_foreign_address(
    written: Written, database: Path
) -> None:
    for name in ("csv", "jsonl", "ocds", "ftm"):
        text = written(name).decode()
        assert str(database.parent) not in text
    assert "javascript:" not in written("ftm").decode()
