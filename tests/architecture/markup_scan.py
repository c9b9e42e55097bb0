"""Finds text that reaches one of Textual's markup sinks as a bare string.

Textual reads a string given to these as markup: `saw [/error] in logs` ends the whole program there, and
`[@click=app.quit]x[/]` becomes a link that calls the app. Text goes in as Content, by way of `console/text.py`. A
literal is the programmer's own and may be markup.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CONSTRUCTORS = frozenset(
    {"Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Tab", "TabPane", "Option", "Link"}
    | {"DiscoveryHit", "Hit", "SimpleCommand", "Toast", "Notification", "Tooltip", "Option", "Placeholder"}
)
METHODS = frozenset({"update", "notify", "replace_option_prompt"})
ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip", "label"})
LITERAL = frozenset({"Digits", "Input", "TextArea", "Log", "Markdown", "ProgressBar"})
"""Widgets of Textual that show what they are given as it is."""

KEYWORDS = frozenset({"title", "label", "prompt", "message", "content", "match_display", "display", "tooltip"})
MAKERS = frozenset({"plain", "styled", "Content", "Text"})
CONTENTS = frozenset({"Content", "Text", "RichText", "Strip"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Known:
    """What the project says by annotation: functions that give Content back, attributes that hold it."""

    functions: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()


@dataclass(slots=True)
class Scope:
    """The names of one function that hold Content, and those that hold a dictionary or a set."""

    contents: set[str] = field(default_factory=set)
    collections: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Finding:
    """One bare string on its way into a sink."""

    line: int
    sink: str
    what: str


def learn(trees: Iterable[ast.Module]) -> Known:
    """Read the annotations of a whole package."""
    functions, attributes, collections = set(), set(), set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, Function) and _is_content(node.returns):
                functions.add(node.name)
            if isinstance(node, ast.AnnAssign):
                name = node.target.attr if isinstance(node.target, ast.Attribute) else getattr(node.target, "id", "")
                if _is_content(node.annotation):
                    attributes.add(name)
                if _is_collection(node.annotation):
                    collections.add(name)
    return Known(frozenset(functions), frozenset(attributes), frozenset(collections))


def scan(tree: ast.Module, known: Known) -> list[Finding]:
    """Every bare string that goes into a sink in one file."""
    found: list[Finding] = []
    _Scanner(known, found, _own_names(tree)).visit(tree)
    return found


def _own_names(tree: ast.Module) -> frozenset[str]:
    """The names that a file has from this project: a class of ours is not the sink that it shares a name with."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = [node for node in imports if (node.module or "").startswith("incident_console")]
    return frozenset(alias.asname or alias.name for node in ours for alias in node.names)


def _takes_literally(node: ast.expr) -> bool:
    """Whether an expression is a widget that shows text as it is, such as `self.query_one(Digits)`."""
    if not isinstance(node, ast.Call):
        return False
    names = [*node.args, node.func] if isinstance(node.func, ast.Attribute) else [node.func]
    return any(isinstance(name, ast.Name) and name.id in LITERAL for name in names)


def _is_content(annotation: ast.expr | None) -> bool:
    """Whether an annotation is Content, or Content or None."""
    if isinstance(annotation, ast.BinOp):
        sides = (annotation.left, annotation.right)
        return any(_is_content(side) for side in sides) and all(_is_content(side) or _is_none(side) for side in sides)
    return isinstance(annotation, ast.Name) and annotation.id in CONTENTS


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_collection(annotation: ast.expr) -> bool:
    base = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return isinstance(base, ast.Name) and base.id in {"dict", "set", "Counter", "OrderedDict", "defaultdict"}


class _Scanner(ast.NodeVisitor):
    """Walks a file with the names of the function that it is in."""

    def __init__(self, known: Known, found: list[Finding], own: frozenset[str]) -> None:
        self.known = known
        self.own = own
        self.found = found
        self.scopes = [Scope()]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node)

    def _function(self, node: Function) -> None:
        if node.name == "render" and isinstance(node.returns, ast.Name) and node.returns.id == "str":
            self.found.append(Finding(node.lineno, "render()", "gives back a str"))
        scope = Scope(set(self.scopes[-1].contents), set(self.scopes[-1].collections))
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        scope.contents |= {one.arg for one in arguments if _is_content(one.annotation)}
        scope.collections |= {one.arg for one in arguments if one.annotation and _is_collection(one.annotation)}
        self.scopes.append(scope)
        self._learn_names(node, scope)
        self.generic_visit(node)
        self.scopes.pop()

    def _learn_names(self, node: Function, scope: Scope) -> None:
        """A name holds Content where everything that is assigned to it does."""
        given: dict[str, list[ast.expr]] = {}
        for inner in ast.walk(node):
            if isinstance(inner, ast.Assign):
                for target in inner.targets:
                    if isinstance(target, ast.Name):
                        given.setdefault(target.id, []).append(inner.value)
            elif isinstance(inner, (ast.AnnAssign, ast.NamedExpr)) and isinstance(inner.target, ast.Name):
                annotated = isinstance(inner, ast.AnnAssign)
                if annotated and _is_content(inner.annotation):
                    scope.contents.add(inner.target.id)
                elif annotated and _is_collection(inner.annotation):
                    scope.collections.add(inner.target.id)
                elif inner.value is not None:
                    given.setdefault(inner.target.id, []).append(inner.value)
        for _ in range(2):
            for name, values in given.items():
                if all(self.safe(value) for value in values):
                    scope.contents.add(name)
                if all(isinstance(value, (ast.Dict, ast.Set, ast.DictComp, ast.SetComp)) for value in values):
                    scope.collections.add(name)
                if all(_takes_literally(value) for value in values):
                    scope.collections.add(name)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                self._judge(node, f".{target.attr} =", node.value)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for inner in node.body:
            if isinstance(inner, ast.Assign):
                for target in inner.targets:
                    if isinstance(target, ast.Name) and target.id in {"BORDER_TITLE", "BORDER_SUBTITLE"}:
                        self._judge(inner, target.id, inner.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        sink = self._sink(node)
        off = any(
            k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False for k in node.keywords
        )
        if sink and not off:
            for argument in _texts(node, sink):
                self._judge(node, f"{sink}()", argument)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "from_markup":
            for argument in node.args:
                if not isinstance(argument, ast.Constant):
                    self.found.append(Finding(node.lineno, "from_markup()", ast.unparse(argument)))
        self.generic_visit(node)

    def _sink(self, node: ast.Call) -> str:
        if isinstance(node.func, ast.Name):
            return node.func.id if node.func.id in CONSTRUCTORS - self.own else ""
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in METHODS:
                return "" if name == "update" and self._is_collection(node.func.value) else name
            return name if name in CONSTRUCTORS else ""
        return ""

    def _is_collection(self, receiver: ast.expr) -> bool:
        if _takes_literally(receiver):
            return True
        if isinstance(receiver, ast.Name):
            return receiver.id in self.scopes[-1].collections
        return isinstance(receiver, ast.Attribute) and receiver.attr in self.known.collections

    def _judge(self, node: ast.stmt | ast.expr, sink: str, argument: ast.expr) -> None:
        if not self.safe(argument):
            self.found.append(Finding(node.lineno, sink, ast.unparse(argument)))

    def safe(self, node: ast.expr) -> bool:
        """Whether an expression is a literal, or Content for certain."""
        match node:
            case ast.Constant():
                return True
            case ast.IfExp(body=one, orelse=other):
                return self.safe(one) and self.safe(other)
            case ast.BoolOp(values=values):
                return all(self.safe(value) for value in values)
            case ast.BinOp(left=one, right=other, op=ast.Add()):
                return self.safe(one) and self.safe(other) and not _both_literal(one, other)
            case ast.NamedExpr(value=value):
                return self.safe(value)
            case ast.Name(id=name):
                return name in self.scopes[-1].contents
            case ast.Attribute(attr=name):
                return name in self.known.attributes
            case ast.Call(func=ast.Name(id=name)):
                return name in MAKERS or name in self.known.functions
            case ast.Call(func=ast.Attribute(value=receiver, attr=name)):
                named = isinstance(receiver, ast.Name) and receiver.id in MAKERS
                return named or name in self.known.functions or (self.safe(receiver) and not _is_literal(receiver))
        return False


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _both_literal(one: ast.expr, other: ast.expr) -> bool:
    return _is_literal(one) and _is_literal(other) and not isinstance(one.value, str)  # type: ignore[attr-defined]


def _texts(node: ast.Call, sink: str) -> Iterator[ast.expr]:
    """The arguments of a sink that it reads as markup: the first by place (of a hit the second too), some by name."""
    if sink in {"Hit", "SimpleCommand", "DiscoveryHit"}:
        places = node.args[1:2] if sink == "Hit" else node.args[:1]
    else:
        places = node.args[:1]
    yield from (argument for argument in places if not isinstance(argument, (ast.Dict, ast.Starred)))
    literal = {"title"} if sink == "notify" else set()
    yield from (k.value for k in node.keywords if k.arg in KEYWORDS - literal)
