"""Prints the benchmark table: `python -m tests.benchmarks [part of a name]`."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import sys
from collections.abc import AsyncIterator, Callable
from typing import cast

from tests import benchmarks
from tests.benchmarks.table import Row

Benchmark = Callable[[], AsyncIterator[Row]]


async def main(wanted: str) -> None:
    """Run every `bench_*` module's `rows()` and print what it yields as it comes."""
    for info in pkgutil.iter_modules(benchmarks.__path__):
        if info.name.startswith("bench_") and wanted in info.name:
            module = importlib.import_module(f"{benchmarks.__name__}.{info.name}")
            print(f"\n{(module.__doc__ or info.name).splitlines()[0]}")
            async for row in cast("Benchmark", module.rows)():
                print(row.line(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
