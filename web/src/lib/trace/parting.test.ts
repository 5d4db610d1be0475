import { expect, it } from 'vitest';
import { whereItParts } from './parting';
import { step } from './sample';

const steps = [
  step(1),
  step(2),
  step(3, {}, [], { output: "['a']\n" }),
  step(4, {}, [], { output: "['a', 'b']\n" }),
  step(5, {}, [], { output: 'end\n' }),
];

it.each([
  ["['a']\n['a', 'b']\nend", null],
  ["['a']  \n['b']\nend", 2],
  ['', 1],
  ["['a']\n['a', 'b']", 3],
])('after %j', (predicted, index) => expect(whereItParts(steps, predicted)).toBe(index));
