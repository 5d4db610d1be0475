def fizzbuzz(first, last, rules):
    texts = []
    for number in range(first, last + 1):
        text = ""
        for divisor, word in rules:
            if number % divisor == 0:
                text += word
            else:
                text = text or str(number)
        texts.append(text or str(number))
    return texts
