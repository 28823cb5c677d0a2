"""Whose request is it? The peer's address, or the one a trusted proxy vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, kw_only=True)
class Proxies:
    """Proxies whose `X-Forwarded-For` is believed."""

    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, listed: str) -> Proxies:
        """Read a comma-separated list of addresses or networks.

        Raises:
            ValueError: an entry is neither.
        """
        return cls(networks=tuple(ip_network(entry.strip(), strict=False) for entry in listed.split(",") if entry.strip()))

    def trusts(self, address: str) -> bool:
        try:
            candidate = ip_address(address)
        except ValueError:
            return False
        return any(candidate in network for network in self.networks)


PROXIES: web.AppKey[Proxies] = web.AppKey("proxies", Proxies)


def client_address(request: web.Request) -> str:
    """The address the request came from.

    `X-Forwarded-For` is read from the right and only as far as trusted proxies wrote it: what stands further left is the sender's own
    claim. An unreadable entry ends the reading at the proxy that passed it on.
    """
    proxies = request.config_dict[PROXIES]
    address = request.remote or ""
    if not proxies.trusts(address):
        return address
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", []))
    for entry in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        try:
            ip_address(entry)
        except ValueError:
            return address
        address = entry
        if not proxies.trusts(address):
            return address
    return address


def pace_key(address: str) -> str:
    """Who shares one allowance: an IPv4 address, or an IPv6 /64 (one customer has a whole /64 to send from)."""
    try:
        candidate = ip_address(address)
    except ValueError:
        return address
    if isinstance(candidate, IPv6Address):
        if candidate.ipv4_mapped:
            return str(candidate.ipv4_mapped)
        return str(ip_network((candidate, 64), strict=False))
    return str(candidate)


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
