"""Canaries: a CPR number, a phone number, an address and a story go through every flow, and are looked for everywhere after."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.product import Served

DAY = "010190"
CPR = [f"{DAY}-1234", f"{DAY}1234", f"{DAY} 1234", " ".join(DAY) + " 1 2 3 4"]
STORY = "kanariefuglen"
PHONE = "+4520304059"
MAIL = "kanarie.fugl@post.example"


def holding(folder: Path, *words: str) -> list[str]:
    """Files below `folder` that hold one of the words, whatever their kind."""
    wanted = [word.encode() for word in words]
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(w in path.read_bytes() for w in wanted)
    ]


def test_a_cpr_number_is_nowhere_and_content_only_in_the_database(own_product: Served) -> None:
    product = own_product.start()
    for at, cpr in enumerate(CPR):
        talk = product.talk()
        words = talk.say(f"Mit cpr er {cpr}, og {STORY} venter på min sag om fleksjob i fire måneder")
        assert "CPR" in words and cpr not in words
        talk.until("Hvad håber du")
        talk.say(f"At {STORY} får svar, mit nummer er {cpr}")
        talk.until("få fat i dig")
        talk.say([PHONE, MAIL, cpr, f"{MAIL} {cpr}"][at])
        if "få fat i dig" in talk.words:
            talk.choose("Svar mig her i chatten")
        receipt = talk.finish()
        product.wait_for_mail(receipt["number"])
        assert all(cpr not in message["text"] for message in talk.history())
    product.kill_engine()
    talk = product.talk()
    talk.say(f"{CPR[0]} {STORY} uden motor")
    talk.finish()
    assert product.stop() == 0
    assert holding(product.folder, *CPR, *(cpr.replace("-", "") for cpr in CPR)) == []
    content = holding(product.folder, STORY, PHONE, MAIL)
    assert content, "the canary was stored, so the search works"
    assert all(name.startswith("vejviser.db") or name.startswith("mail/") for name in content)
    mails = "\n".join(product.mails())
    assert STORY not in mails and PHONE not in mails
    assert STORY not in product.log and PHONE not in product.log and MAIL not in product.log
