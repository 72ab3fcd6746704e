"""The styles of the layout as styles of a Word file.

Whoever writes on in the file finds them in Word's list; paragraphs say only what they
have different (``lean``).
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from app.documents.docx.styles.names import NAMES
from app.documents.docx.text import Shape, looks, properties
from app.documents.docx.xml import Element, el, sort_children
from app.documents.profile import LayoutProfile, TextStyle

_CENTRED = ("header", "national", "title", "signature", "code")
_HEADS = {"table.head", "table.small_head", "table.tiny_head", "table.caption"}


def add_styles(file: Any, profile: LayoutProfile) -> None:  # noqa: ANN401  (python-docx ships no types)
    """Give the file every style of the layout; text without one is body text."""
    root = file.styles.element
    known = {style.get(qn("w:styleId")): style for style in root}
    normal = known["Normal"]
    normal.append(el("rPr", *looks(profile.body.text)))
    for style in _styles(profile):
        word_id, _name = NAMES[style.name]
        if word_id in known:
            root.remove(known[word_id])
        root.append(_definition(style, _shape(style, profile)))
    sort_children(root)


def _styles(part: object) -> Iterator[TextStyle]:
    if not is_dataclass(part) or isinstance(part, type):
        return
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, TextStyle):
            yield value
        else:
            yield from _styles(value)


def _shape(style: TextStyle, profile: LayoutProfile) -> Shape:
    """Say how most paragraphs of a style stand."""
    group, _dot, part = style.name.partition(".")
    shape = Shape(after=style.after)
    if group in _CENTRED or style.name in _HEADS or style.name == "cards.title":
        shape = replace(shape, align="center")
    if group == "headings":
        indent, level = profile.headings.indent_mm, int(part[-1]) - 1
        shape = replace(shape, first_mm=indent, keep_next=True, outline=level)
    if group == "body":
        indent = profile.body.first_indent_mm
        shape = replace(shape, align="justify", first_mm=indent)
    return shape


def _definition(style: TextStyle, shape: Shape) -> Element:
    word_id, name = NAMES[style.name]
    following = "BodyText" if style.name.startswith(("headings", "title")) else word_id
    look = properties(style, shape)
    look.remove(look.find(qn("w:pStyle")))
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="Normal"),
        el("next", val=following),
        el("qFormat"),
        look,
        el("rPr", *looks(style)),
        type="paragraph",
        styleId=word_id,
    )
