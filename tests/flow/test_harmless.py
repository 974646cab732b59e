"""Nothing of a flow is run, fetched or opened (S1 and S2): a hook sees all that Python does meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROBE = """
import json, sys

from studio.catalog import catalog
from studio.flow.apply import apply
from studio.flow.check import check
from studio.flow.document import Flow
from studio.flow.edit import ChangeSetting, InsertPart, RenameNode, ReplaceFlow
from studio.flow.load import read_flow, write_flow
from studio.flow.sentence import sentence_of

FEARED = ("exec", "compile", "open", "import", "os.", "subprocess.", "socket.", "ctypes.", "pickle.", "urllib.")
seen, watching = [], False

def hook(event, arguments):
    if watching and event.startswith(FEARED):
        seen.append(f"{event} {arguments!r}"[:200])

def through(content):
    found = read_flow(content)
    if not isinstance(found, Flow):
        return 0
    components = catalog()
    check(found, components, {"packaged/qwen"})
    for id, node in found.nodes.items():
        sentence_of(found, id, components, {})
        for field, value in node.settings.items():
            apply(ChangeSetting(ids=(id,), field=field, value=value), found, components)
        apply(RenameNode(id=id, title=node.title), found, components)
    apply(ReplaceFlow(flow=found), Flow(), components)
    apply(InsertPart(nodes=found.nodes, wires=found.wires), found, components)
    write_flow(found)
    return 1

contents = [line.encode() for line in sys.stdin.read().splitlines()]
for content in contents:
    through(content)  # what Python loads on first use is no work of the flow
sys.addaudithook(hook)
watching = True
opened = sum(through(content) for content in contents)
watching = False
print(json.dumps({"opened": opened, "seen": seen}))
"""


def hostile(words: str) -> dict[str, object]:
    """A flow that says the same evil words wherever it may say anything."""
    settings = {
        "instructions": words,
        "model": words,
        "until": {"rules": [{"value": words}]},
        "policy": {"instead": words},
        "command": words,
    }
    return {
        "version": 1,
        "name": words,
        "description": words,
        "nodes": {
            "agent": {
                "component": "DialogAgent",
                "title": words,
                "settings": settings,
                "literals": {"messages": words},
            },
            "loop": {"component": "While", "title": words, "settings": settings},
            "strange": {"component": words, "title": words, "settings": {words: words}},
            "tool": {"component": "McpTool", "title": "Tool", "settings": {"command": "sh", "args": ["-c", words]}},
        },
        "pins": {"agent": {"$message": words}},
    }


WORDS = (
    "__import__('os').system('touch {file}')",
    "{{''.__class__.__mro__[1].__subclasses__()}}{0.__class__}{agent.__init__.__globals__}",
    "@exec(open('{file}', 'w'))",
    "sh -c 'touch {file}'",
    "file://{file}",
    "http://127.0.0.1:9/{file}",
    "!!python/object/apply:os.system ['touch {file}']",
)


def test_a_hostile_flow_stays_data(tmp_path: Path) -> None:
    file = tmp_path / "touched"
    lines: list[str] = []
    for words in (text.replace("{file}", str(file)) for text in WORDS):
        evil = hostile(words)
        lines += [json.dumps(evil), json.dumps({**evil, "nodes": {words: {}}}), json.dumps({**evil, words: words})]

    done = subprocess.run(
        [sys.executable, "-c", PROBE], input="\n".join(lines), capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == {"opened": len(WORDS), "seen": []}
    assert not file.exists()


def test_the_hook_would_see_it() -> None:
    careless = PROBE.replace("    write_flow(found)\n", "    eval(found.name and '1')\n")

    done = subprocess.run(
        [sys.executable, "-c", careless], input=json.dumps(hostile("x")), capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout)["seen"] != []
