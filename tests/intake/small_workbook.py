"""A small workbook (XLSX) made by hand, so that each kind of cell is exactly what a test says."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  (a spreadsheet's clock has no zone)
_STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="hh:mm:ss"/>
<numFmt numFmtId="167" formatCode="[h]:mm:ss"/></numFmts>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
</cellXfs></styleSheet>"""


@dataclass(frozen=True)
class Fault:
    """A cell that shows an error, such as #N/A."""

    text: str


Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | Fault | None
Rows = Sequence[Sequence[Cell]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """The bytes of a workbook with these sheets; an empty row is left out, as spreadsheets do."""
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    files |= {f"xl/worksheets/sheet{at}.xml": _sheet(rows) for at, rows in enumerate(sheets.values(), 1)}
    return zipped({name: text.encode() for name, text in files.items()})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return held.getvalue()


def _sheet(rows: Rows) -> str:
    said = "".join(
        f'<row r="{at}">{"".join(_cell(f"{_letters(n)}{at}", cell) for n, cell in enumerate(row))}</row>'
        for at, row in enumerate(rows, 1)
        if row
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{said}</sheetData></worksheet>'


def _letters(at: int) -> str:
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, Fault):
        return f'<c r="{place}" t="e"><v>{cell.text}</v></c>'
    style, number = _number(cell)
    return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'


def _number(cell: float | dt.date | dt.time | dt.timedelta) -> tuple[int, float]:
    """The cell's style and number: days since the spreadsheet's epoch."""
    if isinstance(cell, dt.datetime):
        return 2, (cell - _EPOCH) / dt.timedelta(days=1)
    if isinstance(cell, dt.date):
        return 1, float((cell - _EPOCH.date()).days)
    if isinstance(cell, dt.time):
        return 3, (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86_400
    if isinstance(cell, dt.timedelta):
        return 4, cell / dt.timedelta(days=1)
    return 0, cell
