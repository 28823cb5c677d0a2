"""The product as an operator starts it, and people who talk to it over the citizen API."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.running import nobody_there

ROOT = Path(__file__).parents[2]
HTTP = httpx.Client(verify=False, trust_env=False)  # noqa: S501  loopback without TLS; loading certificates anew per call took most of the time
PATIENCE = 120.0
"""Seconds for a start; Rasa loads in about ten on two quiet cores."""


@dataclass
class Served:
    """A process that serves with its data in `folder`. Can be killed and started again on the same data."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self, *, with_engine: bool = True) -> Served:
        """Start and wait until it is ready, and its engine too."""
        self.port = self.port or int(nobody_there().rpartition(":")[2])
        own = {"DATA_DIR": str(self.folder), "PORT": str(self.port), "RATE_PER_MINUTE": "100000", **self.settings}
        if not with_engine:
            own["RASA_URL"] = nobody_there()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("VEJVISER_")}
        environment |= {f"VEJVISER_{name}": value for name, value in own.items()}
        with (self.folder / "serve.log").open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.wait_for("up" if with_engine else "down")
        return self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text(encoding="utf-8", errors="replace")

    def wait_for(self, engine: str) -> None:
        """Wait until the product is ready and its engine is in that state."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process is not None and self.process.poll() is None, self.log[-2000:]
            try:
                ready = HTTP.get(f"{self.url}/readyz", timeout=5)
                if ready.status_code == 200 and ready.json()["engine"] == engine:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"not {engine} in time:\n{self.log[-2000:]}")

    def engine_pids(self) -> list[int]:
        """Every process below the product."""
        assert self.process is not None
        found: list[int] = []
        waiting = [self.process.pid]
        while waiting:
            parent = waiting.pop()
            for stat in Path("/proc").glob("[0-9]*/stat"):
                try:
                    after_name = stat.read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(after_name[1]) == parent:
                    found.append(int(stat.parent.name))
                    waiting.append(found[-1])
        return found

    def kill_engine(self) -> None:
        """SIGKILL to Rasa."""
        pids = self.engine_pids()
        assert pids, "there is no engine to kill"
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    def kill(self) -> None:
        """SIGKILL to the product itself."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)

    def talk(self, lang: str = "da") -> Talk:
        """A citizen who begins."""
        made = HTTP.post(f"{self.url}/api/v1/conversations", json={"lang": lang}, timeout=30).json()
        return Talk(product=self, id=made["conversation_id"], token=made["token"], replies=made["messages"])

    def mails(self) -> list[str]:
        """Every mail in the Maildir, as text."""
        return [path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("mail/new/*"))]

    def wait_for_mail(self, word: str) -> list[str]:
        """The mails that hold `word`, once there is one. After a kill that is when the dead courier's lease has run out."""
        until = time.monotonic() + 90
        while time.monotonic() < until:
            found = [mail for mail in self.mails() if word in mail]
            if found:
                return found
            time.sleep(0.1)
        told = [line for line in self.log.splitlines() if "deliver" in line or "outbox" in line]
        raise AssertionError(f"no mail with {word!r}; there are {len(self.mails())}; the courier said {told[-10:]}")


@dataclass
class Talk:
    """One citizen's conversation. `replies` are the answers to the last message."""

    product: Served
    id: str
    token: str
    replies: list[dict[str, Any]]

    @property
    def path(self) -> str:
        return f"{self.product.url}/api/v1/conversations/{self.id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def send(self, body: dict[str, Any]) -> httpx.Response:
        return HTTP.post(f"{self.path}/messages", json=body, headers=self.headers, timeout=60)

    def say(self, text: str, *, message_id: str = "") -> str:
        """Write; the replies' words in one string."""
        answer = self.send({"client_msg_id": message_id or str(uuid.uuid4()), "text": text})
        assert answer.status_code == 200, answer.text
        self.replies = answer.json()["messages"]
        return self.words

    def choose(self, title: str) -> str:
        """Press an offered quick reply."""
        offered = {choice["title"]: choice["id"] for choice in self.replies[-1]["choices"]}
        assert title in offered, (title, list(offered), self.words)
        answer = self.send({"client_msg_id": str(uuid.uuid4()), "choice": offered[title]})
        assert answer.status_code == 200, answer.text
        self.replies = answer.json()["messages"]
        return self.words

    @property
    def words(self) -> str:
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def titles(self) -> list[str]:
        return [choice["title"] for choice in self.replies[-1]["choices"]]

    @property
    def receipt(self) -> dict[str, Any] | None:
        return next((reply["case"] for reply in self.replies if reply["case"]), None)

    def history(self) -> list[dict[str, Any]]:
        answer = HTTP.get(f"{self.path}/messages?after=0", headers=self.headers, timeout=30)
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found

    def until(self, words: str, *, limit: int = 10) -> str:
        """Answer plainly until the assistant says `words`."""
        for _ in range(limit):
            if words in self.words:
                return self.words
            self._answer_plainly()
        raise AssertionError(f"never said {words!r}; the last words were {self.words!r}")

    def finish(self) -> dict[str, Any]:
        """Answer plainly until there is a receipt."""
        for _ in range(12):
            if self.receipt is not None:
                return self.receipt
            self._answer_plainly()
        raise AssertionError(f"no receipt; the last words were {self.words!r}")

    def _answer_plainly(self) -> None:
        wanted = ("Send", "Skriv til borgerrådgiveren alligevel", "Svar mig her i chatten", "Ja")
        title = next((one for one in wanted if one in self.titles), None)
        if title is None and "Noget andet" in self.titles:
            title = self.titles[0]
        if title is not None:
            self.choose(title)
        else:
            self.say("Jeg vil gerne have et svar og en forklaring")
