/** Texts of tasks that begin with a brief. */
export const clarify = {
  'clarify.switch': 'As in an interview',
  'clarify.switch.text': 'Begin with the brief an interviewer would say, and ask for the rest.',
  'clarify.title': 'Ask first',
  'clarify.text': 'The brief leaves things open. Ask for what you need to know before you code.',
  'clarify.log': 'What you asked',
  'clarify.field': 'Your question about the task',
  'clarify.placeholder': 'Can the input be …?',
  'clarify.ask': 'Ask',
  'clarify.offer': 'I don’t know what to ask',
  'clarify.offered': 'These are worth asking. Each is answered when you pick it.',
  'clarify.all': 'That was all that is worth asking here.',
  'clarify.unknown': 'Nobody has thought of that. Decide, and say what you assume.',
  'clarify.statement': 'Show the exact statement',
  'clarify.before': ({ n }: { n: number }) => `asked ${n} before coding`,
  'clarify.none': 'asked nothing before coding',
} as const;
