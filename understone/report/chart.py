"""One chart of the stages, drawn by hand as SVG: the page's own type, patterns as well as tones, stable bytes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from understone.report.wording import counted, number

_WIDTH = 1040
_LEFT = 8
_TOP = 34
_PLOT = 104
_BOTTOM = 64
_BAND = _TOP + _PLOT + 18
_GAP = 16
#: Below this height a part carries no number of its own; the table has it.
_LABEL_HEIGHT = 18


@dataclass(frozen=True)
class Column:
    """One stage: how many people are in each state there."""

    label: str
    kept: int
    broken: int
    unknown: int
    pending: int

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """From the bottom up."""
        return (("kept", self.kept), ("pending", self.pending), ("unknown", self.unknown), ("broken", self.broken))

    @property
    def total(self) -> int:
        return self.kept + self.broken + self.unknown + self.pending


@dataclass(frozen=True)
class Band:
    """The fourteen stages on one basis. Bands stand one above the other and are never added."""

    heading: str
    columns: list[Column]

    @property
    def said(self) -> str:
        owed = [
            f"{column.label}: kept {number(column.kept)}, broken {number(column.broken)}, "
            f"record cannot say {number(column.unknown)}, not due yet {number(column.pending)}"
            for column in self.columns
            if column.total
        ]
        return f"{self.heading}. {'; '.join(owed) or 'Nothing is owed at any stage'}."


def journey_chart(bands: list[Band]) -> Markup:
    """One SVG: stages from left to right, a band for each basis, with title and description."""
    height = len(bands) * _BAND + _BOTTOM
    drawn = Markup("").join(_band(band, i * _BAND) for i, band in enumerate(bands))
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 {w} {h}" '
        'xmlns="http://www.w3.org/2000/svg"><title id="chart-title">People at each stage, by what it is owed by</title>'
        '<desc id="chart-desc">{said}</desc>{patterns}{drawn}{stages}</svg>'
    ).format(
        w=_WIDTH,
        h=height,
        said=" ".join(band.said for band in bands),
        patterns=_patterns("way"),
        drawn=drawn,
        stages=_stages(bands[0].columns, len(bands) * _BAND) if bands else "",
    )


def _band(band: Band, top: int) -> Markup:
    highest = max((column.total for column in band.columns), default=0) or 1
    step = (_WIDTH - _LEFT) / len(band.columns)
    bars = Markup("").join(_bar(column, _LEFT + i * step, step, highest) for i, column in enumerate(band.columns))
    return Markup('<g transform="translate(0 {top})">{axis}{bars}</g>').format(
        top=top, axis=_axis(band.heading, highest), bars=bars
    )


def _stages(columns: list[Column], top: int) -> Markup:
    """The stages' numbers and names, once, under the lowest band."""
    step = (_WIDTH - _LEFT) / len(columns)
    parts: list[Markup] = []
    for i, column in enumerate(columns):
        middle = _LEFT + i * step + (step - _GAP) / 2
        parts.append(_text(middle, top + 8, str(i + 1), kind="place"))
        lines = _lines(column.label.replace(":", "").split())
        parts += [_text(middle, top + 24 + n * 13, line, kind="stage") for n, line in enumerate(lines)]
    return Markup("").join(parts)


def legend() -> Markup:
    """The key to the patterns, as a list that wraps on a narrow page."""
    words = (
        ("kept", "kept: all done in time"),
        ("pending", "not due yet"),
        ("unknown", "record cannot say"),
        ("broken", "broken: something late, or nothing on record"),
    )
    items = [
        Markup(
            '<li><svg width="24" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">{patterns}'
            '<rect x="1" y="1" width="22" height="16" class="part-{s}" fill="url(#chart-key-{s}-{s})"/></svg>'
            " {said}</li>"
        ).format(patterns=_patterns(f"key-{state}"), s=state, said=said)
        for state, said in words
    ]
    return Markup('<ul class="legend" aria-label="Key to the charts">{items}</ul>').format(items=Markup("").join(items))


def _patterns(name: str) -> Markup:
    """Tones that differ in print without colour, and a pattern each."""
    return Markup(
        '<defs><pattern id="{n}-kept" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" fill="#2b6a99"/></pattern>'
        '<pattern id="{n}-pending" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" fill="#dfe6ec"/></pattern>'
        '<pattern id="{n}-unknown" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<rect width="7" height="7" fill="#fff"/><circle cx="3.5" cy="3.5" r="1.3" fill="#3d4954"/></pattern>'
        '<pattern id="{n}-broken" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="7" height="7" fill="#1f1333"/>'
        '<rect width="2" height="7" fill="#e8c9a0"/></pattern></defs>'
    ).format(n=f"chart-{name}")


def _axis(heading: str, highest: int) -> Markup:
    return Markup(
        '<line x1="0" y1="{b}" x2="{w}" y2="{b}" class="axis"/><line x1="0" y1="{t}" x2="{w}" y2="{t}" class="grid"/>'
        '<text x="0" y="{y}" class="place">{heading}</text>'
        '<text x="{w}" y="{y}" text-anchor="end">{said}</text>'
    ).format(b=_TOP + _PLOT, w=_WIDTH, t=_TOP, y=_TOP - 8, heading=heading, said=counted(highest, "person", "people"))


def _bar(column: Column, left: float, step: float, highest: int) -> Markup:
    width = step - _GAP
    y = float(_TOP + _PLOT)
    parts: list[Markup] = []
    for state, n in column.parts:
        height = _PLOT * n / highest
        y -= height
        if n:
            parts.append(_part(state, n, (left, y, width, height)))
    if not column.total:
        parts.append(_text(left + width / 2, _TOP + _PLOT - 6, "–"))
    return Markup("").join(parts)


def _part(state: str, n: int, box: tuple[float, float, float, float]) -> Markup:
    x, y, width, height = box
    drawn = Markup(
        '<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" class="part-{s}" fill="url(#chart-way-{s})"/>'
    ).format(x=x, y=y, w=width, h=height, s=state)
    if height < _LABEL_HEIGHT:
        return drawn
    said = number(n)
    wide = 9 * len(said) + 8
    middle, centre = x + width / 2, y + height / 2
    return drawn + Markup('<rect x="{x:.1f}" y="{y:.1f}" width="{w}" height="16" rx="2" fill="#fff"/>{text}').format(
        x=middle - wide / 2, y=centre - 8, w=wide, text=_text(middle, centre + 4.5, said)
    )


def _text(x: float, y: float, said: str, *, kind: str = "number") -> Markup:
    return Markup('<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" class="{k}">{said}</text>').format(
        x=x, y=y, k=kind, said=escape(said)
    )


def _lines(words: list[str], widest: int = 11) -> list[str]:
    """The words of a label in lines of a bar's width."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < widest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
