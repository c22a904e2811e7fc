"""The only door to DuckDB and Spark: engines, snapshots, slices, folders."""
