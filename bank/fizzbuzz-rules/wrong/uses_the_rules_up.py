def fizzbuzz(first, last, rules):
    numbers = range(first, last + 1)
    texts = [""] * len(numbers)
    while rules:
        divisor, word = rules.pop(0)
        for position in range(-first % divisor, len(numbers), divisor):
            texts[position] += word
    return [text or str(number) for text, number in zip(texts, numbers)]
