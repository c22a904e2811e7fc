"""Pages read back: their words, ids, links and tables."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"meta", "rect", "line", "circle", "br", "hr", "img", "link", "input"}


@dataclass
class Page(HTMLParser):
    """`lists` counts the body rows of the first table after each heading that has an id."""

    text: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    lists: dict[str, int] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in _VOID:
            self._open.append(tag)
        if identity := found.get("id"):
            self.ids.append(identity)
            if tag in {"h2", "h3", "h4"}:
                self._heading = identity
                self.headings[identity] = ""
        if tag == "a" and (href := found.get("href")):
            self.links.append(href)
        if tag == "tr" and "tbody" in self._open:
            self.lists[self._heading] = self.lists.get(self._heading, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text.append(data)
        if self._open and self._open[-1] in {"h2", "h3", "h4"} and self._heading:
            self.headings[self._heading] += data

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def page(path: Path) -> Page:
    read = Page()
    read.feed(path.read_text(encoding="utf-8"))
    return read


def pages(folder: Path) -> dict[Path, Page]:
    return {path: page(path) for path in sorted(folder.rglob("*.html"))}


def spreadsheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
