"""What browsers, mail programs, word processors and collectors of references write, with made-up articles."""

import io
import zipfile

LINES = (
    "The ferries of the northern line stopped on Monday because of the storm.",
    "“We wait,” said Ana Ruiz, who owns the boats.",
)
PAGE = ('<html><head><meta charset="utf-8"><meta property="og:title" content="Ferries stop"></head><body><article>'
        + "".join(f"<p>{line}</p>" for line in LINES) + "</article></body></html>")  # fmt: skip


def quoted(text):
    """Return `text` as quoted-printable."""
    import quopri

    return quopri.encodestring(text.encode()).decode()


MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/2018/06/12/ferries
Subject: =?utf-8?Q?Ferries=20stop?=
Date: Thu, 12 Jul 2018 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----b"


------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/2018/06/12/ferries

{quoted(PAGE)}
------b
Content-Type: text/css
Content-Location: cid:a

p {{ color: red }}
------b--
"""
NEWSLETTER = f"""From: The Northgate Post <news@post.example>
To: reader@a.example
Subject: Fwd: Ferries stop
Date: Thu, 12 Jul 2018 06:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

See it in HTML.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{
    quoted(
        '<html><body><div style="display: none">Storm</div><table><tr><td><a href="#">View in your browser</a></td></tr><tr><td>'
        + "".join(f"<p>{line}</p>" for line in LINES)
        + "</td></tr></table><p>You are receiving this email because you asked.</p>"
        "<p>Unsubscribe</p></body></html>"
    )
}
--b--
"""
LETTER = (
    "From: Lena Holm <lena@a.example>\nSubject: Ferries stop\nDate: Thu, 12 Jul 2018 06:00:00 +0200\n\n"
    + "\n\n".join(LINES)
)
ENEX = ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.example/evernote-export4.dtd">\n<en-export>'
        '<note><title>Ferries stop</title><content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "x.dtd">'
        "<en-note>" + "".join(f"<div>{line}</div>" for line in LINES) + "</en-note>]]></content><created>20190101T000000Z</created>"
        "<note-attributes><author>Lena Holm</author><source-url>https://post.example/2018/06/12/ferries</source-url></note-attributes>"
        "</note><note><title>Photo</title><content><![CDATA[<en-note><en-media/></en-note>]]></content></note></en-export>")  # fmt: skip
CSL = """[{"id": "a", "type": "article-newspaper", "title": "Ferries stop", "container-title": "Northgate Post", "abstract":
"They stopped.", "URL": "https://post.example/f", "author": [{"family": "Holm", "given": "Lena"}], "issued": {"date-parts":
[["2018", 6, 12]]}}, {"id": "b", "type": "webpage", "title": "Boats", "note": "Two boats.", "issued": {"date-parts": [[2018, 6]]}}]"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
xmlns:foaf="http://xmlns.com/foaf/0.1/"><bib:Article rdf:about="https://post.example/f"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf><bib:Newspaper><dc:title>Northgate Post</dc:title></bib:Newspaper></dcterms:isPartOf><bib:authors><rdf:Seq>
<rdf:li><foaf:Person><foaf:surname>Holm</foaf:surname><foaf:givenName>Lena</foaf:givenName></foaf:Person></rdf:li></rdf:Seq>
</bib:authors><dcterms:isReferencedBy rdf:resource="#item_2"/><dc:title>Ferries stop</dc:title><dc:date>2018-06-12</dc:date>
<dcterms:abstract>They stopped.</dcterms:abstract></bib:Article><bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;The ferries
stopped on Monday.&lt;/p&gt;</rdf:value></bib:Memo></rdf:RDF>"""


def zipped(members):
    """Return the bytes of a ZIP of {name: text}; the first member is not packed, as these formats ask."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def open_document(body, kind="text"):
    """Return the members of an OpenDocument file."""
    content = f'<?xml version="1.0"?><office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}"><office:body><office:{kind}>'
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"{content}{body}</office:{kind}></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
        "styles.xml": "<styles>Standard</styles>",
    }


ODT = open_document(
    f"<text:h>Ferries stop</text:h><text:p>{LINES[0]}<text:note><text:p>A footnote.</text:p></text:note></text:p>"
    f"<text:p>“We<text:s/>wait,” <text:span>said</text:span> Ana Ruiz, who owns the boats.</text:p>"
)


def book(*documents, about=""):
    """Return the members of an electronic book of HTML documents."""
    items = "".join(
        f'<item id="d{n}" href="text/d{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(documents))
    )
    spine = "".join(f'<itemref idref="d{n}"/>' for n in range(len(documents)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{about}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'
    pages = {f"OPS/text/d{n}.xhtml": f"<html><body>{body}</body></html>" for n, body in enumerate(documents)}
    return {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/a.opf": package, **pages}


STORY = f"<h1>Ferries stop</h1><p>By Lena Holm</p><p>{LINES[0]}</p><p>{LINES[1]}</p>"
EPUB = book("<h1>Northgate Post</h1>", STORY, STORY.replace("Ferries", "Boats"),
            about="<dc:title>Northgate Post</dc:title><dc:date>2018-06-12</dc:date>")  # fmt: skip
