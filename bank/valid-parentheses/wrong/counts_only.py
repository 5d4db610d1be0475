def is_balanced(text):
    return all(text.count(opened) == text.count(closed) for opened, closed in ("()", "[]", "{}"))
