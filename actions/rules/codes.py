"""The citizen's own code of a case: 80 bits of an HMAC, computed when it is shown and stored nowhere."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without the look-alikes 0/O and 1/I."""
GROUPS = 4
GROUP = 4


@dataclass(frozen=True)
class CaseCodes:
    """`key` is the server's secret. The code of a case changes only with its code version."""

    key: bytes

    def code(self, case_id: str, version: int) -> str:
        """Like `K7QF-9D2M-HXT4-B3PA`."""
        digest = int.from_bytes(self._mac(b"code", f"{case_id}:{version}".encode())[:10], "big")
        signs = [ALPHABET[digest >> shift & 31] for shift in range(75, -1, -5)]
        return "-".join("".join(signs[at : at + GROUP]) for at in range(0, GROUP * GROUPS, GROUP))

    def lookup(self, code: str) -> str:
        """The keyed hash the register finds a case by. Spaces, hyphens and case make no difference."""
        folded = "".join(sign for sign in code.upper() if sign in ALPHABET)
        return self._mac(b"lookup", folded.encode()).hex()

    def _mac(self, purpose: bytes, value: bytes) -> bytes:
        return hmac.new(self.key, purpose + b"\x00" + value, hashlib.sha256).digest()
