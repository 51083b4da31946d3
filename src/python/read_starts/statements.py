"""Follows the statements of a module as Python would run them when it is imported."""

import ast

from .runs import Runs
from .values import Scope, Value, functions, is_main, last_name, nothing, parameters, plain_interface

loops = tuple(getattr(ast, syntax) for syntax in ("For", "AsyncFor", "While", "Match") if hasattr(ast, syntax))
tries = tuple(getattr(ast, syntax) for syntax in ("Try", "TryExcept", "TryFinally", "TryStar") if hasattr(ast, syntax))
withs = tuple(getattr(ast, syntax) for syntax in ("With", "AsyncWith") if hasattr(ast, syntax))


def leaves(body):
    """Whether nothing comes after: `raise`, `return`, `sys.exit()`."""
    last = body[-1] if body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return last_name(last.value) in ("exit", "_exit", "abort")
    return isinstance(last, (ast.Raise, ast.Return))


class Statements(Runs):
    def visit_all(self, body, scope, depth):
        for node in body:
            self.visit(node, scope, depth)

    def branches(self, bodies, scope, depth, first=False):
        """What is bound in each of them is bound for sure; a branch that leaves has no say. `first` is one that others stand in for."""
        before, unsure = dict(scope.names), set(scope.unsure)
        ends = []
        for body in bodies:
            scope.names, scope.unsure = dict(before), set(unsure)
            self.visit_all(body, scope, depth)
            if not leaves(body):
                ends.append((scope.names, scope.unsure))
        scope.names, scope.unsure = dict(before), set(unsure)
        for name in set(name for names, _ in ends for name in names):
            values = [names.get(name) for names, _ in ends]
            sure = all(value is not None for value in values) and not any(name in other for _, other in ends)
            known = [value for value in values if value is not None]
            if first and len(ends) > 1 and ends[0][0].get(name) is known[0] and known[0].kind in ("name", "class", "function"):
                # `try: from flask import Flask`, and something else where it is not there.
                known = known[:1]
            same = all(one is known[0] or (one.kind, one.what) == (known[0].kind, known[0].what) for one in known)
            others = [one for one in known if one is not before.get(name)]
            scope.names[name] = (others or known)[0] if same else nothing
            if not sure and same and known[0].kind == "made" and scope is scope.module.scope:
                scope.module.unsure[name] = known[0]
            scope.unsure.discard(name) if sure else scope.unsure.add(name)

    def visit(self, node, scope, depth):
        if isinstance(node, ast.Import):
            self.do_import(node, scope)
        elif isinstance(node, ast.ImportFrom):
            self.do_from(node, scope, depth)
        elif isinstance(node, functions):
            self.note_decorators(node, scope, depth)
            names = parameters(node)[1]
            plain = plain_interface(node, names) if not node.decorator_list else None
            value = Value("function", node, scope)
            if plain:
                value = Value("made", plain, {"path": scope.module.path, "line": node.lineno, "wraps": False})
            scope.bind(node.name, value)
        elif isinstance(node, ast.ClassDef):
            scope.bind(node.name, Value("class", node, scope) if not node.decorator_list else nothing)
        elif isinstance(node, ast.Assign):
            self.note(node.value, scope, depth)
            value = self.evaluate(node.value, scope, depth + 1)
            for target in node.targets:
                self.assign(target, value, node.value, scope, depth)
        elif node.__class__.__name__ == "AnnAssign":
            if node.value is not None:
                self.note(node.value, scope, depth)
                self.assign(node.target, self.evaluate(node.value, scope, depth + 1), node.value, scope, depth)
        elif isinstance(node, ast.Return):
            if node.value is not None:
                self.note(node.value, scope, depth)
                scope.returns.append(self.evaluate(node.value, scope, depth + 1))
            else:
                scope.returns.append(nothing)
        elif isinstance(node, ast.If):
            self.condition(node, scope, depth)
        elif isinstance(node, tries):
            handlers = [one.body for one in getattr(node, "handlers", [])]
            body = list(node.body) + list(getattr(node, "orelse", []))
            if handlers:
                self.branches([body] + handlers, scope, depth, first=True)
            else:
                self.visit_all(body, scope, depth)
            self.visit_all(getattr(node, "finalbody", []), scope, depth)
        elif isinstance(node, withs):
            for item in getattr(node, "items", [node]):
                self.note(item.context_expr, scope, depth)
                if isinstance(item.optional_vars, ast.Name):
                    scope.bind(item.optional_vars.id, self.evaluate(item.context_expr, scope, depth + 1))
            self.visit_all(node.body, scope, depth)
        elif isinstance(node, loops):
            bodies = [case.body for case in node.cases] if hasattr(node, "cases") else [node.body]
            self.branches([[]] + bodies, scope, depth)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                scope.names.pop(getattr(target, "id", ""), None)
        elif isinstance(node, ast.Expr):
            self.note(node.value, scope, depth)

    def condition(self, node, scope, depth):
        if is_main(node.test):
            found = scope.module.found
            found.setdefault("main", node.lineno)
            # What is bound there is not there for who imports the module.
            inner = Scope(scope.module, scope)
            inner.in_main = True
            self.visit_all(node.body, inner, depth)
            for name, value in inner.names.items():
                if value.kind == "made":
                    scope.module.unsure.setdefault(name, value)
            self.visit_all(node.orelse, scope, depth)
        elif getattr(node.test, "id", getattr(node.test, "attr", "")) == "TYPE_CHECKING":
            self.visit_all(node.orelse, scope, depth)
        else:
            sure = self.port_in(node.test, scope, depth).kind == "port"
            scope.maybe += 0 if sure else 1
            self.branches([node.body, node.orelse], scope, depth)
            scope.maybe -= 0 if sure else 1

    def assign(self, target, value, node, scope, depth):
        if isinstance(target, ast.Name):
            scope.bind(target.id, value)
        elif isinstance(target, ast.Attribute):
            owner = self.evaluate(target.value, scope, depth + 1)
            if owner.kind == "instance":
                self.instances.setdefault(owner.what.what, {})[target.attr] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            pairs = isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == len(target.elts)
            for at, one in enumerate(target.elts):
                # `app, rt = fast_app()`: of what gives several things, the application is the first.
                part = self.evaluate(node.elts[at], scope, depth + 1) if pairs else (value if at == 0 else nothing)
                part = part if pairs or part.kind != "made" or part.what == "fasthtml" else nothing
                self.assign(one, part, node.elts[at] if pairs else node, scope, depth)
