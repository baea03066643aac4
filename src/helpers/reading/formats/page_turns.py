"""Interviews whose questions are bold: question and answer as turns, told by "Q:" and "A:" once the bold type is lost."""

import re

from lxml import etree

from helpers.reading.formats.markup import words

FEWEST = 3  # questions
YOU = re.compile(r"\b(?:you|your|yours|yourself|you[’'](?:re|ve|d|ll))\b", re.IGNORECASE)
ONESELF = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|me|my|mine|myself|we|our|us)\b")
LABELLED = re.compile(r"[“\"]?[A-Z][\w’'. -]{0,40}:\s")
HEADINGS = ("h2", "h3", "h4", "h5")
ENDS = re.compile(r"[.?!…][\"”’)]*$")


def mark_turns(tree):
    """Put "Q: " and "A: " before the turns of an interview; return how many questions were marked.

    An interview has three bold questions or more; a third of them say "you", and half of the answers "I" or "we", which
    tells it from an explainer. A page that labels its turns keeps its labels.
    """
    for node in list(tree.iter("p")):
        _parted(node)
    turns = _turns([node for node in tree.iter("p", *HEADINGS) if words(node)])
    asked = [words(question) for question, _ in turns]
    if sum(line.rstrip('”"’)').endswith("?") for line in asked) < FEWEST or any(map(LABELLED.match, asked)):
        return 0
    answers = [" ".join(map(words, answer)) for _, answer in turns]
    if 3 * sum(bool(YOU.search(line)) for line in asked) < len(turns):
        return 0
    if 2 * sum(bool(ONESELF.search(line)) for line in answers) < len(turns):
        return 0
    for question, answer in turns:
        _labelled(question, "Q: ")
        _labelled(answer[0], "A: ")
    return len(turns)


def _turns(nodes):
    """Return [(question, [paragraphs of the answer])] of paragraphs in order."""
    turns, question, answer = [], None, []
    for node in [*nodes, None]:
        asks = node is not None and _is_question(node)
        if node is None or asks:
            if question is not None and answer:
                turns.append((question, answer))
            question, answer = node, []
        elif question is not None:
            answer.append(node)
    return turns


def _is_question(node):
    text = words(node)
    return bool(ENDS.search(text)) and len(text.split()) >= 2 and (node.tag in HEADINGS or _bold(node) == text)


def _bold(node):
    """Return the bold words with which `node` begins."""
    if (node.text or "").strip():
        return ""
    parts = []
    for child in node:
        if child.tag not in ("strong", "b"):
            break
        parts.append(words(child))
        if (child.tail or "").strip():
            break
    return " ".join(filter(None, parts))


def _parted(node):
    """Make two paragraphs of one that begins with a bold question on a line of its own."""
    bold = _bold(node)
    if not bold.endswith("?") or bold == words(node):
        return
    breaks = next((child for child in node if child.tag == "br"), None)
    if breaks is None or _words_before(node, breaks) != bold:
        return
    answer = etree.Element("p")
    answer.text, answer.tail = breaks.tail, node.tail
    answer.extend(list(breaks.itersiblings()))
    node.remove(breaks)
    node.tail = None
    node.addnext(answer)


def _words_before(node, child):
    """Return the words of `node` before its `child`, on one line."""
    parts = [node.text or ""]
    for other in node:
        if other is child:
            break
        parts += ["".join(other.itertext()), other.tail or ""]
    return " ".join("".join(parts).split())


def _labelled(node, label):
    node.text = label + (node.text or "").lstrip()
