"""A web page as a tree, for rules that need no browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "img", "link", "hr", "input"})


@dataclass
class Node:
    """One element: its name, attributes and what is in it."""

    tag: str
    attrs: dict[str, str]
    inside: list[Node | str] = field(default_factory=list)

    def every(self, *tags: str) -> Iterator[Node]:
        """Elements of these names within, in order; all elements without a name."""
        for one in self.inside:
            if isinstance(one, Node):
                if not tags or one.tag in tags:
                    yield one
                yield from one.every(*tags)

    @property
    def text(self) -> str:
        """All text within, single-spaced."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for one in self.inside:
            yield from [one] if isinstance(one, str) else one._texts()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"{tag} is closed where another is open"


def page_of(text: str) -> Node:
    """The whole page; every element is closed in order."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    (page,) = builder.open
    return page
