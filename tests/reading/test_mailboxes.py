"""Mailboxes, mails of several parts, and answers."""

FERRY = "The ferry stopped on Monday, said Ana Ruiz. “We wait, and we hope,” she said."
BRIDGE = "The bridge opened on Friday, said Tom Lind. “We built it, and we paid,” he said."


def mail(subject, day, *parts, kind="mixed"):
    head = f"From: Harbour Courier <news@harbour.example>\nSubject: {subject}\nDate: {day} Jul 2018 23:30:00 -0500\nMIME-Version: 1.0\n"
    body = "".join(f"--x\nContent-Type: {about}\n\n{text}\n" for about, text in parts)
    return f"{head}Content-Type: multipart/{kind}; boundary=x\n\n{body}--x--\n"


PLAIN, PAGE = "text/plain; charset=utf-8", "text/html; charset=utf-8"


def test_a_mailbox_gives_each_of_its_mails(read):
    box = "".join(f"From ana@post.example Thu Jul {day} 14:09:00 2018\n{mail(title, day, (PLAIN, text))}\n"
                  for title, day, text in [("Ferry", 12, FERRY), ("Bridge", 13, BRIDGE + "\n\n>From then on it was open.")])  # fmt: skip
    articles, _ = read("a.mbox", box)
    assert [(a["title"], str(a["published"])[:10]) for a in articles] == [
        ("Ferry", "2018-07-12"),
        ("Bridge", "2018-07-13"),
    ]
    assert articles[1]["text"] == f"{BRIDGE}\n\nFrom then on it was open."


def test_every_part_that_a_reader_of_the_mail_sees_is_in_its_text(read):
    (article,), _ = read("a.eml", mail("Ferry", 12, (PLAIN, FERRY), (PLAIN, BRIDGE)))
    assert article["text"] == f"{FERRY}\n\n{BRIDGE}"


def test_of_two_versions_of_a_mail_one_is_taken(read):
    (article,), _ = read(
        "a.eml", mail("Ferry", 12, (PLAIN, FERRY), (PAGE, f"<p>{FERRY}</p><p>{BRIDGE}</p>"), kind="alternative")
    )
    assert article["text"] == f"{FERRY}\n\n{BRIDGE}"


def test_attachments_and_the_words_of_another_mail_are_said(read):
    answer = f"I agree.\n\nOn Wed, Jul 11, 2018 at 9:00 AM Tom Lind <t@post.example> wrote:\n> {FERRY}"
    attached = 'text/plain\nContent-Disposition: attachment; filename="ferry.txt"'
    _, problems = read("a.eml", mail("Ferry", 12, (PLAIN, answer), (attached, BRIDGE)))
    assert any("answers another mail" in problem for problem in problems)
    assert any("attachments were not read: ferry.txt" in problem for problem in problems)
