def is_balanced(text):
    rest = "".join(character for character in text if character in "()[]{}")
    length = None
    while length != len(rest):
        length = len(rest)
        rest = rest.replace("()", "").replace("[]", "").replace("{}", "")
    return not rest
