def fizzbuzz(first, last, rules):
    rules = list(dict.fromkeys(rules))
    texts = []
    for number in range(first, last + 1):
        words = "".join(word for divisor, word in rules if number % divisor == 0)
        texts.append(words or str(number))
    return texts
