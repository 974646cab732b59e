"""What is saved as Python passes the strictest reading of its types, as it comes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from studio.catalog import catalog
from studio.export.script import script_of
from studio.web.templates import ORDER, template

ROOT = Path(__file__).parents[2]


def test_the_files_of_all_templates_have_sound_types(tmp_path: Path) -> None:
    for name in ORDER:
        flow = template(name)
        assert flow
        (tmp_path / f"{name}.py").write_text(script_of(flow, catalog()), "utf-8")
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "extraPaths": [str(ROOT)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")

    checked = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--project", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
    )

    assert checked.returncode == 0, checked.stdout
