def fizzbuzz(first, last, rules):
    multiples = [
        ([number for number in range(first, last + 1) if number % divisor == 0], word) for divisor, word in rules
    ]
    texts = []
    for number in range(first, last + 1):
        words = "".join(word for numbers, word in multiples if number in numbers)
        texts.append(words or str(number))
    return texts
