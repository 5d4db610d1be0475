import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Folders of `src/lib` that know a subject of the product; `src/lib/ui` may import none of them. */
const subjects = [
  'answer',
  'api',
  'clarify',
  'coding',
  'editor',
  'help',
  'history',
  'debugging',
  'drafts',
  'keys',
  'messages',
  'palette',
  'prose',
  'questions',
  'session',
  'settings',
  'shell',
  'theme',
  'today',
  'trace',
];

export default ts.config(
  { ignores: ['.svelte-kit/', 'build/', 'node_modules/', 'src/lib/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    files: ['src/lib/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: subjects.flatMap((name) => [`$lib/${name}`, `$lib/${name}/**`, `../${name}/**`]),
              message: 'lib/ui has no domain words: pass texts and data in as properties.',
            },
          ],
        },
      ],
    },
  },
);
