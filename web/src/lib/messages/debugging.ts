/** Texts of a program with a fault: predict, explain, fix. */
export const debugging = {
  'debug.steps': 'Steps',
  'debug.step.predict': 'Predict',
  'debug.step.explain': 'Explain',
  'debug.step.fix': 'Fix',
  'debug.done': 'done:',
  'debug.skip': 'Skip this step',
  'debug.question': 'What does it print?',
  'debug.how':
    'Line by line, as it stands on the screen. If an exception ends it, its name is the last line.',
  'debug.run': 'Run it',
  'debug.predicted': 'You predicted',
  'debug.actual': 'It prints',
  'debug.matched': 'As predicted',
  'debug.matched.text': 'Now say why.',
  'debug.differs': 'Not as predicted',
  'debug.differs.text': 'The first line that differs is where your picture of it parts from Python’s.',
  'debug.toExplain': 'Explain it',
  'debug.explain.question': 'Where does the fault come from?',
  'debug.explain.text': 'Name the line and what Python does there. The cure comes in the next step.',
  'debug.toFix': 'Fix it',
  'debug.model': 'Model answer, with the cure in it',
} as const;
