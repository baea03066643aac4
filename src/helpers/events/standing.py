"""What grammar alone says of where an event stands: *did not meet*, *called off the summit*, *the vote was cancelled*.

Marked texts hold few events that did not happen: these rules teach the head on status (training/silver_status.py), and where they
say that an event was denied or cancelled they are believed before it.
"""

import re

BE = r"(?:\s(?:be|been|being|also|even|soon|still|eventually|now|ever|have|get))*"
WORD = r"\s(?P<words>[a-z]+)\b"
OFF = r"(?:cancel(?:l?ed|l?ing|s)?|call(?:ed|s|ing)? off|postpon(?:ed|es|ing)|scrapp?(?:ed|s|ing)|shelv(?:ed|es|ing))"
NOT_WITHIN = r"(?!(?:on|in|at|with|after|for|of|to|by|and|because)\b)"
NOUN = rf"(?:the|an?|its|his|her|their|this|all|next)\s(?P<words>(?:{NOT_WITHIN}[\w’'-]+\s?){{1,4}})"
SET = r"(?:\s(?:planned|scheduled|set|due)\s(?:for|on|in)\s(?:\w+\s){0,2}?\w+)?"
WAS = r"\s(?:was|were|has been|have been|had been|is|are)\s(?:\w+ly\s)?"
RULES = [
    (status, re.compile(rule, re.IGNORECASE))
    for status, rule in (
        ("possible", rf"\b(?:could|may|might)(?:\s(?:not|well))?{BE}{WORD}"),
        ("possible", r"\b(?:if|unless)\s(?:[\w’'-]+\s){1,3}?(?P<words>[a-z]{2,}(?:s|ed)|were|is)\b"),
        ("denied", rf"\b(?:did|does|do|was|were|has|have|had)(?:\snot|n[’']t|\snever){BE}{WORD}"),
        ("denied", r"\bnever\s(?P<words>[a-z]+ed|went|met|came|took|gave|saw|made|said|left|held)\b"),
        ("denied", r"\bden(?:ied|ies|ying)\s(?:having\s|that\s(?:\w+\s){1,2}(?:had\s)?)?(?P<words>[a-z]+(?:ed|ing)|met|been)\b"),
        ("cancelled", rf"\b(?:will not|wo?n[’']t|would not|no longer){BE}{WORD}"),
        ("cancelled", rf"\b{OFF}\s{NOUN}"),
        ("cancelled", rf"\b(?P<words>[a-z]+){SET}{WAS}{OFF}"),
        ("scheduled", rf"\b(?:will|(?:is|are)(?: due| set| scheduled| expected)? to|plans? to){BE}{WORD}"),
    )
]  # fmt: skip
SURE = ("denied", "cancelled")  # what is believed before the head
NOT = (" not ", "n’t ", "n't ")
CALLED_OFF = ("cancel", "call off", "called off", "calls off", "calling off", "postpon", "scrap", "shelv")
UNDONE = (
    (*NOT, " never "),
    ("never ",),
    ("denied ", "denies ", "denying "),
    (*NOT, "no longer "),
    CALLED_OFF,
    CALLED_OFF,
)  # fmt: skip; for each sure rule letters of which a sentence has some where it fits, with one blank between words
SURE_RULES = list(zip(map(frozenset, UNDONE), [each for each in RULES if each[0] in SURE], strict=True))
LETTERS = sorted(frozenset(part for parts in UNDONE for part in parts))


def said_of_words(document, rules=RULES, span=()):
    """Yield (status, token) of a Document's words of which a rule says where their event would stand, if they tell of one.

    `span` is [start, end) of the text that is looked at, all where it is not given.
    """
    for status, rule in rules:
        for match in rule.finditer(document.text, *span):
            if match["words"]:
                for token in document.tokens_in(match.start("words"), match.end("words")):
                    yield status, token


def surely(document, tokens):
    """Return {token: denied or cancelled} of those of `tokens` of which a rule says so.

    >>> from helpers.text import Document
    >>> document = Document("Ana Ruiz called off her July 20 meeting. She did not visit Oslo.")
    >>> surely(document, range(len(document.words))) == {5: "cancelled", 6: "cancelled", 7: "cancelled", 12: "denied"}
    True
    """
    asked, found = set(tokens), {}
    for number in sorted({int(document.token_sentence[token]) for token in asked}):
        span = document.sentences[number].tolist()
        sentence = " ".join(document.text[slice(*span)].lower().split())
        held = [part for part in LETTERS if part in sentence]
        if held:
            rules = [rule for letters, rule in SURE_RULES if not letters.isdisjoint(held)]
            found.update((token, status) for status, token in said_of_words(document, rules, span) if token in asked)
    return found
