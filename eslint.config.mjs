import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rooms that must run anywhere: in the host, a worker, a page or a test. */
const pureRooms = [
  'src/core/**',
  'src/arrays/**',
  'src/pairing/**',
  'src/words/**',
  'src/formula/**',
  'src/writeBack/**',
  'src/terminal/**',
  'src/lens.ts',
  'src/protocol.ts',
  'src/library.ts',
];

const forbid = (...groups) => ({
  'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }],
});
const noVscode = [['vscode'], 'This room runs without VS Code: move the code to sources or views.'];
const noNode = [['node:*', 'fs', 'path', 'os', 'crypto'], 'This room runs in a browser too.'];

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'test/fixtures/**', 'samples/**', '.vscode-test/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      eqeqeq: 'error',
    },
  },
  { files: pureRooms, rules: forbid(noVscode, noNode) },
  {
    files: ['src/core/**'],
    rules: forbid(noVscode, noNode, [
      ['**/arrays/**', '**/pairing/**', '**/words/**', '**/views/**', '**/sources/**'],
      'Core is the ground floor.',
    ]),
  },
  {
    files: ['src/arrays/**'],
    rules: forbid(noVscode, noNode, [
      ['**/pairing/**', '**/words/**', '**/views/**', '**/sources/**'],
      'Arrays know syntax only.',
    ]),
  },
  {
    files: ['src/pairing/**'],
    rules: forbid(noVscode, noNode, [
      ['**/words/**', '**/views/**', '**/sources/**'],
      'Data flows from arrays to views, never back.',
    ]),
  },
  { files: ['src/extension*.ts', 'src/sources/**', 'src/views/**'], rules: forbid(noNode) },
  {
    files: ['webview/**'],
    rules: forbid(noVscode, noNode, [
      ['**/views/**', '**/sources/**', '**/arrays/**', '**/pairing/**'],
      'The panel knows the protocol, core and words.',
    ]),
  },
  {
    files: ['scripts/**/*.mjs', 'test/**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
