"""Where a sentence begins that a headline, a place, an agency, authors or a time of day run into: *Talks fail OSLO (Reuters) - Ana Ruiz*"""

import re

HEAD = 400  # characters of a sentence in which such a beginning ends
AGENCY = re.compile(r"\((?:[A-Z][\w.]*\s?){1,3}\)\s?[-–—]{1,2}\s?(?=\S)")
CLOCK = re.compile(
    r"\b(?:19|20)\d\d,?\s\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?\s)?(?:[A-Z]{3,4}|GMT[+-]\d+)\b\s?(?=[A-Z“\"])"
)  # "Aug 17, 2011 11:44 am EDT The fall-out"
BYLINE = re.compile(
    r"\s*(?:By|From)\s(?:the\s)?(?:(?:[A-Z][\w.’'-]*|and),?\s){1,14}?"
    r"(?:CNN|AP|AFP|Reuters|BBC\sNews|Associated\sPress|Wire\sStaff|Staff\sWriters?)(?:\sWriters?)?\s(?=[A-Z“\"])"
)  # "By Bo Lind and Eva Orr, CNN Ana Ruiz left Oslo"


def opening_of(text, start, end):
    """Return where the sentence [start, end) of a text begins, after what runs into it; `start`, if nothing does.

    >>> text = "Talks fail again OSLO (Reuters) - Ana Ruiz left Oslo on July 6."
    >>> text[opening_of(text, 0, len(text)) :]
    'Ana Ruiz left Oslo on July 6.'
    >>> text = "By Bo Lind and Eva Orr, CNN Ana Ruiz left Oslo on July 6."
    >>> text[opening_of(text, 0, len(text)) :]
    'Ana Ruiz left Oslo on July 6.'
    """
    reach = min(end, start + HEAD)
    head = text[start:reach]
    clock = CLOCK.search(text, start, reach) if "20" in head or "19" in head else None
    by = BYLINE.match(text, start, reach) if text.startswith(("By ", "From "), start) else None
    after = clock.end() if clock else by.end() if by else start
    mark = AGENCY.search(text, after, reach) if "(" in head else None
    return mark.end() if mark else after
