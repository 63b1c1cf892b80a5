import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms of src/, each with the rooms it may import from. Data flows one way; a line here is the only way
 * to open a door. `vscode` says whether the room may touch the editor's API.
 */
const rooms = {
  model: { from: [] },
  spotify: { from: ['model'] },
  auth: { from: ['model', 'spotify'] },
  library: { from: ['model', 'spotify', 'auth'] },
  interchange: { from: ['model', 'spotify', 'auth', 'library'] },
  views: { from: ['model', 'spotify', 'auth', 'library', 'interchange'], vscode: true },
  page: { from: ['model'] },
  panel: { from: ['model', 'spotify', 'auth', 'library', 'interchange', 'page'], vscode: true },
  editor: { from: ['model', 'spotify', 'auth', 'library', 'interchange'], vscode: true },
  review: { from: ['model', 'spotify', 'auth', 'library', 'interchange', 'page'], vscode: true },
  commands: {
    from: [
      'model',
      'spotify',
      'auth',
      'library',
      'interchange',
      'views',
      'page',
      'panel',
      'editor',
      'review',
    ],
    vscode: true,
  },
  demo: { from: ['model'], also: ['spotify/send.ts'] },
};

/** Files of `auth` that face the editor: dialogs, the URI handler, SecretStorage. */
const outerHalfOfAuth = ['src/auth/editor/**/*.ts'];

const editorOnly = {
  name: 'vscode',
  message: 'This room works without the editor; take what it needs through a port.',
};

function wallsOf(room, { from, also = [], vscode = false }) {
  const closed = Object.keys(rooms).filter(other => other !== room && !from.includes(other));
  const group = closed.flatMap(other => [
    `**/${other}/**`,
    ...also.filter(file => file.startsWith(`${other}/`)).map(file => `!**/${file}`),
  ]);
  const outside = vscode ? ['**/extension.ts'] : ['**/extension.ts', '**/messages/**', '**/settings.ts'];
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...(vscode ? {} : { paths: [editorOnly] }),
          patterns: [
            ...(group.length > 0 ? [{ group, message: `src/${room} may not import from this room.` }] : []),
            { group: outside, message: `src/${room} may not import this.` },
          ],
        },
      ],
    },
  };
}

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.vscode-test/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 400, skipComments: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
        {
          selector: "CallExpression[callee.property.name='registerCommand']",
          message: 'Commands are registered through src/manifest.ts.',
        },
        {
          selector: "CallExpression[callee.property.name='executeCommand'][arguments.0.value='setContext']",
          message: 'Contexts are set through src/manifest.ts.',
        },
      ],
    },
  },
  Object.entries(rooms).map(([room, rule]) => wallsOf(room, rule)),
  {
    files: outerHalfOfAuth,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: Object.keys(rooms)
                .filter(room => !['auth', ...rooms.auth.from].includes(room))
                .map(room => `**/${room}/**`),
              message: 'src/auth may not import from this room.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['webview/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../*'], message: 'The page stands alone.' }] },
      ],
    },
  },
  {
    files: ['webview/!(components).ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../*'], message: 'The page stands alone.' },
            { group: ['@vscode/webview-ui-toolkit*'], message: 'Only components.ts knows the toolkit.' },
          ],
        },
      ],
    },
  },
  {
    // The one place the two rules above point to.
    files: ['src/manifest.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Lists of sentences; each is a string.
    files: ['src/messages/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
);
