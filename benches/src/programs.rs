//! What is run: the smallest program, and a usual harness of sixteen imports
//! and twenty cases.

pub(crate) const PRINT: &str = "print(1)";

pub(crate) const HARNESS: &str = r#"
import abc, bisect, collections, contextlib, copy, dataclasses, enum, functools
import heapq, io, itertools, json, math, random, re, typing

def merge(intervals):
    out = []
    for start, end in sorted(intervals):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out

results = []
for case in range(20):
    seeded = random.Random(case)
    intervals = [sorted(seeded.sample(range(100), 2)) for _ in range(20)]
    results.append(json.dumps({"case": case, "value": merge(copy.deepcopy(intervals))}))
print(len(results))
"#;
