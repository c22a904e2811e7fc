"""SQL for one column of a record row, by the kind of the column and what the mapping says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from understone.intake.checking import FLAG_TEXTS
from understone.intake.identity import digest_sql, key_sql, uuid_sql
from understone.intake.mapping import Filling, SourceMapping
from understone.intake.parquet import TYPED_DAYS, TYPED_MOMENTS
from understone.intake.sqltext import literal
from understone.intake.times import Stages, born_stages, day_stages, moment_stages
from understone.intake.wording import Wording
from understone.record.codes import closed_lists
from understone.record.schema import Column
from understone.store.tables import sql_type

NOT_A_NUMBER = "not a whole number"


@dataclass(frozen=True)
class Filled:
    """One record column as SQL.

    `steps` are expressions by alias, each level using only those before; the rest may use them all.
    `text` is what the source said, `why` the reason it could not be read (null where it could), `day` the
    derived day of a moment, `unmapped` whether a code was not in its map.
    """

    column: str
    label: str
    steps: tuple[Mapping[str, str], ...]
    value: str
    text: str | None = None
    why: str | None = None
    day: str | None = None
    unmapped: str | None = None


@dataclass(frozen=True)
class Reading:
    """What reading a column of one source table needs: the mapping, and the raw column for each source column."""

    mapping: SourceMapping
    raw: Mapping[str, str]
    is_typed: bool = False
    days: tuple[str, ...] = field(init=False)
    moments: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        days, moments = self.mapping.days, self.mapping.moments
        if self.is_typed:  # a time cell beside a day that somebody wrote has seconds
            days += TYPED_DAYS
            moments += tuple(f"{said}:%S" for said in moments if said.endswith("%H:%M")) + TYPED_MOMENTS
        object.__setattr__(self, "days", tuple(dict.fromkeys(days)))
        object.__setattr__(self, "moments", tuple(dict.fromkeys(moments)))

    def filled(self, filling: Filling, column: Column, n: int) -> Filled:
        """The column as SQL; `n` tells the columns of one feed apart."""
        if filling.row_of is not None:
            return self._reference(filling, column, n)
        if filling.constant is not None:
            return self._constant(filling.constant.text, column)
        text = f"t{n}"
        steps: tuple[Mapping[str, str], ...] = ({text: Wording(self.raw, self.mapping.blanks).text(filling)},)
        if column.kind in {"code", "flag"}:
            return self._mapped(filling, column, steps, n)
        if column.kind in {"text", "key"}:
            return Filled(column.name, filling.label, steps, text)
        stages = self._stages(filling, column, n)
        return Filled(
            column.name,
            filling.label,
            steps + stages.steps,
            stages.value,
            text=text,
            why=stages.why,
            day=stages.day,
        )

    def _stages(self, filling: Filling, column: Column, n: int) -> Stages:
        text = f"t{n}"
        if column.kind == "moment":
            zone = self.mapping.time_zone
            return moment_stages(n, text, zone=zone, moments=self.moments, days=self.days)
        if column.kind == "number":
            return _number_stages(n, text)
        if filling.born is not None:
            return born_stages(n, text, self.days, is_first=filling.born.text == "first")
        return day_stages(n, text, self.days)

    def _reference(self, filling: Filling, column: Column, n: int) -> Filled:
        digest = digest_sql(
            f"t{n}",
            namespace=self.mapping.namespace,
            source=filling.source.text if filling.source is not None else self.mapping.source,
            table=filling.row_of.text if filling.row_of is not None else "",
        )
        steps: tuple[Mapping[str, str], ...] = ({f"t{n}": key_sql(filling.key, self.raw)}, {f"p{n}": digest})
        return Filled(column.name, filling.label, steps, uuid_sql(f"p{n}"))

    def _constant(self, text: str, column: Column) -> Filled:
        said = {"flag": str(FLAG_TEXTS.get(text.lower(), "")).lower()}.get(column.kind, text)
        return Filled(column.name, "", (), f"cast({literal(said)} as {sql_type(column.kind)})")

    def _mapped(self, filling: Filling, column: Column, steps: tuple[Mapping[str, str], ...], n: int) -> Filled:
        """A code or a flag. What its map does not hold becomes `unknown`, or null for a flag, and is listed."""
        text, found = f"t{n}", f"p{n}"
        pairs = self._pairs(filling, column)
        compared = text if filling.values is not None or column.kind == "code" else f"lower({text})"
        whens = " ".join(f"when {literal(said)} then {literal(code)}" for said, code in pairs.items())
        mapped = f"case {compared} {whens} end" if pairs else "null::varchar"
        otherwise = literal(self._otherwise(filling, column)) if filling.otherwise is not None else None
        if otherwise is not None:
            mapped = f"coalesce({mapped}, case when {text} is not null then {otherwise} end)"
        value = f"case when {text} is not null then coalesce({found}, 'unknown') end"
        return Filled(
            column.name,
            filling.label,
            (*steps, {found: mapped}),
            value if column.kind == "code" else f"cast({found} as boolean)",
            text=text,
            unmapped=f"{text} is not null and {found} is null",
        )

    def _otherwise(self, filling: Filling, column: Column) -> str:
        said = filling.otherwise.text if filling.otherwise is not None else ""
        return said if column.kind == "code" else str(FLAG_TEXTS[said.lower()]).lower()

    def _pairs(self, filling: Filling, column: Column) -> dict[str, str]:
        if filling.values is not None:
            said = {text: code.text for text, code in self.mapping.values[filling.values.text].pairs.items()}
            if column.kind == "code":
                return said
            return {text: str(FLAG_TEXTS[code.lower()]).lower() for text, code in said.items()}
        if column.kind == "flag":
            return {text: str(value).lower() for text, value in FLAG_TEXTS.items()}
        return {str(code): str(code) for code in closed_lists()[str(column.closed_list)]}


def _number_stages(n: int, text: str) -> Stages:
    whole = f"regexp_full_match({text}, '[+-]?\\d{{1,18}}(\\.0+)?')"
    return Stages(
        steps=({f"p{n}": f"case when {whole} then try_cast(split_part({text}, '.', 1) as bigint) end"},),
        value=f"p{n}",
        why=f"case when {text} is not null and p{n} is null then '{NOT_A_NUMBER}' end",
    )
