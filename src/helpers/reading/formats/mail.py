"""Mail: a page that a browser saved as one file (MHTML), and a newsletter or other mail (EML) as one article."""

import email.policy
import re
from email import message_from_bytes
from email.utils import parseaddr

from helpers.reading.days import as_day
from helpers.reading.encoding import decode
from helpers.reading.formats import web_page
from helpers.reading.formats.markup import blocks, parsed
from helpers.reading.formats.page_quotations import mark_quotations
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Source, Unreadable

FORMATS = {"mhtml": "page saved as one file (MHTML)", "eml": "newsletter or other mail, one article"}
SAVED = re.compile(rb"(?im)^snapshot-content-location:|^from: <saved by (?:blink|\w+ internet explorer|windows)|"
                   rb"^content-type: multipart/related;[^:]{0,200}type=\"?text/html")  # fmt: skip
HEADERS = re.compile(rb"\A\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
NAMES = re.compile(rb"(?im)^(from|subject|date):")
MIME = re.compile(rb"(?im)^(?:mime-version|message-id|received|snapshot-content-location):")
FORWARDED = re.compile(r"^(?:(?:fwd?|fw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
BEGINS = re.compile(
    rb"(?m)(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S[^\n]{0,200}\d{4}[^\n]{0,20}\r?\n(?=[A-Za-z-]+:)"
)  # a mail of an mbox
ANSWERED = re.compile(r"(?m)^(?:On .{5,120} wrote:|-+ ?Original Message ?-+)\s*$")
QUOTED_LINE = re.compile(r"(?m)^(?:> ?)+")
ATTACHED = ("text", "application", "message")  # kinds of attachments that may hold articles
DEPTH = 20  # mails inside mails


def recognises(source):
    """A mail begins with headers, and says that it is one: text that begins with "Outlet: …" does not."""
    head = source.head.lstrip(b"\xef\xbb\xbf")
    if BEGINS.match(head):
        return True
    headers = HEADERS.match(head)
    return bool(headers and (len({name.lower() for name in NAMES.findall(headers[0])}) == 3 or MIME.search(headers[0])))


def read(source):
    """Yield the article of `source`, or those of the mails in a mailbox (mbox)."""
    begins = list(BEGINS.finditer(source.data))
    if not begins or begins[0].start() > 0:
        yield from articles_of(message_of(source), source)
        return
    ends = [*(match.start() for match in begins[1:]), len(source.data)]
    for number, (match, end) in enumerate(zip(begins, ends, strict=True), 1):
        data = re.sub(rb"(?m)^>(>*From )", rb"\1", source.data[match.end() : end])
        try:
            for draft in articles_of(_parsed(data), source):
                draft.number = number
                yield draft
        except Unreadable as error:
            source.note(f"its mail {number} {error}", "error")


def message_of(source):
    """Return the mail in `source`; raises Unreadable where its headers are broken."""
    return _parsed(source.data)


def _parsed(data):
    try:
        return message_from_bytes(data.lstrip(), policy=email.policy.default)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Unreadable(f"is a mail that is broken ({type(error).__name__}); save it again, or as text") from None


def articles_of(message, source):
    """Yield the article in a mail: of a saved page as the reader of pages reads it, else all of the mail's words."""
    message = _forwarded(message)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text" and not part.get_filename()]
    pages = [part for part in parts if part.get_content_subtype() == "html"]
    address = _header(message, "Snapshot-Content-Location") or (_header(pages[0], "Content-Location") if pages else "")
    if pages and (address or SAVED.search(source.head)):
        yield from _page(pages[0], address, message, source)
    elif parts:
        yield _letter(message, _inline(message) or pages or parts)
    else:
        raise Unreadable("is a mail without text; open it and save what is attached")


def _forwarded(message):
    """Return the mail that `message` only carries, or `message`."""
    for _ in range(DEPTH):
        inner = [part for part in message.walk() if part.get_content_type() == "message/rfc822" and part.is_multipart()]
        if not inner:
            break
        message = inner[0].get_payload(0)
    return message


def _page(part, address, message, source):
    page = Source(source.shown, data=content_of(part).encode("utf-8", "replace"))
    for draft in web_page.read(page):
        draft.url = draft.url or (address if address.startswith("http") else "")
        draft.title = draft.title or _header(message, "Subject")
        draft.format = "mhtml"
        yield draft
    for severity, note in page.notes:
        source.note(note, severity)


def _letter(message, parts):
    lines = [line for part in parts for line in _lines(part)]
    title = FORWARDED.sub("", _header(message, "Subject"))
    page = page_of("\n\n".join(lines), title or " ")
    name, address = parseaddr(_header(message, "From"))
    sent = _header(message, "Date")
    draft = Draft(text="\n\n".join(page.blocks), title=title, outlet=name or address.rpartition("@")[2], format="eml",
                  published=as_day(sent) or sent)  # fmt: skip
    draft.note("a mail is read as one article, dated by the day it was sent; split a newsletter of several stories")
    if ANSWERED.search(draft.text):
        draft.note(
            "it answers another mail, whose words stand in it as if of its sender and its day; split them", "warning"
        )
    attached = [
        part.get_filename()
        for part in message.walk()
        if part.get_filename() and part.get_content_maintype() in ATTACHED
    ]
    if attached:
        draft.note(f"its attachments were not read: {', '.join(attached)[:200]}; save them beside the mail to have them read",
                   "warning")  # fmt: skip
    return draft


def _inline(message):
    """Return the parts of a mail that its reader sees, in order: of alternatives the page, else the longest text."""
    if message.is_multipart():
        inner = [found for part in message.iter_parts() if (found := _inline(part))]
        if message.get_content_subtype() != "alternative":
            return [part for found in inner for part in found]
        pages = [found for found in inner if any(part.get_content_subtype() == "html" for part in found)]
        return max(
            pages or inner, key=lambda found: sum(len(line) for part in found for line in _lines(part)), default=[]
        )
    return [message] if message.get_content_type() in ("text/plain", "text/html") and not message.get_filename() else []


def _lines(part):
    text = content_of(part)
    if part.get_content_subtype() != "html":
        return [QUOTED_LINE.sub("", text)]
    tree = parsed(f"<html><body>{text}</body></html>" if "<" not in text else text)
    for node in [node for node in tree.iter() if isinstance(node.tag, str) and _is_hidden(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    mark_quotations(tree)
    return blocks(tree)


def _is_hidden(node):
    """The line that a list of mails shows below the subject is hidden in the mail itself."""
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style


def content_of(part):
    """Return the words of a part of a mail; one that names no charset, or a wrong one, is read as any file is."""
    try:
        if part.get_content_charset():
            return part.get_content()
    except (LookupError, ValueError, TypeError, AttributeError):
        pass
    return decode(part.get_payload(decode=True) or b"")[0]


def _header(message, name):
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):  # a header that breaks the standard
        return ""
