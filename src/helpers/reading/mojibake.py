"""Letters of UTF-8 that some program read as Windows text (â€™ for ’, Ã© for é), read again as they were meant."""

import re

# Windows' characters for the bytes 80 to BF, of which the second and later bytes of a UTF-8 letter are.
BYTES = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0xC0)}
AFTER = "".join(map(re.escape, BYTES))
SURE = "¡¢£¤¥§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿"  # no word holds one of these behind Ã or Â
MEANT = frozenset("‐‑‒–—―‘’‚“”„†‡•…′″‹› \u2009\u200a\u200b\u202f")

LAYERS = 5  # times that a text is read again: a program may spoil what another had spoilt
# Spoilt twice, as â€œ is written when it is spoilt once more.
TWICE = (("Ã¢â‚¬", "â€"), ("â€Å“", "â€œ"), ("â€â„¢", "â€™"), ("â€Ëœ", "â€˜"), ("â€Â¦", "â€¦"), ("â€â€œ", "â€“"), ("â€â€", "â€”"),
         ("â€Â", "â€"))  # fmt: skip
# An extraction that parts words from marks leaves a space inside, or the end of a paragraph: â€ ™ s, â€ �.
# An archive that writes ASCII has [TM] for ™.
CLOSING = re.compile("(?<=[,.!?]) ?â€\\s*\ufffd|â€\\s*\ufffd")
APOSTROPHE = re.compile(r"â€\s*(?:™|\[TM\])(?: (?=(?:s|t|re|ve|ll|d|m)\b))?")
DASH = re.compile(r"â€ ([“”])(?=\s)")
PARTED = re.compile(r"â€ ([œ˜¦])")
PUNCTUATION = re.compile("â€(\\S)?|â\x80[\x80-\xbf]|â‚¬|â„¢|ï»¿|ï¿½|ðŸ[" + AFTER + "]{2}")
LATIN = re.compile(f"[ÂÃ][{AFTER}]")
LATIN_SURE = re.compile(f"(?<![A-ZÀ-Þ])[ÂÃ] ?[{SURE}]")
LATIN_PARTED = re.compile(f"([ÂÃ]) (?=[{SURE}])")
LATIN_I = re.compile(r"(?<=[a-zß-ÿ])Ã(?=[a-z])")  # of í a soft hyphen is left, which is taken out elsewhere
SPACE = re.compile(r" ?Â(?= )|(?<![^\W\d_])Â(?=\s|$)")


def reread(text):
    """Return (text, how many letters were read again).

    >>> reread("â€œItâ€™s a cafÃ©,â€\\x9d he said")
    ('“It’s a café,” he said', 4)
    """
    total = 0
    for _ in range(LAYERS):
        text, number = _once(text)
        if not number:
            break
        total += number
    return text, total


def _once(text):
    if not ("â" in text or "Ã" in text or "Â" in text or "ðŸ" in text or "ï»¿" in text):
        return text, 0
    counts = []

    def instead(pattern, by):
        nonlocal text
        text, number = pattern.subn(by, text)
        counts.append(number)

    if "Ã¢â‚¬" in text:
        for spoilt, once in TWICE:
            text = text.replace(spoilt, once)
    if "â" in text or "ï" in text or "ðŸ" in text:
        instead(CLOSING, "”")
        instead(APOSTROPHE, "’")
        instead(DASH, lambda match: _decoded("â€" + match[1]))
        text = PARTED.sub(r"â€\1", text)
        instead(PUNCTUATION, _punctuation)
    if any(counts) or LATIN_SURE.search(text):
        text = LATIN_PARTED.sub(r"\1", text)
        instead(LATIN, lambda match: _decoded(match[0]))
        instead(LATIN_I, "í")
        instead(SPACE, "")
    return text, sum(counts)


def _punctuation(match):
    spoilt = match[0]
    if spoilt[:2] != "â€" or match[1] in BYTES and _decoded(spoilt) in MEANT:
        return _decoded(spoilt).replace("\ufeff", "")
    return "”" + (match[1] or "")  # its third byte is no character of Windows and was lost


def _decoded(spoilt):
    return bytes(BYTES.get(char) or ord(char) for char in spoilt).decode("utf-8", "replace")
