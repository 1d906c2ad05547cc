"""JSON Schema from the shapes of content files, so that editors complete and check the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kyoyaku.reading.schema import (
    IDENT,
    LONGEST_IDENT,
    Again,
    Day,
    Ident,
    ListOf,
    MapOf,
    OneOf,
    Pattern,
    RecordOf,
    Shape,
    Truth,
    Written,
)


def json_schema(shape: Shape, describe: Callable[[str], str], title: str) -> dict[str, Any]:
    """A draft-07 schema of a shape; `describe` gives the words for `record.field`."""
    definitions: dict[str, Any] = {}
    root = _json(shape, describe, definitions)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **root, "definitions": definitions}


def _json(shape: Shape, describe: Callable[[str], str], definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(shape, Again):
        return {"$ref": f"#/definitions/{shape.name}"}
    if isinstance(shape, RecordOf):
        if shape.name not in definitions:
            definitions[shape.name] = {}  # first, so that a record inside itself finds it
            definitions[shape.name] = _json_record(shape, describe, definitions)
        return {"$ref": f"#/definitions/{shape.name}"}
    if isinstance(shape, ListOf):
        items = _json(shape.shape, describe, definitions)
        listed: dict[str, Any] = {"type": "array", "items": items}
        return {"anyOf": [items, listed]} if shape.single else listed
    if isinstance(shape, MapOf):
        values = _json(shape.shape, describe, definitions)
        return {"type": "object", "patternProperties": {f"^(?:{shape.key})$": values}, "additionalProperties": False}
    return _json_scalar(shape)


def _json_record(shape: RecordOf, describe: Callable[[str], str], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {
        one.name: {
            "description": describe(f"{shape.name}.{one.name}"),
            "allOf": [_json(one.shape, describe, definitions)],
        }
        for one in shape.fields
    }
    required = [one.name for one in shape.fields if one.required]
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": required} if required else schema


def _json_scalar(shape: Written | Pattern | Ident | OneOf | Truth | Day) -> dict[str, Any]:
    if isinstance(shape, OneOf):
        return {"enum": list(shape.options)}
    if isinstance(shape, Truth):
        return {"type": "boolean"}
    if isinstance(shape, Ident):
        return {"type": "string", "pattern": f"^{IDENT.pattern}$", "maxLength": LONGEST_IDENT}
    if isinstance(shape, Pattern):
        return {"type": ["string", "number"], "pattern": f"^(?:{shape.form})$"}
    if isinstance(shape, Day):
        day = "(?:-[0-9]{2})?" if shape.or_month else "-[0-9]{2}"
        return {"type": "string", "pattern": f"^[0-9]{{4}}-[0-9]{{2}}{day}$"}
    return {"type": ["string", "number", "boolean"]}
