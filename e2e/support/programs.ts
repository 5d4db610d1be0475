/** Programs that people hand in, right and wrong. */
export const twoSum = {
  right: `def two_sum(numbers, target):
    positions = {}
    for position, number in enumerate(numbers):
        if target - number in positions:
            return [positions[target - number], position]
        positions[number] = position
    return None
`,
  usesANumberTwice: `def two_sum(numbers, target):
    positions = {number: position for position, number in enumerate(numbers)}
    for position, number in enumerate(numbers):
        if target - number in positions:
            return [position, positions[target - number]]
    return None
`,
  unusual: `def two_sum(numbers, target):
    if target == None:
        return None
    positions = {}
    for i in range(len(numbers)):
        if target - numbers[i] in positions:
            return [positions[target - numbers[i]], i]
        positions[numbers[i]] = i
    return None
`,
  stops: `def two_sum(numbers, target):
    print("looking for", target)
    return numbers[len(numbers)]
`,
};

export const findDuplicates = {
  wrong: `def find_duplicates(items):
    found = []
    for item in items:
        if items.count(item) > 1:
            found.append(item)
    return found
`,
};
