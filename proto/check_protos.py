"""Are the generated stubs those of the .proto files, and does the wire still speak to older peers?

    python proto/check_protos.py            names every difference, exit code 1 if there is one
    python proto/check_protos.py --write    makes the stubs anew and adds what is new to baseline.json

`baseline.json` holds every message field and enum value that was ever published, with number and type. A field that
was removed, renumbered or retyped would make an older peer read one thing as another, so it is refused; a retired field
stays in its .proto as `reserved`, and in the baseline for ever.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from google.protobuf import descriptor_pb2 as pb

HERE = Path(__file__).resolve().parent
FOLDER = "citybrain_wire/v1"
BASELINE = HERE / "baseline.json"
Shape = dict[str, dict[str, str]]
"""message or enum → field or value name → "number type" """

_FIELD = pb.FieldDescriptorProto


def proto_files(root: Path = HERE) -> list[str]:
    """The .proto files, relative to `root`."""
    return sorted(str(path.relative_to(root)) for path in (root / FOLDER).glob("*.proto"))


def compile_protos(root: Path, out: Path | None) -> pb.FileDescriptorSet:
    """Descriptors of the .proto files under `root`; with `out`, stubs are written there too.

    Raises SystemExit where they do not compile or the compiler is not installed.
    """
    try:
        from grpc_tools import protoc
    except ImportError:
        raise SystemExit("grpcio-tools is missing; run: pip install 'citybrain[test]'") from None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "set.binpb"
        arguments = ["protoc", f"-I{root}", f"--descriptor_set_out={target}"]
        if out is not None:
            arguments += [f"--python_out={out}", f"--pyi_out={out}", f"--grpc_python_out={out}"]
        if protoc.main([*arguments, *proto_files(root)]) != 0:
            raise SystemExit("the .proto files do not compile; the compiler's words stand above")
        return pb.FileDescriptorSet.FromString(target.read_bytes())


def shape(files: pb.FileDescriptorSet) -> Shape:
    """Names, numbers and types that other processes depend on."""
    found: Shape = {}
    for file in files.file:
        for enum in file.enum_type:
            found[enum.name] = {value.name: str(value.number) for value in enum.value}
        for message in _messages(file.message_type, ""):
            name, body = message
            found[name] = {
                field.name: f"{field.number} {_type(field)}" for field in sorted(body.field, key=lambda f: f.number)
            }
    return dict(sorted(found.items()))


def _messages(messages: object, prefix: str) -> Iterator[tuple[str, pb.DescriptorProto]]:
    for message in messages:  # type: ignore[attr-defined]  # a repeated field of descriptors
        yield prefix + message.name, message
        yield from _messages(message.nested_type, f"{prefix}{message.name}.")


def _type(field: pb.FieldDescriptorProto) -> str:
    kind = field.type_name.rpartition(".")[2] or _FIELD.Type.Name(field.type).removeprefix("TYPE_").lower()
    return f"repeated {kind}" if field.label == _FIELD.LABEL_REPEATED else kind


def breaking_changes(old: Shape, new: Shape) -> list[str]:
    """What would make a peer of an earlier version misread a message."""
    faults = []
    for name, members in old.items():
        if name not in new:
            faults.append(f"{name}: was removed")
            continue
        numbers = {text.split(" ")[0]: member for member, text in new[name].items()}
        for member, was in members.items():
            now = new[name].get(member)
            taken = numbers.get(was.split(" ")[0])
            if now is None and taken is not None:
                faults.append(f"{name}.{member}: its number {was.split(' ')[0]} was given to {taken}")
            elif now is None:
                faults.append(f"{name}.{member} = {was}: was removed")
            elif now != was:
                faults.append(f"{name}.{member}: was {was!r}, is {now!r}")
    return faults


def additions(old: Shape, new: Shape) -> list[str]:
    """What the baseline does not know yet."""
    return [
        f"{name}.{member}" for name, members in new.items() for member in members if member not in old.get(name, {})
    ]


def stub_drift(root: Path = HERE) -> list[str]:
    """Stubs that are not what the .proto files say. Compared as descriptors, since another version of the generator
    writes other text for the same messages; typing stubs are compared as text where the generator is the same."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        files = compile_protos(root, out)
        for file in files.file:
            stem = file.name.removesuffix(".proto")
            fresh, committed = out / f"{stem}_pb2.py", root / f"{stem}_pb2.py"
            if not committed.is_file() or _descriptor_line(fresh) != _descriptor_line(committed):
                faults.append(f"{stem}_pb2.py is not made from {file.name}")
                continue
            if _version_line(fresh) != _version_line(committed):
                continue
            for suffix in ("_pb2.pyi", "_pb2_grpc.py"):
                made, kept = out / f"{stem}{suffix}", root / f"{stem}{suffix}"
                if not kept.is_file() or made.read_text() != kept.read_text():
                    faults.append(f"{stem}{suffix} is not made from {file.name}")
    return faults


def _descriptor_line(path: Path) -> str:
    return next((line for line in path.read_text().splitlines() if line.startswith("DESCRIPTOR = ")), "")


def _version_line(path: Path) -> str:
    return next((line for line in path.read_text().splitlines() if line.startswith("# Protobuf Python Version")), "")


def check(root: Path = HERE, baseline: Path = BASELINE) -> list[str]:
    """All faults, each with its remedy."""
    old: Shape = json.loads(baseline.read_text(encoding="utf-8")) if baseline.is_file() else {}
    new = shape(compile_protos(root, None))
    faults = [
        f"breaks older peers: {text}; give the field back and use a new number" for text in breaking_changes(old, new)
    ]
    again = "; run: python proto/check_protos.py --write"
    faults += [f"baseline.json lacks {text}{again}" for text in additions(old, new)]
    return faults + [text + again for text in stub_drift(root)]


def write() -> list[str]:
    """Make the stubs anew and extend the baseline; returns breaking changes, which are not written."""
    old: Shape = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    new = shape(compile_protos(HERE, HERE))
    faults = breaking_changes(old, new)
    if not faults:
        merged = {name: old.get(name, {}) | members for name, members in {**old, **new}.items()}
        BASELINE.write_text(json.dumps(merged, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return faults


def main(arguments: list[str]) -> int:
    """The command line."""
    faults = write() if arguments == ["--write"] else check()
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
