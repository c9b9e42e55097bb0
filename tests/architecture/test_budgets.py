"""Room sizes that keep the house liveable."""

from __future__ import annotations

import ast

from source_tree import python_files, shown, tree_of

FILE, CLASS, FUNCTION = 300, 250, 60


def test_no_file_class_or_function_outgrows_its_room() -> None:
    too_large = []
    for path in python_files():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FILE:
            too_large.append(f"{shown(path)}: {lines} lines, {FILE} at the most")
        for node in ast.walk(tree_of(path)):
            limit = _limit(node)
            if limit and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > limit:
                too_large.append(f"{shown(path)}: {node.name} has {size} lines, {limit} at the most")
    assert too_large == [], "split these by meaning\n" + "\n".join(too_large)


def _limit(node: ast.AST) -> int:
    if isinstance(node, ast.ClassDef):
        return CLASS
    return FUNCTION if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else 0
