"""What an export holds, found out without a mapping: tables, columns, types, fill, keys and joins."""

from understone.intake.profiling.profile import ColumnProfile, ExportProfile, Join, TableProfile, Type
from understone.intake.profiling.reading import profiled

__all__ = ["ColumnProfile", "ExportProfile", "Join", "TableProfile", "Type", "profiled"]
