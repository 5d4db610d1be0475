def fizzbuzz(first, last, rules):
    texts = []
    for number in range(first, last + 1):
        for divisor, word in rules:
            if number % divisor == 0:
                texts.append(word)
                break
        else:
            texts.append(str(number))
    return texts
