"""The arrays of numbers in Python files, as Python's own parser sees them.

Reads the names of files from standard input, one a line, and prints one line of JSON for each: `arrays` with their
offsets in UTF-16 code units, shape and values, and `brackets`, the offsets of all brackets that are code.
"""
import ast
import io
import json
import sys
import tokenize

MODULES = {"np", "numpy", "math", "cmath", "torch", "jnp", "cp"}
NAMES = {"inf": "Infinity", "Inf": "Infinity", "infty": "Infinity", "nan": "NaN", "NaN": "NaN", "NAN": "NaN"}


class Offsets:
    """Turns lines and columns into UTF-16 offsets."""

    def __init__(self, text):
        self.lines = text.splitlines(keepends=True) if "\f" not in text and "\x0b" not in text else None
        if self.lines is None or any(not line.endswith(("\n", "\r")) for line in self.lines[:-1]):
            self.lines = io.StringIO(text, newline="").readlines()
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + units(line))

    def of_bytes(self, line, column):
        return self.starts[line - 1] + units(self.lines[line - 1].encode("utf-8")[:column].decode("utf-8"))

    def of_characters(self, line, column):
        return self.starts[line - 1] + units(self.lines[line - 1][:column])


def units(text):
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def number(node):
    """The value of a number, or None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        value = number(node.operand)
        if value is None or not isinstance(node.operand, (ast.Constant, ast.Attribute, ast.Call)):
            return None
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        try:
            return float(node.value)
        except OverflowError:
            return float("inf")
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in MODULES:
        return float(NAMES[node.attr]) if node.attr in NAMES else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
        argument = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            written = argument.value.strip().lower().lstrip("+-")
            if written in ("inf", "infinity", "nan"):
                return float(argument.value)
    return None


def is_sequence(node):
    if isinstance(node, ast.List):
        return True
    if not isinstance(node, ast.Tuple):
        return False
    # A tuple without parentheses begins with its first element.
    first = node.elts[0] if node.elts else None
    return first is None or (first.lineno, first.col_offset) != (node.lineno, node.col_offset)


def rectangle(node):
    """(shape, values) of a sequence of numbers or of rectangles of one shape, or None."""
    if not is_sequence(node) or not node.elts:
        return None
    numbers = [number(element) for element in node.elts]
    if all(value is not None for value in numbers):
        return [len(numbers)], numbers
    parts = [rectangle(element) for element in node.elts]
    if any(part is None or part[0] != parts[0][0] for part in parts):
        return None
    return [len(parts)] + parts[0][0], [value for part in parts for value in part[1]]


def collect(tree, offsets):
    arrays = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        # Positions within formatted strings are not those of the file.
        if isinstance(node, ast.JoinedStr):
            continue
        found = rectangle(node)
        if found:
            start = offsets.of_bytes(node.lineno, node.col_offset)
            end = offsets.of_bytes(node.end_lineno, node.end_col_offset)
            values = [value if value - value == 0 else str(value).replace("inf", "Infinity").replace("nan", "NaN") for value in found[1]]
            arrays.append({"start": start, "end": end, "shape": found[0], "values": values})
        else:
            waiting.extend(ast.iter_child_nodes(node))
    return arrays


def brackets(text, offsets):
    tokens = tokenize.generate_tokens(io.StringIO(text, newline="").readline)
    return [offsets.of_characters(*token.start) for token in tokens if token.string in ("[", "(") and token.type == tokenize.OP]


sys.setrecursionlimit(10000)
for name in sys.stdin:
    try:
        with open(name.rstrip("\n"), encoding="utf-8", newline="") as file:
            text = file.read()
        offsets = Offsets(text)
        found = {"arrays": collect(ast.parse(text), offsets), "brackets": brackets(text, offsets)}
    except (SyntaxError, UnicodeDecodeError, ValueError, tokenize.TokenError, RecursionError) as error:
        found = {"error": str(error)}
    print(json.dumps(found))
    sys.stdout.flush()
