"""What all exports of ProQuest share: a title, labelled fields, the full text, more labelled fields."""

import re

from helpers.reading.clean import clean_line
from helpers.reading.days import day_in
from helpers.reading.formats.nexis import COUNT, is_prose
from helpers.reading.labels import label_of, language_code
from helpers.reading.source import Draft

BESIDE = re.compile(r"(CAPTION|CREDIT|Caption|Credit|ILLUSTRATION|Illustration)\s*:\s*(.*)", re.DOTALL)
INFO = re.compile(r"(.*?)\s*;|(.*?)\s*\[")
NOTHING = re.compile(r"(?:none available|(?:full text )?(?:is )?(?:not |un)available)[^\n]{0,80}", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+")


def draft_of_blocks(blocks):
    """Return the Draft in the paragraphs of one document, or None where they are no document."""
    fields, body, before, state = {}, [], [], "head"
    for place, block in enumerate(blocks):
        labelled = label_of(block, "proquest")
        if labelled and state == "body" and labelled[0] != "text" and _goes_on_after(blocks[place + 1 : place + 2]):
            labelled = None
        if labelled and (state != "body" or labelled[1] == "foot" or labelled[0] == "text") and not _is_credit(block):
            field, _, value = labelled
            state = "body" if field == "text" else "fields"
            if field == "text":
                body += [line for line in value.split("\n") if line.strip()]
            elif value and field not in fields:
                fields[field] = value
        elif state == "body":
            body += [line for line in block.split("\n") if line.strip()]
        elif state == "head":
            before.append(block)
    if not fields and not body:
        return None
    return _draft(fields, body, before)


def _goes_on_after(following):
    """Tell whether a line of the body only looks like a label ("Location: the old mill"): those behind a text stand together."""
    return any(is_prose(block) and not label_of(block, "proquest") and not BESIDE.match(block) for block in following)


def _is_credit(block):
    return bool(re.match(r"(?:CREDIT|CAPTION)\s*:", block))


def _draft(fields, body, before):
    credit, kept = "", []
    for line in body:
        beside = BESIDE.match(line)
        if beside:
            credit = beside[2] if beside[1].lower() == "credit" else credit
        elif not NOTHING.fullmatch(line.strip()):
            kept.append(line)
    titles = [clean_line(line) for line in before if not (ADDRESS.fullmatch(line.strip()) or COUNT.fullmatch(line))]
    info = fields.get("info", "")
    named = INFO.match(info)
    outlet = fields.get("outlet") or (named[1] or named[2] if named else "")
    draft = Draft(
        text="\n\n".join(kept),
        title=titles[0] if titles else fields.get("title", ""),
        outlet=clean_line(outlet.split(";")[0]),
        byline=clean_line(fields.get("byline") or credit),
        published=day_in(fields.get("published", "")) or day_in(info, day_first=True),
        section=fields.get("section", ""),
        language=language_code(fields.get("language", "")),
        url=(ADDRESS.search(fields.get("url", "")) or [""])[0],
    )
    if not draft.published and fields.get("published"):
        draft.published = fields["published"]
    return draft
