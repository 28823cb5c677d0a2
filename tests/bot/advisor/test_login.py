"""In, out, and kept out (promises S9, S10, S11)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from actions.rules.accounts import FREE_FAILURES, FREE_FAILURES_PER_ADDRESS
from bot.advisor.first_login import ensure_first_advisor
from bot.advisor.passwords import Passwords
from tests.bot.advisor.town import CHEAP, PASSPHRASE, Browser, Town, hidden

WRONG = "fem røde hjuldampere i november"


def cookies(browser: Browser) -> dict[str, str]:
    return {cookie.key: cookie.value for cookie in browser.client.session.cookie_jar}


async def test_login_leads_to_the_queue_with_a_strict_cookie(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    answer = await browser.login("Kirsten@Kommune.example ", PASSPHRASE)
    assert (answer.status, answer.headers["Location"]) == (303, "/raadgiver")
    (header,) = [value for value in answer.headers.getall("Set-Cookie") if value.startswith("__Host-vejviser=")]
    parts = {part.strip().split("=")[0].lower(): part.strip() for part in header.split(";")[1:]}
    assert {"secure", "httponly"} <= parts.keys()
    assert parts["samesite"] == "SameSite=Strict"
    assert parts["path"] == "Path=/"
    assert "domain" not in parts
    assert "Sager" in await browser.text("/raadgiver")


async def test_only_the_hash_of_a_long_token_is_stored(town: Town) -> None:
    account = await town.hire()
    browser = await town.advisor()
    token = cookies(browser)["__Host-vejviser"]
    assert len(token) >= 43  # 256 bit in base64
    async with town.store.work() as work:
        session = await work.accounts.session(hashlib.sha256(token.encode()).hexdigest())
        assert await work.accounts.session(token) is None
    assert session is not None
    assert session.account_id == account.id


@pytest.mark.parametrize(("email", "password"), [("kirsten@kommune.example", WRONG), ("ukendt@kommune.example", PASSPHRASE), ("", "")])
async def test_wrong_and_unknown_get_the_same_answer(town: Town, email: str, password: str) -> None:
    await town.hire()
    browser = await town.browser()
    answer = await browser.login(email, password)
    assert answer.status == 401
    page = await answer.text()
    assert "Mailadressen eller adgangskoden passer ikke" in page
    assert WRONG not in page
    assert "__Host-vejviser" not in cookies(browser)


async def test_an_unknown_user_costs_as_much_work_as_a_known_one() -> None:
    """Counted, not timed: the same hasher verifies once in both cases, with the same parameters."""
    checked: list[tuple[Any, ...]] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Any:
            checked.append((extract_parameters(str(hash)), password))
            return super().verify(hash, password)

    passwords = Passwords(Counting(time_cost=1, memory_cost=8, parallelism=1))
    stored = await passwords.hash(PASSPHRASE)
    assert await passwords.fits(stored, PASSPHRASE)
    assert not await passwords.fits(stored, WRONG)
    assert not await passwords.fits(None, WRONG)
    assert len(checked) == 3
    assert checked[1] == checked[2]


async def test_a_hash_that_cannot_be_read_lets_nobody_in() -> None:
    assert not await Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)).fits("!", PASSPHRASE)


async def test_an_old_hash_is_renewed_at_login(town: Town) -> None:
    account = await town.hire()
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSPHRASE)
    await town.change(account, password_hash=old)
    browser = await town.advisor()
    async with town.store.work() as work:
        after = await work.accounts.get(account.id)
    assert after is not None
    assert extract_parameters(after.password_hash) == extract_parameters(CHEAP.hash("x"))
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


def test_the_real_hash_costs_what_owasp_asks_for() -> None:
    parameters = extract_parameters(PasswordHasher().hash("x"))
    assert parameters.type is Type.ID
    assert (parameters.memory_cost, parameters.time_cost) >= (19 * 1024, 2)


async def test_failures_make_the_next_try_wait_longer_and_longer(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    for _ in range(FREE_FAILURES):
        assert (await browser.login("kirsten@kommune.example", WRONG)).status == 401
    waits = []
    for _ in range(4):
        held = await browser.login("kirsten@kommune.example", PASSPHRASE)
        assert held.status == 429
        waits.append(int(held.headers["Retry-After"]))
        assert "prøvet for mange gange" in await held.text()
        town.clock.forward(seconds=waits[-1] + 1)
        assert (await browser.login("kirsten@kommune.example", WRONG)).status == 401
    assert waits == [1, 2, 4, 8]
    town.clock.forward(seconds=17)
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


async def test_a_right_password_forgives(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    for _ in range(3):
        for _ in range(FREE_FAILURES - 1):
            assert (await browser.login("kirsten@kommune.example", WRONG)).status == 401
        assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


async def test_an_address_that_tries_many_accounts_waits_too(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    for number in range(FREE_FAILURES_PER_ADDRESS):
        assert (await browser.login(f"gaet{number}@kommune.example", WRONG)).status == 401
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 429
    town.clock.forward(seconds=2)
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


async def test_an_hour_without_failures_wipes_the_slate(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    for _ in range(FREE_FAILURES):
        await browser.login("kirsten@kommune.example", WRONG)
    town.clock.forward(hours=1, seconds=1)
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


async def test_what_is_typed_as_an_address_is_not_kept(town: Town) -> None:
    browser = await town.browser()
    await browser.login(PASSPHRASE, "x")
    stored = b"".join(path.read_bytes() for path in town.folder.glob("town.db*"))
    assert PASSPHRASE.encode() not in stored


@pytest.mark.parametrize("field", ["email", "password"])
async def test_a_very_long_field_is_just_wrong(town: Town, field: str) -> None:
    await town.hire()
    browser = await town.browser()
    values = {"email": "kirsten@kommune.example", "password": PASSPHRASE} | {field: "x" * 20_000}
    assert (await browser.login(values["email"], values["password"])).status == 401


async def test_the_login_form_needs_the_browser_it_was_shown_in(town: Town) -> None:
    await town.hire()
    browser, other = await town.browser(), await town.browser()
    token = hidden(await (await other.get("/raadgiver/login")).text(), "csrf")
    fields = {"email": "kirsten@kommune.example", "password": PASSPHRASE, "csrf": token}
    assert (await browser.post("/raadgiver/login", fields)).status == 403
    await browser.get("/raadgiver/login")
    assert (await browser.post("/raadgiver/login", fields)).status == 403
    assert (await browser.post("/raadgiver/login", fields | {"csrf": ""})).status == 403
    assert "__Host-vejviser" not in cookies(browser)


async def test_login_makes_a_new_session_and_ends_the_old(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    before = cookies(browser)["__Host-vejviser"]
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303
    assert cookies(browser)["__Host-vejviser"] != before
    thief = await town.browser()
    answer = await thief.get("/raadgiver", Cookie=f"__Host-vejviser={before}")
    assert answer.status == 303


async def test_a_planted_cookie_is_not_taken_over(town: Town) -> None:
    await town.hire()
    browser = await town.browser()
    page = await (await browser.get("/raadgiver/login")).text()
    form_cookie = cookies(browser)["__Host-vejviser-login"]
    planted = f"__Host-vejviser=planted-by-someone-else; __Host-vejviser-login={form_cookie}"
    fields = {"csrf": hidden(page, "csrf"), "email": "kirsten@kommune.example", "password": PASSPHRASE}
    answer = await browser.post("/raadgiver/login", fields, headers={"Origin": browser.origin, "Cookie": planted})
    assert answer.status == 303
    assert cookies(browser)["__Host-vejviser"] != "planted-by-someone-else"


async def test_logging_out_ends_the_session_on_the_server(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    token = cookies(browser)["__Host-vejviser"]
    page = await browser.text("/raadgiver")
    answer = await browser.post("/raadgiver/logud", {"csrf": hidden(page, "csrf")})
    assert (answer.status, answer.headers["Location"]) == (303, "/raadgiver/login")
    assert "__Host-vejviser" not in cookies(browser)
    assert (await browser.get("/raadgiver", Cookie=f"__Host-vejviser={token}")).status == 303


async def test_a_session_dies_after_half_an_hour_without_use(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    for _ in range(4):
        town.clock.forward(minutes=25)
        await browser.text("/raadgiver")
    town.clock.forward(minutes=30)
    answer = await browser.get("/raadgiver?vis=mine")
    assert (answer.status, answer.headers["Location"]) == (303, "/raadgiver/login?videre=%2Fraadgiver%3Fvis%3Dmine")
    town.clock.forward(minutes=-10)
    assert (await browser.get("/raadgiver")).status == 303, "a dead session is gone, not asleep"


async def test_a_session_dies_after_twelve_hours_in_any_case(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    for _ in range(35):
        town.clock.forward(minutes=20)
        assert (await browser.get("/raadgiver/konto")).status == 200
    town.clock.forward(minutes=20)
    assert (await browser.get("/raadgiver/konto")).status == 303


async def test_disabling_an_account_shuts_it_out_at_once(town: Town) -> None:
    account = await town.hire()
    browser = await town.advisor()
    await town.change(account, disabled_at=town.clock.now())
    assert (await browser.get("/raadgiver")).status == 303
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 401
    await town.change(account, disabled_at=None)
    assert (await browser.get("/raadgiver")).status == 303, "the session ended, it was not paused"


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [
        ("/raadgiver/sager/2026-000001", "/raadgiver/sager/2026-000001"),
        ("/raadgiver?vis=mine&side=2", "/raadgiver?vis=mine&side=2"),
        ("https://ond.example/raadgiver", "/raadgiver"),
        ("//ond.example/raadgiver", "/raadgiver"),
        ("/\\ond.example", "/raadgiver"),
        ("/raadgiver/../api/v1", "/raadgiver"),
        ("/raadgiverne", "/raadgiver"),
        ("/raadgiver/login", "/raadgiver"),
        ("/raadgiver\r\nSet-Cookie: x=1", "/raadgiver"),
        ("javascript:alert(1)", "/raadgiver"),
        ("//[", "/raadgiver"),
    ],
)
async def test_after_login_one_stays_in_the_house(town: Town, wanted: str, lands: str) -> None:
    await town.hire()
    browser = await town.browser()
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE, onward=wanted)).headers["Location"] == lands


async def test_a_link_in_webmail_finds_its_case_although_the_cookie_is_strict(town: Town) -> None:
    browser = await town.browser()
    answer = await browser.get("/raadgiver/sager/2026-000001", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"})
    assert answer.status == 200
    assert '<meta http-equiv="refresh" content="0">' in await answer.text()
    answer = await browser.get("/raadgiver/sager/2026-000001", **{"Sec-Fetch-Site": "same-origin"})
    assert answer.status == 303


@pytest.mark.parametrize(
    ("host", "hint"), [("127.0.0.1:8080", False), ("localhost:8080", False), ("[::1]:8080", False), ("raadhus.example", True)]
)
async def test_plain_http_elsewhere_gets_a_hint(town: Town, host: str, hint: bool) -> None:
    browser = await town.browser()
    page = await (await browser.get("/raadgiver/login", Host=host)).text()
    assert ("Denne side skal åbnes med https" in page) is hint


async def test_the_password_is_changed_and_every_other_session_ends(town: Town) -> None:
    await town.hire()
    browser, elsewhere = await town.advisor(), await town.advisor()
    page = await browser.text("/raadgiver/konto")
    new = "ni grønne elefanter over Limfjorden"
    fields = {"csrf": hidden(page, "csrf"), "old": PASSPHRASE, "new": new, "again": new}
    answer = await browser.post("/raadgiver/konto", fields)
    assert (answer.status, answer.headers["Location"]) == (303, "/raadgiver/konto?gjort=adgangskode")
    assert "Adgangskoden er skiftet" in await browser.text("/raadgiver/konto?gjort=adgangskode")
    assert (await elsewhere.get("/raadgiver")).status == 303
    assert (await elsewhere.login("kirsten@kommune.example", PASSPHRASE)).status == 401
    assert (await elsewhere.login("kirsten@kommune.example", new)).status == 303


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"again": "noget helt andet, der er langt"}, "ikke ens"),
        ({"new": "kort", "again": "kort"}, "for kort"),
        ({"new": "Sommer2026!!", "again": "Sommer2026!!"}, "gættes først"),
        ({"new": "Kirsten Prøve 12", "again": "Kirsten Prøve 12"}, "ligner dit navn"),
        ({"old": WRONG}, "nuværende adgangskode passer ikke"),
    ],
)
async def test_a_password_that_is_not_taken_is_explained(town: Town, change: dict[str, str], says: str) -> None:
    await town.hire()
    browser = await town.advisor()
    page = await browser.text("/raadgiver/konto")
    new = "ni grønne elefanter over Limfjorden"
    fields = {"csrf": hidden(page, "csrf"), "old": PASSPHRASE, "new": new, "again": new} | change
    answer = await browser.post("/raadgiver/konto", fields)
    assert answer.status == 422
    text = await answer.text()
    assert says in text
    assert PASSPHRASE not in text
    assert (await browser.login("kirsten@kommune.example", PASSPHRASE)).status == 303


async def test_logins_are_in_the_audit_log(town: Town) -> None:
    account = await town.hire()
    browser = await town.browser()
    await browser.login("kirsten@kommune.example", WRONG)
    await browser.login("kirsten@kommune.example", PASSPHRASE)
    async with town.store.work() as work:
        entries = [(entry.actor, entry.action) for entry in await work.audit.of(f"account:{account.id}")]
        assert await work.audit.verify() is None
    assert entries == [("system", "login.failed"), (f"advisor:{account.id}", "login.succeeded")]


async def test_the_first_advisor_is_made_once(town: Town) -> None:
    passphrase = await ensure_first_advisor(town.store, "Borgerraadgiver@Kommune.example", town.clock.now())
    assert passphrase is not None
    assert len(passphrase.replace("-", "")) == 25
    assert await ensure_first_advisor(town.store, "en.anden@kommune.example", town.clock.now() + timedelta(days=1)) is None
    browser = await town.browser()
    assert (await browser.login("borgerraadgiver@kommune.example", passphrase)).status == 303
