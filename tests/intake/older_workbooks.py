"""Small workbooks in the two formats that are not XLSX, made by hand: OpenDocument (ODS) and the older Excel (XLS).

Each holds just what a reader needs: an ODS is a ZIP of XML; an XLS is a stream of records (BIFF8) in a compound file.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.intake.small_workbook import Cell, Fault, Rows, zipped

_ODS = "urn:oasis:names:tc:opendocument:xmlns:"
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  (a spreadsheet's clock has no zone)
_SECTOR = 512
#: A stream shorter than this lies in the compound file's small sectors, which are not made here.
_LEAST_STREAM = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
#: Number formats of the cells, by the number of their style: plain, a day, a moment, a time, a length of time.
_FORMATS = {0: 0, 1: 14, 2: 22, 3: 21, 4: 46}


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """The bytes of an OpenDocument spreadsheet with these sheets."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    spaces = f'xmlns:office="{_ODS}office:1.0" xmlns:table="{_ODS}table:1.0" xmlns:text="{_ODS}text:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODS}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{_MIMETYPE}"/></manifest:manifest>'
    )
    parts = {"mimetype": _MIMETYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped({name: text.encode() for name, text in parts.items()})


def _ods_row(row: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case bool():
            said = f'"boolean" office:boolean-value="{str(cell).lower()}"'
        case int() | float():
            said = f'"float" office:value="{cell}"'
        case dt.datetime() | dt.date():
            said = f'"date" office:date-value="{cell.isoformat()}"'
        case dt.time():
            said = f'"time" office:time-value="PT{cell.hour:02}H{cell.minute:02}M{cell.second:02}S"'
        case dt.timedelta():
            seconds = int(cell.total_seconds())
            said = f'"time" office:time-value="PT{seconds // 3600:02}H{seconds // 60 % 60:02}M{seconds % 60:02}S"'
        case Fault():
            said = '"string" office:string-value=""'
        case _:
            said = '"string"'
    text = escape(cell) if isinstance(cell, str) else ""
    return f"<table:table-cell office:value-type={said}><text:p>{text}</text:p></table:table-cell>"


def xls(sheets: Mapping[str, Rows]) -> bytes:
    """The bytes of a workbook of Excel 97 to 2003 with these sheets."""
    formats = b"".join(_record(0xE0, struct.pack("<HH16x", 0, code)) for code in _FORMATS.values())
    bodies = [_xls_sheet(rows) for rows in sheets.values()]
    begins = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    ends = _record(0x0A, b"")
    listed = [struct.pack("<BB", len(name), 0) + name.encode("latin-1") for name in sheets]
    at = len(begins) + len(formats) + sum(len(one) + 10 for one in listed) + len(ends)
    entries = b""
    for name, body in zip(listed, bodies, strict=True):
        entries += _record(0x85, struct.pack("<IH", at, 0) + name)
        at += len(body)
    return _compound(begins + formats + entries + ends + b"".join(bodies))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xls_sheet(rows: Rows) -> bytes:
    begins = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    width = max((len(row) for row in rows), default=0)
    size = _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    cells = b"".join(_xls_cell(at, n, cell) for at, row in enumerate(rows) for n, cell in enumerate(row))
    return begins + size + cells + _record(0x0A, b"")


def _xls_cell(row: int, column: int, cell: Cell) -> bytes:
    if cell is None:
        return b""
    kind, style, content = 0x203, 0, b""
    match cell:
        case str():
            kind, content = 0x204, struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
        case bool():
            kind, content = 0x205, struct.pack("<BB", cell, 0)
        case Fault():
            kind, content = 0x205, struct.pack("<BB", 0x2A, 1)
        case _:
            style, content = _xls_number(cell)
    return _record(kind, struct.pack("<HHH", row, column, style) + content)


def _xls_number(cell: float | dt.date | dt.time | dt.timedelta) -> tuple[int, bytes]:
    match cell:
        case dt.datetime():
            style, number = 2, (cell - _EPOCH) / dt.timedelta(days=1)
        case dt.date():
            style, number = 1, (cell - _EPOCH.date()) / dt.timedelta(days=1)
        case dt.time():
            style, number = 3, (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86_400
        case dt.timedelta():
            style, number = 4, cell / dt.timedelta(days=1)
        case _:
            style, number = 0, cell
    return style, struct.pack("<d", number)


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream, `Workbook`: header, its sectors, the directory, and the table of both."""
    content = stream.ljust(_LEAST_STREAM, b"\0")
    n = -(-len(content) // _SECTOR)
    content = content.ljust(n * _SECTOR, b"\0")
    chain = [*range(1, n), _END, _END, _TABLE]
    table = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    directory = _entry("Root Entry", 5, child=1, start=_END, size=0) + _entry("Workbook", 2, start=0, size=n * _SECTOR)
    directory += _entry("", 0, start=0, size=0) * 2
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("D0CF11E0A1B11AE1"), 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, n, 0, _LEAST_STREAM, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", n + 1, *[_FREE] * 108)
    return header + content + directory + table


def _entry(name: str, kind: int, *, child: int = _FREE, start: int, size: int) -> bytes:
    said = (name + "\0").encode("utf-16-le") if name else b""
    return said.ljust(64, b"\0") + struct.pack("<HBBIII36xIII", len(said), kind, 1, _FREE, _FREE, child, start, size, 0)
