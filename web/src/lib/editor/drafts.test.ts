import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { QuestionDrafts } from './drafts';

const file = { path: 'question.md', text: 'mine', base: 'q', version: 'v', removed: false };

it('keeps a draft for each tab, newest first, and each question by itself', async () => {
  const drafts = new QuestionDrafts('somebody');
  await drafts.put({ question: 'bank\na', tab: 'one', files: [file], at: 1 });
  await drafts.put({ question: 'bank\na', tab: 'two', files: [{ ...file, text: 'newer' }], at: 2 });
  await drafts.put({ question: 'bank\nab', tab: 'one', files: [file], at: 3 });
  expect((await drafts.of('bank\na')).map(({ tab }) => tab)).toEqual(['two', 'one']);
  await drafts.drop('bank\na', 'two');
  expect(await drafts.of('bank\na')).toEqual([{ question: 'bank\na', tab: 'one', files: [file], at: 1 }]);
  expect(await new QuestionDrafts('other').of('bank\na')).toEqual([]);
});
