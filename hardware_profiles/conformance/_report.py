"""What a run found, for machines (JUnit XML) and for people (Markdown in Chinese and English)."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from hardware_profiles import VendorProfile
from hardware_profiles.conformance._clauses import CLAUSES
from hardware_profiles.conformance._findings import Finding, Findings, Text, Verdict

__all__ = ["Language", "junit_xml", "markdown", "write_reports"]

Language = Literal["zh", "en"]
_CLAUSE = {clause.id: clause for clause in CLAUSES}
_WORD = {
    Verdict.PASS: Text("pass", "通过"),
    Verdict.FAIL: Text("FAIL", "不通过"),
    Verdict.INCONCLUSIVE: Text("inconclusive", "无法判定"),
    Verdict.SKIPPED: Text("skipped", "不适用"),
}
_HEAD = {
    "title": Text("Conformance report", "符合性测试报告"),
    "profile": Text("profile", "配置文件"),
    "junction": Text("junction", "测试路口"),
    "target": Text("device under test", "被测设备"),
    "serial": Text("serial number", "序列号"),
    "result": Text("result", "结论"),
    "can": Text("What the profile says it can do", "配置文件声明的能力"),
    "mandatory": Text("must", "必备"),
    "optional": Text("may", "可选"),
    "deviation": Text("departs", "偏离"),
    "resources": Text("resources", "资源"),
    "commands": Text("commands", "命令"),
    "clauses": Text("Clauses", "条款"),
    "columns": Text("| clause | what is asked | source | verdict | reason |", "| 条款 | 要求 | 依据 | 判定 | 说明 |"),
    "wire": Text("Wire log before each failure", "未通过条款的报文记录"),
    "clean": Text("nothing failed", "无不通过条款"),
    "failed": Text("failed", "不通过"),
}


def junit_xml(findings: Findings) -> str:
    """JUnit XML: a failure for each FAIL, an error for each inconclusive clause, `skipped` for the rest."""
    suite = ElementTree.Element(
        "testsuite",
        name=f"citybrain conformance {findings.profile}",
        tests=str(len(findings.findings)),
        failures=str(findings.count(Verdict.FAIL)),
        errors=str(findings.count(Verdict.INCONCLUSIVE)),
        skipped=str(findings.count(Verdict.SKIPPED)),
        time=f"{sum(one.wall_s for one in findings.findings):.3f}",
    )
    tags = {Verdict.FAIL: "failure", Verdict.INCONCLUSIVE: "error", Verdict.SKIPPED: "skipped"}
    for one in findings.findings:
        clause = _CLAUSE[one.clause]
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=findings.profile,
            name=f"{one.clause}: {clause.title.en}",
            time=f"{one.wall_s:.3f}",
        )
        if one.verdict in tags:
            outcome = ElementTree.SubElement(case, tags[one.verdict], message=one.reason.en)
            outcome.text = clause.cites
        if one.wire:
            ElementTree.SubElement(case, "system-out").text = "\n".join(one.wire)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def markdown(findings: Findings, vendor: VendorProfile, language: Language) -> str:
    """A report for people: what the model can do, the verdict of each clause, the wire log of each failure."""

    def say(text: Text) -> str:
        return text.zh if language == "zh" else text.en

    head = {name: say(text) for name, text in _HEAD.items()}
    counts = ", ".join(f"{say(_WORD[verdict])} {findings.count(verdict)}" for verdict in Verdict)
    lines = [
        f"# {head['title']}: {vendor.title}",
        "",
        f"- {head['profile']}: `{findings.profile}` {findings.profile_hash.hex()[:16]}",
        f"- {head['target']}: {findings.target}, {head['serial']} {findings.serial or '-'}",
    ]
    if findings.junction:
        lines.append(f"- {head['junction']}: `{findings.junction}` {findings.junction_hash.hex()[:16]}")
    verdict = head["clean"] if findings.passed else f"{head['failed']} {findings.count(Verdict.FAIL)}"
    lines += [
        f"- {head['result']}: **{verdict}** ({counts})",
        "",
        f"## {head['can']}",
        "",
        *_capabilities(vendor, head),
    ]
    lines += ["", f"## {head['clauses']}", "", head["columns"], "|---|---|---|---|---|"]
    for one in findings.findings:
        clause = _CLAUSE[one.clause]
        reason = say(one.reason).replace("|", "\\|")
        lines.append(
            f"| `{one.clause}` | {say(clause.title)} | {clause.cites} | {say(_WORD[one.verdict])} | {reason} |"
        )
    failed = [one for one in findings.findings if one.wire]
    if failed:
        lines += ["", f"## {head['wire']}"]
    for one in failed:
        lines += ["", f"### {one.clause}", "", "```", *one.wire, "```"]
    return "\n".join(lines) + "\n"


def _capabilities(vendor: VendorProfile, head: dict[str, str]) -> Sequence[str]:
    lists = (("mandatory", vendor.mandatory), ("optional", vendor.optional), ("deviation", vendor.deviations))
    lines = [f"- {head[name]}: {sentence}" for name, sentences in lists for sentence in sentences]
    lines.append(f"- {head['resources']}: {', '.join(f'{r.name} [{r.unit}]' for r in vendor.resources) or '-'}")
    timed = zip(vendor.commands, vendor.ack_timeout_ms, strict=True)
    lines.append(f"- {head['commands']}: {', '.join(f'{name} ({ms} ms)' for name, ms in timed) or '-'}")
    return lines


def write_reports(findings: Findings, vendor: VendorProfile, folder: Path) -> None:
    """`junit.xml`, `report.zh.md`, `report.en.md` and the wire log of each failure under `wire/`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "junit.xml").write_text(junit_xml(findings), encoding="utf-8")
    (folder / "report.zh.md").write_text(markdown(findings, vendor, "zh"), encoding="utf-8")
    (folder / "report.en.md").write_text(markdown(findings, vendor, "en"), encoding="utf-8")
    for one in findings.findings:
        if one.wire:
            _write_wire(one, folder / "wire")


def _write_wire(finding: Finding, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{finding.clause}.log").write_text("\n".join(finding.wire) + "\n", encoding="utf-8")
