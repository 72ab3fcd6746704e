"""The shipped JSON schemas are exactly what the program reads."""

import json

import jsonschema
import msgspec
import pytest

from app.infra.paths import resources_folder
from app.package.content.figures import MembersData, ReportData
from app.package.content.header import Header
from app.package.content.scores import ScoresData
from tests.app.package.making import Maker, good_parts

SCHEMAS = {
    "package.schema.json": Header,
    "report.schema.json": ReportData,
    "members.schema.json": MembersData,
    "scores.schema.json": ScoresData,
}


def shipped(name):
    path = resources_folder() / "schemas" / name
    return json.loads(path.read_text("utf-8"))


def made(kind):
    schema = msgspec.json.schema(kind)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.loads(json.dumps(whole))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_that_of_the_classes(name):
    assert shipped(name) == made(SCHEMAS[name]), (
        "write it again: python -m tests.app.package.content.test_schemas"
    )


def test_what_we_write_fits_the_schemas():
    header = Maker.create().parcel().header
    told = msgspec.to_builtins(header)
    jsonschema.validate(json.loads(json.dumps(told)), shipped("package.schema.json"))
    for part in good_parts()[:2]:
        name = part.name.removeprefix("data/").replace(".json", ".schema.json")
        jsonschema.validate(json.loads(part.open().read()), shipped(name))


if __name__ == "__main__":
    for name, kind in SCHEMAS.items():
        text = json.dumps(made(kind), ensure_ascii=False, indent=1) + "\n"
        (resources_folder() / "schemas" / name).write_text(text, encoding="utf-8")
