//! What is found and what is left alone, beside the examples of the help.

use askback_idioms::find;

use crate::{found, mended};

/// Programs that have exactly this remark.
const FOUND: &[(&str, &str)] = &[
    ("ASK101", "for i in range(0, len(xs)):\n    print(xs[i])\n"),
    ("ASK101", "for i in range(len(a)):\n    print(a[i] + b[i])\n"),
    ("ASK101", "for i in range(len(self.rows)):\n    print(self.rows[i])\n"),
    ("ASK102", "i = 0\nwhile i < len(xs):\n    print(i, xs[i])\n    i += 1\n"),
    ("SIM113", "i = 0\nfor a, b in xs:\n    print(i, a, b)\n    i += 1\n"),
    ("ASK201", "d = {}\nif k in d:\n    d[k].append(x)\nelse:\n    d[k] = [x]\n"),
    ("ASK201", "d = {}\nif k not in d:\n    d[k] = set()\nd[k].add(x)\n"),
    ("ASK202", "d = {}\nif k not in d:\n    d[k] = 0\nd[k] += 1\n"),
    ("PLR1712", "def f(a, b):\n    t = a\n    a = b\n    b = t\n    return a, b\n"),
    (
        "ASK401",
        "def f(xs):\n    seen = []\n    for x in xs:\n        if x not in seen:\n            seen.append(x)\n",
    ),
    ("ASK401", "def f(xs, known: list[str]):\n    return [x for x in xs if x in known]\n"),
    ("ASK801", "def f(xs):\n    s = ''\n    for x in xs:\n        s = s + x\n    return s\n"),
    ("ASK802", "def f(text):\n    s = ''\n    for c in text:\n        s = c + s\n    return s\n"),
    ("E721", "if type(x) != dict:\n    print(x)\n"),
    ("B023", "def f():\n    fs = []\n    for i in range(3):\n        fs.append(lambda: i)\n    return fs\n"),
    (
        "B023",
        "def f(names):\n    fs = {}\n    for name in names:\n        def show():\n            print(name)\n        fs[name] = show\n    return fs\n",
    ),
    ("B909", "def f(d):\n    for k in d:\n        if k > 1:\n            del d[k]\n"),
    ("B006", "def f(*, cache={}):\n    return cache\n"),
    ("SIM115", "text = open('a').read()\nprint(text)\n"),
    ("F632", "if n is 5:\n    print(n)\n"),
    ("E712", "while done == False:\n    done = step()\n"),
    ("ASK805", "assert len(xs) > 0\n"),
    ("SIM103", "def f(x):\n    if x:\n        return False\n    return True\n"),
    (
        "SIM110",
        "def f(xs):\n    for x in xs:\n        if x not in known:\n            return False\n    return True\n",
    ),
    ("PLR1714", "if x != 1 and x != 2 and x != 3:\n    print(x)\n"),
    ("FURB192", "last = sorted(xs, reverse=True)[0]\n"),
    ("RET503", "def f(x):\n    for y in x:\n        if y:\n            return y\n"),
    ("ASK901", "xs = xs.append(1)\n"),
];

/// Programs without any remark.
const GOOD: &[&str] = &[
    // The number is what it is about.
    "for i in range(len(xs)):\n    xs[i] = xs[i] * 2\n",
    "for i in range(len(xs)):\n    print(xs[i], xs[i + 1])\n",
    "for i in range(1, len(xs)):\n    print(xs[i])\n",
    "for i in range(len(xs)):\n    print(i)\n",
    "for i in range(len(xs)):\n    print(xs[i])\nprint(i)\n",
    "def f(xs):\n    for i in range(len(xs)):\n        xs.append(xs[i])\n",
    "i = 0\nwhile i < len(xs):\n    if xs[i]:\n        i += 2\n        continue\n    i += 1\n",
    "i = 0\nwhile i < len(xs) and xs[i]:\n    i += 1\nprint(i)\n",
    "n = 0\nfor x in xs:\n    if x:\n        n += 1\nprint(n)\n",
    "n = 0\nfor x in xs:\n    print(n)\n    n += 1\nprint(n)\n",
    "for i, x in enumerate(xs):\n    xs[i] = x + 1\n",
    // Not a swap, or the third name is needed.
    "t = a\na = b\nb = t\nprint(t)\n",
    "t = a\na = b\nc = t\nprint(t)\n",
    // Not known to be a list, or too short to matter, or made in the loop.
    "def f(xs, known):\n    return [x for x in xs if x in known]\n",
    "def f(xs):\n    ends = ['.', '!', '?']\n    return [x for x in xs if x in ends]\n",
    "def f(xs):\n    for x in xs:\n        parts = x.split()\n        if 'a' in parts:\n            print(x)\n",
    "def f(xs, y):\n    known = list(xs)\n    return y in known\n",
    "def f(xs, ys):\n    left = list(ys)\n    for x in xs:\n        if x in left:\n            left.remove(x)\n    return left\n",
    // A number grows, or a string once a round of an outer loop.
    "def f(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total\n",
    "def f(rows):\n    for row in rows:\n        line = ''\n        for cell in row:\n            if cell:\n                line += cell\n        print(line)\n",
    // Used up at once, or bound.
    "def f(xs):\n    for n in range(3):\n        xs.sort(key=lambda x: x % n)\n",
    "fs = [lambda n=n: n for n in range(3)]\n",
    "for n in range(3):\n    print(list(filter(lambda x: x > n, xs)))\n",
    // Left right after, or a copy, or another list.
    "def f(xs, x):\n    for y in xs:\n        if x == y:\n            xs.remove(y)\n            break\n",
    "def f(xs):\n    for y in list(xs):\n        xs.remove(y)\n",
    "def f(xs, ys):\n    for y in xs:\n        ys.remove(y)\n",
    "def f(order, edges):\n    for node in order:\n        order.extend(edges[node])\n",
    // Closed by somebody.
    "with open('a') as file:\n    print(file.read())\n",
    "def f():\n    return open('a')\n",
    "class A:\n    def __init__(self):\n        self.file = open('a')\n",
    // Exactly this class.
    "if type(x) is int:\n    print(x)\n",
    "if type(a) is type(b):\n    print(a)\n",
    "same = type(a) == type(b) and a == b\n",
    // Handed on.
    "try:\n    work()\nexcept:\n    clean()\n    raise\n",
    "try:\n    work()\nexcept OSError:\n    pass\n",
    // A property, a lone getter, a setter that checks.
    "class A:\n    @property\n    def x(self):\n        return self._x\n\n    @x.setter\n    def x(self, x):\n        self._x = x\n",
    "class A:\n    def get_x(self):\n        return self._x\n",
    "class A:\n    def get_x(self):\n        return self._x\n\n    def set_x(self, x):\n        self._x = int(x)\n",
    // Every way ends.
    "def f(x):\n    if x:\n        return 1\n    else:\n        raise ValueError(x)\n",
    "def f(x):\n    while True:\n        if x():\n            return 1\n",
    "def f(x):\n    match x:\n        case 1:\n            return 1\n        case _:\n            return 2\n",
    "def f(x):\n    if x:\n        return\n    print(x)\n",
    "def f(x):\n    try:\n        return x()\n    finally:\n        print(x)\n",
    "def f(x):\n    with x:\n        return 1\n",
    // Guards.
    "def f(a, b):\n    if a:\n        return True\n    if b == 1:\n        return True\n    return False\n",
    // Read by a name in quotes, or for export.
    "from typing import List\n\n\ndef f(xs: 'List[int]'):\n    print(xs)\n",
    "from a import b\n\n__all__ = ['b']\n",
    "from __future__ import annotations\n",
    "import os.path\n\nprint(os.path.sep)\n",
    // Read later, by an inner function, or declared elsewhere.
    "def f():\n    n = 0\n\n    def g():\n        nonlocal n\n        n += 1\n\n    return g\n",
    "def f():\n    n = 0\n    return lambda: n\n",
    "def f():\n    _unused = g()\n    a, b = h()\n    return a\n",
    // Base classes that set nothing up, or are not ours.
    "class A:\n    pass\n\n\nclass B(A):\n    def __init__(self):\n        self.x = 1\n",
    "class B(Exception):\n    def __init__(self):\n        self.x = 1\n",
    "class A:\n    def __init__(self):\n        self.a = 1\n\n\nclass B(A):\n    def __init__(self):\n        A.__init__(self)\n        self.b = 1\n",
    // Attributes of a class that hide nothing; shared on purpose.
    "class A:\n    list = 1\n    input = 2\n",
    "class A:\n    known = {}\n\n    def __init__(self, name):\n        A.known[name] = self\n",
    "class A:\n    sizes = [1, 2]\n\n    def first(self):\n        return self.sizes[0]\n",
    // Longer than a line as a comprehension.
    "def f(measurements):\n    corrected_values = []\n    for measurement in measurements:\n        corrected_values.append(measurement.value * measurement.factor + measurement.offset)\n    return corrected_values\n",
    // The variable of the loop, the list itself.
    "xs = []\nfor x in ys:\n    xs.append(len(xs))\n",
    "xs = []\nfor x in ys:\n    xs.append(x + 1)\nprint(x)\n",
    "async def f(ys):\n    xs = []\n    async for y in ys:\n        xs.append(y + 1)\n    return xs\n",
    "rows = [[0] * 3 for _ in range(2)]\nzeros = [0] * 3\n",
    "x = d[k] if k in d else None\n",
    "if len(xs) == 2:\n    print(xs)\n",
    "n = len(xs) == 0\n",
    "for k, v in d.items():\n    print(k, v)\n",
    "def f(**kwargs):\n    return f(key=1, **kwargs)\n",
    "def f(a: int = 1, *, b: str = 'x') -> None:\n    print(a, b, sep='')\n",
    "x = xs[1:2, ...]\ny = (1,)\nprint(f'{x=} {y!r:>{10}}')\n",
];

#[test]
fn what_is_to_be_found_is() {
    let mut faults = Vec::new();
    for (code, source) in FOUND {
        let codes: Vec<_> =
            found(source).into_iter().map(|(code, _)| code).filter(|code| *code != "FORMAT").collect();
        if !codes.contains(code) || codes.iter().any(|found| found != code && *found != "F841") {
            faults.push(format!("{code}: {codes:?}\n{source}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_good_is_left_alone() {
    let faults: Vec<_> = GOOD
        .iter()
        .filter(|source| !found(source).is_empty())
        .map(|source| format!("{:?}\n{source}", found(source)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_comment_is_never_lost() {
    let source =
        "def f(xs):\n    ys = []\n    # doubles\n    for x in xs:\n        ys.append(x * 2)\n    return ys\n";
    let findings = find(source);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        (findings[0].end_line, findings[0].better.as_deref()),
        (None, Some("ys = [x * 2 for x in xs]"))
    );
}

#[test]
fn a_remark_stands_at_its_line_with_its_reason() {
    let source = "def f(x):\n    return x == None\n";
    let finding = &find(source)[0];
    assert_eq!((finding.rule.code, finding.line, finding.end_line), ("E711", 2, Some(2)));
    assert_eq!(finding.better.as_deref(), Some("    return x is None"));
    assert_eq!(mended(source, finding).unwrap(), "def f(x):\n    return x is None\n");
}

#[test]
fn names_made_for_items_are_free() {
    let source = "def f(names, name):\n    for i in range(len(names)):\n        print(names[i], name)\n";
    assert_eq!(find(source)[0].better.as_deref(), Some("    for item in names:\n        print(item, name)"));
}

#[test]
fn an_item_may_be_a_key_or_an_argument() {
    let source = "def f(xs, seen):\n    for i in range(len(xs)):\n        seen[xs[i]] = i\n";
    let better = "    for i, x in enumerate(xs):\n        seen[x] = i";
    assert_eq!(find(source)[0].better.as_deref(), Some(better));
}

#[test]
fn a_lambda_over_several_lines_keeps_its_own() {
    let finding = &find("f = (lambda x: x\n     + 1)\n")[0];
    assert_eq!((finding.rule.code, finding.end_line), ("E731", None));
}
