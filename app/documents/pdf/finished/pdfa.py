"""Makes reportlab's file a PDF/A-2b: metadata, colour intent, nothing that moves.

All dates come from the document, so the same document gives the same bytes.
"""

from datetime import datetime, time
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.documents.model import Doc
from app.documents.paper.code import content_digest
from app.infra.paths import resources_folder
from app.kernel.clock import VIETNAM

PRODUCER = "Sổ Chi bộ"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>
</dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>sha256:{digest}</dc:identifier>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmpMM:DocumentID>{doc_id}</xmpMM:DocumentID>
<xmpMM:VersionID>{revision}</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def as_pdfa(content: bytes, doc: Doc, profile_id: str) -> bytes:
    """Return the file with everything PDF/A-2b asks for; deterministic."""
    with Pdf.open(BytesIO(content)) as pdf:
        conform(pdf, doc, profile_id)
        return written(pdf)


def conform(pdf: Pdf, doc: Doc, profile_id: str) -> None:
    """Give an open file the metadata of ``doc`` and what PDF/A-2b asks for."""
    moment = datetime.combine(doc.dated, time(), VIETNAM)
    keywords = "; ".join((*doc.keywords, profile_id))
    root = pdf.Root
    root.Lang = String(doc.lang)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = _metadata(pdf, doc, keywords, moment)
    root.OutputIntents = Array([_intent(pdf)])
    for page in pdf.pages:
        if "/Trans" in page:
            del page["/Trans"]
    _info(pdf, doc, keywords, moment)


def written(pdf: Pdf) -> bytes:
    """Write an open PDF/A; the same content gives the same bytes."""
    target = BytesIO()
    pdf.save(
        target,
        preserve_pdfa=True,
        deterministic_id=True,
        fix_metadata_version=False,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()


def _metadata(pdf: Pdf, doc: Doc, keywords: str, moment: datetime) -> pikepdf.Object:
    values = {
        "title": doc.title,
        "author": doc.author,
        "subject": doc.subject,
        "lang": doc.lang,
        "digest": content_digest(doc),
        "keywords": keywords,
        "producer": PRODUCER,
        "date": moment.isoformat(),
        "doc_id": doc.doc_id or "none",
        "revision": str(doc.revision),
    }
    xmp = _XMP.format(**{name: escape(value) for name, value in values.items()})
    return pdf.make_stream(xmp.encode(), {"/Type": Name.Metadata, "/Subtype": Name.XML})


def _intent(pdf: Pdf) -> pikepdf.Object:
    profile = (resources_folder() / "colour" / "sRGB.icc").read_bytes()
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            RegistryName=String("http://www.color.org"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=pdf.make_stream(profile, {"/N": 3}),
        )
    )


def _info(pdf: Pdf, doc: Doc, keywords: str, moment: datetime) -> None:
    date = f"D:{moment:%Y%m%d%H%M%S}+07'00'"
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    for key, value in (
        ("/Title", doc.title),
        ("/Author", doc.author),
        ("/Subject", doc.subject),
        ("/Keywords", keywords),
        ("/Creator", PRODUCER),
        ("/Producer", PRODUCER),
        ("/CreationDate", date),
        ("/ModDate", date),
    ):
        pdf.docinfo[key] = String(value)
