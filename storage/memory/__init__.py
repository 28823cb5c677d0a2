"""The in-memory twin of the repositories, used by unit tests of the other floors through `storage.fakes`.

One contract suite runs on the twin and on both databases, so what holds here holds there.
"""
