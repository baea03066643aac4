"""What the fast tagger sees of each token: words, shapes and parts of speech around it, quotation marks, cues near it."""

import re

SHAPES = [("upper", re.compile(r"[A-Z.&]+$")), ("Title", re.compile(r"[A-Z]")), ("number", re.compile(r"\d")),
          ("lower", re.compile(r"[a-z]")), ("mark", re.compile(r"."))]  # fmt: skip
FAR = 9  # words beyond which a cue is only far


def features_of(document, regions, cues, parts):
    """Return a list of features (str) for each token of `document`.

    `regions` are its quotation-mark regions as token ranges (first, last); `cues` maps a lower-case word to how strong
    a cue it is (1 weak to 3 strong); `parts` are its tokens' parts of speech.
    """
    words = document.words
    if not words:
        return []
    lower = [word.lower() for word in words]
    shapes = _shapes(words)
    strength = [cues.get(word, 0) for word in lower]
    left, right = _near(strength), _near(strength[::-1])[::-1]
    state = _states(len(words), regions)
    edges = _edges(document)
    held = _held(document, regions, strength)
    pad, tags = ["<<", "<<", *lower, ">>", ">>"], ["<<", "<<", *parts, ">>", ">>"]
    rows = []
    for i, word in enumerate(lower):
        before, after = pad[i + 1], pad[i + 3]
        two, one, tag, then, beyond = tags[i : i + 5]
        shape, quoted, cue = shapes[i], state[i], strength[i]
        rows.append(
            [
                "bias", f"w={word}", f"w-1={before}", f"w+1={after}", f"w-2={pad[i]}", f"w+2={pad[i + 4]}",
                f"b-={before}|{word}", f"b+={word}|{after}", f"s={shape}", f"x={word[-3:]}",
                f"s-={shapes[i - 1] if i else '<'}|{shape}", f"c={cue}", f"cl={left[i]}", f"cr={right[i]}",
                f"q={quoted}", f"q|cl={quoted[0]}|{left[i]}", f"q|cr={quoted[0]}|{right[i]}", f"e={edges[i]}",
                f"h={held[i]}", f"h|q={held[i]}|{quoted}", f"s|cl={shape}|{left[i]}", f"s|cr={shape}|{right[i]}",
                f"p={tag}", f"p-1={one}", f"p+1={then}", f"p-2={two}", f"p+2={beyond}",
                f"p-={one}|{tag}", f"p+={tag}|{then}", f"p3={one}|{tag}|{then}", f"p-2|={two}|{one}|{tag}",
                f"p+2|={tag}|{then}|{beyond}", f"p|q|c={tag}|{quoted[0]}|{cue}", f"p|cl={tag}|{left[i]}",
                f"p|cr={tag}|{right[i]}",
            ]
        )  # fmt: skip
    return rows


def _shapes(words):
    known = {}
    for word in set(words):
        known[word] = next((name for name, pattern in SHAPES if pattern.match(word)), "other")
    return [known[word] for word in words]


def _near(strength):
    """Return, for each token, how far behind it the last cue is and how strong, as a short text."""
    found, last, how = [], None, 0
    for place, strong in enumerate(strength):
        if last is None:
            found.append("none")
        else:
            away = place - last
            found.append(f"{how}:{away if away <= 4 else '5-9' if away <= FAR else '20' if away <= 20 else 'far'}")
        if strong >= 2:
            last, how = place, strong
    return found


def _states(n, regions):
    """Return each token's place in quotation marks: O, or I with where in its region it stands and the region's length."""
    states = ["O"] * n
    for first, last in regions:
        size = "1" if last - first <= 5 else "2" if last - first <= 12 else "3"
        for place in range(first, min(last, n)):
            at = "b" if place == first else "e" if place == last - 1 else "m"
            states[place] = f"I{at}{size}"
        if last < n and states[last] == "O":
            states[last] = "Oafter"
        if first and states[first - 1] == "O":
            states[first - 1] = "Obefore"
    return states


def _edges(document):
    """Return "s"/"p" marks for tokens that begin or end a sentence or paragraph, and "" for the rest."""
    edges = [""] * len(document.words)
    paragraphs = document.sentence_paragraph.tolist()
    spans = document.sentence_tokens.tolist()
    for number, (first, last) in enumerate(spans):
        if last <= first:
            continue
        opens = number == 0 or paragraphs[number - 1] != paragraphs[number]
        closes = number + 1 == len(spans) or paragraphs[number + 1] != paragraphs[number]
        edges[first] += "P" if opens else "S"
        edges[last - 1] += "p" if closes else "s"
    return edges


def _held(document, regions, strength):
    """Return, for each token, what its sentence holds: quotation marks or none, and its strongest cue."""
    marked = [0] * (len(document.words) + 1)
    for first, _ in regions:
        marked[min(first, len(marked) - 1)] = 1
    held = []
    for first, last in document.sentence_tokens.tolist():
        held += [f"{int(any(marked[first:last]))}{max(strength[first:last], default=0)}"] * (last - first)
    return held
