"""The daemon stays small: what it loads is named here."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.conftest import ROOT

# grpc looks for its own tools where they are installed; the names with an underscore are compiled parts of the others
ALLOWED = {
    "citybrain_wire", "cryptography", "cython_runtime", "edge_agent", "google", "grpc", "grpc_health",
    "grpc_reflection", "grpc_tools", "hardware_profiles", "typing_extensions", "yaml", "_cffi_backend", "_openssl",
}  # fmt: skip
SCRIPT = """
import sys
before = {name.split(".")[0] for name in sys.modules}
import edge_agent
import edge_agent._monitor
after = {name.split(".")[0] for name in sys.modules}
print("\\n".join(sorted(after - before - set(sys.stdlib_module_names))))
"""


def test_the_daemon_and_the_monitor_load_grpc_protobuf_yaml_cryptography_and_nothing_heavier() -> None:
    # -I keeps the tests' own environment out; the project's folders are put in by hand
    script = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'proto')!r}]\n" + SCRIPT
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True, timeout=60)
    loaded = {name for name in done.stdout.split() if not name.startswith(("_cython", "__editable__"))}
    assert loaded <= ALLOWED
    assert {"grpc", "yaml", "cryptography"} <= loaded


def test_the_monitors_own_modules_never_touch_the_safety_kernel() -> None:
    for name in ("_watch", "_monitor", "_monitor_wire", "_latch", "_columns"):
        tree = ast.parse((ROOT / "edge_agent" / f"{name}.py").read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names} | {
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        }
        assert not {module for module in imported if module.startswith(("hardware_profiles", "edge_agent._controller"))}
