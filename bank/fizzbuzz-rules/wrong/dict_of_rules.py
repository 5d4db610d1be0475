def fizzbuzz(first, last, rules):
    words = dict(rules)
    texts = []
    for number in range(first, last + 1):
        text = "".join(word for divisor, word in words.items() if number % divisor == 0)
        texts.append(text or str(number))
    return texts
