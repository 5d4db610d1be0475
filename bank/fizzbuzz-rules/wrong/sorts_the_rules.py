def fizzbuzz(first, last, rules):
    texts = []
    for number in range(first, last + 1):
        words = "".join(word for divisor, word in sorted(rules) if number % divisor == 0)
        texts.append(words or str(number))
    return texts
