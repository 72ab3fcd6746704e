"""Word's XML: making elements, and the order its schema wants children in.

LibreOffice accepts any order; Word may call such a file damaged. So the children of
every properties element are sorted at the end.
"""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20
Element = Any

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap"
    " overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow"
    " emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position"
    " sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize"
    " tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout"
    " tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight"
    " tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar"
    " textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar"
    " paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg"
    " textDirection bidi rtlGutter docGrid",
}
ORDER = {
    qn(f"w:{parent}"): {
        qn(f"w:{name}"): rank for rank, name in enumerate(names.split())
    }
    for parent, names in _ORDER.items()
}


def el(tag: str, *children: Element, **attributes: object) -> Element:
    """Make ``w:tag`` with ``w:`` attributes and children."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    for child in children:
        element.append(child)
    return element


def twips(mm: float) -> int:
    """Convert millimetres."""
    return round(mm * TWIPS_PER_MM)


def points(pt: float) -> int:
    """Convert points to twips."""
    return round(pt * TWIPS_PER_PT)


def sort_children(root: Element) -> None:
    """Bring the children of every properties element into the schema's order."""
    for parent, order in ORDER.items():
        for element in root.iter(parent):
            # A child the schema does not list is a KeyError: our bug, better loud.
            element[:] = sorted(element, key=lambda child: order[child.tag])
