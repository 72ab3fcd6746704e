"""Takes from every paragraph what its style says already.

So the look of a paper can be changed in one place of Word, and files are smaller.
"""

from typing import Any, TypeAlias

from docx.oxml.ns import qn

from app.documents.docx.xml import Element

Said: TypeAlias = dict[str, dict[str, str]]
_STYLE, _P_LOOK, _R_LOOK = qn("w:pStyle"), qn("w:pPr"), qn("w:rPr")
_RUN = qn("w:r")
# Their attributes are settings of their own; all others are said whole.
_MERGED = {qn("w:spacing"), qn("w:ind")}
# What keeps pieces together is said by each paragraph too: some readers ask only it.
_SAID_TWICE = {qn("w:keepNext"), qn("w:outlineLvl")}
_FIRST, _HANGING = qn("w:firstLine"), qn("w:hanging")


def lean(file: Any, *roots: Element) -> None:  # noqa: ANN401  (python-docx ships no types)
    """Leave out of ``roots`` what the styles of ``file`` say."""
    said = {
        style.get(qn("w:styleId")): (
            _said(style.find(_P_LOOK)),
            _said(style.find(_R_LOOK)),
        )
        for style in file.styles.element.findall(qn("w:style"))
    }
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            look = paragraph.find(_P_LOOK)
            named = look.find(_STYLE) if look is not None else None
            if named is None:
                continue
            of_paragraph, of_runs = said[named.get(qn("w:val"))]
            _leave_out(look, of_paragraph)
            for run in paragraph.iterchildren(_RUN):
                run_look = run.find(_R_LOOK)
                if run_look is not None:
                    _leave_out(run_look, of_runs)
                    if not len(run_look):
                        run.remove(run_look)


def _said(look: Element | None) -> Said:
    if look is None:
        return {}
    return {child.tag: dict(child.attrib) for child in look}


def _leave_out(look: Element, said: Said) -> None:
    for child in list(look):
        known = said.get(child.tag)
        if known is None or child.tag in _SAID_TWICE:
            continue
        if len(child) == 0 and dict(child.attrib) == known:
            look.remove(child)
        elif child.tag in _MERGED:
            _leave_out_parts(child, known)


def _leave_out_parts(child: Element, known: dict[str, str]) -> None:
    if _HANGING in child.attrib and _FIRST in known:
        return
    for name, value in known.items():
        if child.get(name) == value:
            del child.attrib[name]
