# Counting without a clock: the program is rewritten so that each turn of a loop
# and each call ticks a counter, and each operation that does its work in C says
# how many elements it touched. Nothing else changes: same values, same order of
# evaluation. It works alike on every version; only the sort of the interpreter
# compares a little more or less from one to the next.
import ast

# What they answer depends on who calls them.
FRAMED = {"super", "locals", "globals", "vars", "dir", "eval", "exec", "__import__"}


def call(name, *arguments):
    return ast.Call(ast.Name("_askback_" + name, ast.Load()), list(arguments), [])


def pure(node):
    # Whether it may be evaluated a second time.
    if isinstance(node, (ast.Name, ast.Constant)):
        return True
    if isinstance(node, ast.Attribute):
        return pure(node.value)
    if isinstance(node, ast.UnaryOp):
        return pure(node.operand)
    if isinstance(node, ast.BinOp):
        return pure(node.left) and pure(node.right)
    if isinstance(node, ast.Subscript):
        return pure(node.value) and pure(node.slice)
    if isinstance(node, ast.Slice):
        return all(part is None or pure(part) for part in (node.lower, node.upper, node.step))
    return False


def again(node):
    # A copy that loads what `node` stores or deletes.
    return ast.parse(ast.unparse(node), mode="eval").body


def index(node):
    # The index or slice of a subscript as a value.
    if isinstance(node.slice, ast.Slice):
        return call("slice", *[part or ast.Constant(None) for part in slice_parts(node.slice)])
    return again(node.slice)


def slice_parts(node):
    return [part and again(part) for part in (node.lower, node.upper, node.step)]


def number(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


class Rewriter(ast.NodeTransformer):
    def __init__(self, deques):
        self.deques = deques
        self.outer = set()
        self.depth = 0

    def block(self, body):
        # A tick before everything but the docstring.
        at = 1 if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else 0
        return body[:at] + [ast.Expr(call("tick"))] + body[at:]

    def visit_FunctionDef(self, node):
        if self.depth == 0 and node.name == "make":
            return node
        outer, self.outer = self.outer, set()
        for inner in ast.walk(node):
            if isinstance(inner, (ast.Global, ast.Nonlocal)):
                self.outer.update(inner.names)
        self.depth += 1
        node.decorator_list = [self.visit(item) for item in node.decorator_list]
        self.visit_defaults(node.args)
        node.body = self.block(self.visit_all(node.body))
        self.depth -= 1
        self.outer = outer
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_defaults(self, arguments):
        arguments.defaults = [self.visit(item) for item in arguments.defaults]
        arguments.kw_defaults = [item and self.visit(item) for item in arguments.kw_defaults]

    def visit_all(self, statements):
        out = []
        for statement in statements:
            new = self.visit(statement)
            out.extend(new if isinstance(new, list) else [new])
        return out

    def visit_Lambda(self, node):
        self.visit_defaults(node.args)
        node.body = ast.BoolOp(ast.And(), [call("tick"), self.visit(node.body)])
        return node

    def visit_ClassDef(self, node):
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        return node

    def visit_AnnAssign(self, node):
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_For(self, node):
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(call("tick")))
        return node

    visit_AsyncFor = visit_While = visit_For

    def visit_comprehension(self, node):
        self.generic_visit(node)
        node.ifs.insert(0, call("tick"))
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        node.args = [self.spread(item) for item in node.args]
        if not (isinstance(node.func, ast.Name) and node.func.id in FRAMED):
            node.func = call("f", node.func)
        return node

    def spread(self, node):
        if isinstance(node, ast.Starred):
            node.value = call("sized", node.value)
        return node

    def visit_List(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and any(isinstance(item, ast.Starred) for item in node.elts):
            return call("sized", node)
        return node

    visit_Tuple = visit_List

    def visit_Set(self, node):
        self.generic_visit(node)
        spread = any(isinstance(item, ast.Starred) for item in node.elts)
        return call("sized", node) if spread else node

    def visit_Dict(self, node):
        self.generic_visit(node)
        return call("sized", node) if None in node.keys else node

    def visit_JoinedStr(self, node):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = self.visit(part.value)
        return call("sized", node)

    def visit_Compare(self, node):
        self.generic_visit(node)
        if len(node.ops) > 1:
            return node
        left, right, op = node.left, node.comparators[0], node.ops[0]
        if isinstance(op, (ast.In, ast.NotIn)):
            found = call("within", left, right)
            return found if isinstance(op, ast.In) else ast.UnaryOp(ast.Not(), found)
        if isinstance(op, (ast.Eq, ast.NotEq)) and not isinstance(left, ast.Constant):
            if not isinstance(right, ast.Constant):
                return call("equal" if isinstance(op, ast.Eq) else "unequal", left, right)
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, (ast.Add, ast.Mult)):
            numbers = number(node.left) or (number(node.right) and isinstance(node.op, ast.Add))
            return node if numbers else call("sized", node)
        if isinstance(node.op, ast.Pow) and not number(node.right):
            return call("power", node.left, node.right)
        names = {ast.BitOr: "union", ast.BitAnd: "common", ast.Sub: "minus", ast.BitXor: "either"}
        name = names.get(type(node.op))
        return call(name, node.left, node.right) if name and not number(node.right) else node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        if isinstance(node.slice, ast.Slice):
            return call("sized", node)
        return call("at", node.value, node.slice) if self.deques else node

    def visit_Assign(self, node):
        target, value = node.targets[0], node.value
        if len(node.targets) == 1 and isinstance(target, ast.Name) and self.grows(target, value):
            right = call("joined", ast.Name(target.id, ast.Load()), self.visit(value.right))
            node.value = ast.BinOp(value.left, value.op, right)
            return node
        self.generic_visit(node)
        if isinstance(target, (ast.Tuple, ast.List)):
            if any(isinstance(item, ast.Starred) for item in target.elts):
                node.value = call("sized", node.value)
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            if len(node.targets) == 1 and pure(target):
                node.value = call("stored", again(target.value), index(target), node.value)
        return node

    def grows(self, target, value):
        return (
            isinstance(value, ast.BinOp)
            and isinstance(value.op, ast.Add)
            and isinstance(value.left, ast.Name)
            and value.left.id == target.id
            and self.local(target.id)
        )

    def local(self, name):
        return self.depth and name not in self.outer

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.Add) or number(node.value):
            return node
        target = node.target
        if isinstance(target, ast.Name) and self.local(target.id):
            node.value = call("added", ast.Name(target.id, ast.Load()), node.value)
        elif pure(target) and not (isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice)):
            return [node, ast.Expr(call("copied", again(target)))]
        return node

    def visit_Delete(self, node):
        before = [
            ast.Expr(call("removed", again(target.value), index(target)))
            for target in node.targets
            if isinstance(target, ast.Subscript) and pure(target)
        ]
        return before + [node]


def rewritten(source, path):
    tree = ast.parse(source, path)
    tree = Rewriter("deque" in source).visit(tree)
    return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)
