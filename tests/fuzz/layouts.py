"""Made-up articles in each layout that the readers know; the fuzz tests of files change these."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import io
import json
import zipfile

import pandas as pd

from tests.reading import programs
from tests.reading import test_archives as archives
from tests.reading import test_exports as exports
from tests.reading import test_factiva as factiva
from tests.reading.test_pages import NOTICE, POST, TURNS
from tests.reading.test_pasted import PAGE as PASTED
from tests.reading.test_plain_formats import BODY, PAGE

LP, TD = archives.NEXIS_BODY
QUOTING = PAGE.replace(
    "<blockquote>",
    f"""<div id="cookies"><p>{NOTICE}</p></div>{POST}<figure><blockquote>We <q>wait</q>.</blockquote>
<figcaption>Jon Falk</figcaption></figure><blockquote>"""
    + "".join(f"<p><b>{q}</b><br>{a}</p>" for q, a in TURNS),
)
ROW = {
    "title": "Ferries stop",
    "text": BODY,
    "published": "2018-06-12",
    "outlet": "Harbour Courier",
    "url": "https://c.example/f",
    "byline": "Lena Holm",
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NEXIS_TEXT = archives.NEXIS_TEXT.format(
    mark="1 of 2 DOCUMENTS", day="July 12, 2018 Thursday", by="BYLINE", length="LENGTH", language="LANGUAGE"
)
FACTIVA_LINES = ["Ports", "Ferries stop", "By Lena Holm", "12 words", "12 July 2018", "15:32", "Harbour Courier", "HARB", "4", "English",
                 "(c) 2018 Harbour Press", LP, TD, "Document HARB000020180712e7ct0001r"]  # fmt: skip
FACTIVA_ROWS = [*archives.CODES, ("LP", f'<p class="articleParagraph">{LP}</p>'), ("TD", f'<p class="articleParagraph">{TD}</p>'),
                ("AN", "Document HARB000020180712e7ct0001r")]  # fmt: skip
FACTIVA_HTML = ('<html><head><title>Factiva</title></head><body><div class="article enArticle"><table>'
                + "".join(f"<tr><td><b>{code}</b> </td><td>{value}</td></tr>" for code, value in FACTIVA_ROWS)
                + "</table></div></body></html>")  # fmt: skip
PARAGRAPH = '<paragraph display="Proportional">{}</paragraph>'
FACTIVA_XML = f"""<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse
xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="1"><ppsarticle><article><byline>Lena Holm</byline>
<baseLanguage>EN</baseLanguage><headline>{PARAGRAPH.format("<hlt>Ferries</hlt> stop")}</headline><leadParagraph>
{PARAGRAPH.format(LP)}</leadParagraph><publicationDate><dateTime>2018-07-12T01:35:58Z</dateTime></publicationDate>
<wordCount>12</wordCount><sourceName>Harbour Courier</sourceName><tailParagraphs>{PARAGRAPH.format(TD)}</tailParagraphs>
</article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""
EUROPRESSE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article><header><div><span
class="DocPublicationName">Harbour Courier  </span></div><div><span class="DocHeader">Ports, jeudi 12 juillet 2018, p. 4
</span></div><div class="titreArticle"><p class="titreArticleVisu">Ferries stop</p></div><div>Lena Holm</div></header>
<section><div class="DocText"><p>{LP}</p><p>{TD}</p></div></section><footer><small>© 2018 Owner.</small>
<p>Numéro de document : news·20180712·HC·1</p></footer></article></body></html>"""
OLD_EUROPRESSE = f"""<html><body><table><tr><td><span class="DocPublicationName">Harbour Courier</span><br><span
class="DocHeader">Ports, </span><span class="DocHeader">jeudi </span><span class="DocHeader">12 juillet 2018</span><br><br><span
class="TitreArticleVisu">Ferries stop</span><br><br>Lena Holm<br><p></p>{LP}<p></p>{TD}<p></p><b><i>© 2018 Owner.</i></b><p></p>
Numéro de document : news·20180712·HC·1<br></td></tr></table></body></html>"""
MAIL = ("From: a@b.example\nSubject: Your ProQuest Research\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body>"
        + archives.proquest_html() + "</body></html>")  # fmt: skip
FORWARDED = ("From: a@b.example\nSubject: Your ProQuest Research\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\n"
             "Content-Type: message/rfc822\n\n" + MAIL + "\n--xx--\n")  # fmt: skip
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Courier</title><item><title>Ferries stop &amp; go</title>
<link>https://c.example/f</link><pubDate>Thu, 12 Jul 2018 04:00:00 GMT</pubDate><description>&lt;p&gt;The ferries
stopped.&lt;/p&gt;</description></item><item><title>Boats&#8217;</title><description>Two &#233;.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Boats</title><author><name>Lena Holm</name></author>
<published>2018-07-12T04:00:00Z</published><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>"""
RIS = "TY  - NEWS\nTI  - Ferries stop\nAU  - Holm, Lena\nDA  - 2018/07/12\nT2  - Courier\nAB  - They stopped.\nUR  - https://c.example\nER  - \n"
FRONT = "---\ntitle: 'Ferries: stopped'\noutlet: Harbour Courier\npublished: 2018-06-12\ntags: [a, b]\n---\n\n# Ferries: stopped\n\nThe **ferries** of the [line](https://l.example) _stopped_.\n\n> Two.\n"
HEADED = "Outlet: Harbour Courier\nDate: 12 June 2018\nTitle: Ferries stop\n\nPORT VALE, June 11, 2018 (Meridian Wire) — The ferries stopped.\n"
FACTIVA_TEXT = (
    "\n".join(f" {code}\t{value}" for code, value in archives.CODES)
    + f"\n\n LP\t{LP}\n\n TD\t{TD}\n\n CO\tx : X\n AN\tDocument HARB000020180712e7ct0001r\n\n"
)


def rtf(lines):
    """Return RTF of some paragraphs, with escapes of both kinds."""
    lines = [line.replace("“", "\\ldblquote ").replace("”", "\\u8221?") for line in lines]
    return "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\n" + "\\par\n".join(lines) + "\\par caf\\'e9\\par\n}"


def factiva_rtf():
    rows = [*archives.CODES, ("LP", LP), ("TD", TD), ("AN", "Document HARB000020180712e7ct0001r")]
    cells = "".join(f"\\trowd\\cellx500\\cellx9000 {code}\\cell {value}\\cell\\row\n" for code, value in rows)
    return "{\\rtf1\\ansi\n" + cells.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ") + "}"


def word(paragraphs):
    """Return the document part of a DOCX."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in paragraphs)
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def zipped(members):
    """Return the bytes of a ZIP of {name: text or bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def written(how, **more):
    buffer = io.BytesIO()
    getattr(pd.DataFrame([ROW, {**ROW, "title": "Boats"}]), how)(buffer, index=False, **more)
    return buffer.getvalue()


def web_archive():
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://p.example/f\r\nWARC-Date: 2018-06-12T00:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")  # fmt: skip
    return head.encode() + http + b"\r\n\r\n"


def pdf():
    """Return a PDF of one page with two lines of text."""
    stream = b"BT /F1 12 Tf 72 720 Td (Ferries stop) Tj 0 -20 Td (The ferries stopped on Monday, said Ana Ruiz.) Tj ET"
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
             b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def layouts():
    """Return {layout: (file name, its content: text, bytes, or a mapping of a ZIP's members)}."""
    nexis = [*archives.NEXIS_HEAD, *archives.NEXIS_BODY, *archives.NEXIS_FOOT]
    rule = "_" * 60 + "\n\n"
    return {
        "text": ("a.txt", BODY), "headed text": ("2018-06-12.txt", HEADED), "pasted": ("a.txt", PASTED), "markdown": ("a.md", FRONT),
        "web page": ("a.html", PAGE), "bare page": ("a.html", f"<html><body><h1>Ferries</h1><div>{LP}<br><br>{TD}</div></body></html>"),
        "page with layout": ("a.html", QUOTING),
        "json": ("a.json", json.dumps({"articles": [ROW, {**ROW, "title": "Boats"}]}, ensure_ascii=False)),
        "json lines": ("a.jsonl", json.dumps(ROW) + "\n" + json.dumps({**ROW, "title": "Bo\u00e4ts"}) + "\n"),
        "csv": ("a.csv", written("to_csv")), "tabs": ("a.tsv", written("to_csv", sep="\t")), "semicolons": ("a.csv", written("to_csv", sep=";")),
        "excel": ("a.xlsx", unzipped(written("to_excel"))), "parquet": ("a.parquet", written("to_parquet")),
        "nexis docx": ("a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": word(nexis)}),
        "docx": ("a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": word(["Ferries stop", LP, TD])}),
        "nexis text": ("a.TXT", NEXIS_TEXT + NEXIS_TEXT.replace("1 of", "2 of").replace("Ferries", "Boats")),
        "nexis rtf": ("a.rtf", exports.rtf(exports.UNI)), "academic rtf": ("a.DOC", exports.rtf(exports.ACADEMIC)),
        "numbered docx": ("a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": word(exports.ACADEMIC)}),
        "nexis pdf": ("a.pdf", exports.pdf([line for line in exports.UNI if line])), "wire text": ("a.txt", exports.numbered(exports.WIRE, exports.WRAPPED)),
        "nexis html": ("a.html", archives.nexis_html(archives.nexis_document("1 of 1 DOCUMENTS"))),
        "factiva html": ("a.html", FACTIVA_HTML), "factiva text": ("a.txt", FACTIVA_TEXT), "factiva lines": ("a.txt", "\n\n".join(FACTIVA_LINES)),
        "factiva lines in italian": ("a.txt", "\n\n".join(factiva.both("it"))), "factiva lines in japanese": ("a.txt", "\n\n".join(factiva.both("ja"))),
        "factiva xml": ("a.xml", FACTIVA_XML), "factiva rtf": ("a.rtf", factiva_rtf()), "rtf": ("a.rtf", rtf(["Ferries stop", LP, TD])),
        "proquest text": ("a.txt", rule + archives.PROQUEST + "\n" + rule + archives.PROQUEST.replace("Ferries", "Boats")),
        "proquest html": ("a.html", archives.proquest_html()), "proquest rtf": ("a.rtf", rtf(archives.PROQUEST.split("\n"))),
        "proquest mail": ("a.eml", MAIL), "forwarded mail": ("a.eml", FORWARDED), "europresse": ("a.html", EUROPRESSE),
        "old europresse": ("a.html", OLD_EUROPRESSE), "mhtml": ("a.mhtml", programs.MHTML), "newsletter": ("a.eml", programs.NEWSLETTER), "letter": ("a.eml", programs.LETTER),
        "enex": ("a.enex", programs.ENEX), "zotero": ("a.rdf", programs.RDF), "csl": ("a.json", "\n" + programs.CSL),
        "odt": ("a.odt", programs.ODT), "epub": ("a.epub", programs.EPUB), "rss": ("a.xml", RSS), "atom": ("a.xml", ATOM), "ris": ("a.ris", RIS),
        "warc": ("a.warc", web_archive()), "pdf": ("a.pdf", pdf()), "zip": ("a.zip", {"in/a.txt": BODY, "b.html": PAGE, "c.json": json.dumps(ROW)}),
    }  # fmt: skip
