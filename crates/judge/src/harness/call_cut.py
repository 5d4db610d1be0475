# Cuts drive.py into one text a driver: the imports, the driver, and what these
# reach by name, in whole statements that stay on their lines. So the cell of
# one case tells nothing about the others. NAME is not used, INPUT lists drivers.
import ast
import importlib.util
import symtable

IMPORTS = (ast.Import, ast.ImportFrom)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
WRITES = (ast.Store, ast.Del)


class Part:
    # One statement of the module: its text, the names it reads from the module,
    # those it binds there, and those whose objects it changes.
    def __init__(self, node, lines):
        self.node = node
        marks = [mark.lineno for mark in getattr(node, "decorator_list", ())]
        self.line = min([node.lineno] + marks)
        picked = lines[self.line - 1 : node.end_lineno]
        picked[-1] = picked[-1][: node.end_col_offset]
        picked[0] = picked[0][0 if marks else node.col_offset :]
        self.text = b"\n".join(picked)
        self.is_import = isinstance(node, IMPORTS)
        self.reads, self.binds = set(), set()
        self.read_names(symtable.symtable(self.text.decode(), "drive.py", "exec"), True)
        self.changes = set()
        if not isinstance(node, DEFINITIONS):
            self.changes = {root(each) for each in ast.walk(node) if is_change(each)} - {None}

    def read_names(self, table, outermost):
        for symbol in table.get_symbols():
            if not outermost and not symbol.is_global():
                continue
            bound = symbol.is_assigned() or symbol.is_imported()
            if outermost or symbol.is_declared_global():
                if bound or symbol.is_declared_global():
                    self.binds.add(symbol.get_name())
            if symbol.is_referenced():
                self.reads.add(symbol.get_name())
        for child in table.get_children():
            self.read_names(child, False)


def is_change(node):
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call)
    return isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, WRITES)


def root(node):
    # The name at the far left: table in table.rows[0].append(1).
    while not isinstance(node, ast.Name):
        node = node.func if isinstance(node, ast.Call) else getattr(node, "value", None)
        if node is None:
            return None
    return node.id


def reached(parts, driver, others):
    kept = [part for part in parts if part.is_import]
    imported = set().union(*(part.binds for part in kept))
    needed = {driver}
    while True:
        def wanted(part):
            if part in kept:
                return False
            # A table of all drivers is no reason to take them all along.
            free = not (part.reads & others - needed)
            return part.binds & needed or (free and part.changes & (needed | imported))

        more = [part for part in parts if wanted(part)]
        if not more:
            return [part for part in parts if part in kept]
        kept += more
        needed = needed.union(*(part.reads for part in more))


def joined(parts):
    text, line = b"", 1
    for part in parts:
        gap = max(part.line - line, 1 if text else 0)
        text += b"\n" * gap + part.text
        line += gap + part.text.count(b"\n")
    text = (text + b"\n").decode()
    whole = ast.Module(body=[part.node for part in parts], type_ignores=[])
    if ast.dump(ast.parse(text)) != ast.dump(whole):
        raise ValueError("drive.py is written in a way that cannot be cut into its drivers")
    return text


def run():
    with open("drive.py", "rb") as file:
        source = importlib.util.decode_source(file.read())
    lines = source.encode().split(b"\n")
    parts = [Part(node, lines) for node in ast.parse(source, "drive.py").body]
    defined = set().union(*(part.binds for part in parts))
    drivers = set(marshal.loads(INPUT))
    return encode({name: joined(reached(parts, name, drivers - {name})) for name in sorted(drivers & defined)})
