# class: O(n)
import json


def make(n):
    return ([{"id": i, "name": "x"} for i in range(n)],)


def solve(rows):
    return json.loads(json.dumps(rows))
