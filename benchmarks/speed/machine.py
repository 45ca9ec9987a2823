"""What the numbers were measured on."""

import os
import platform
from collections.abc import Callable
from datetime import date
from pathlib import Path


def machine(day: date) -> str:
    """The processor, the cores that this process may use, the system, Python, the day, and how much else is running."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    name = next(iter(names), "") or platform.processor() or platform.machine()
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    busy = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{name}, {cores()} cores, {system}, {day}{busy}"


def cores() -> int:
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
