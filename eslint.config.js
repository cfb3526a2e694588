import { defineConfig } from 'eslint/config';
import { configs as litConfigs } from 'eslint-plugin-lit';
// @ts-expect-error -- the package has no types
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'dist/**',
      'dist-*/**',
      'public/**',
      'examples/**',
      '.cache/**',
      'node_modules/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      'src/i18n/generated/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.page.json', './tsconfig.worker.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // `async` makes a handler's throw a rejection, which is the contract of every call.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        {
          selector: "CallExpression[callee.property.name='includes'][callee.object.property.name='message']",
          message: 'Errors are recognised by code; foreign ones in one file per source.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [
      litConfigs['flat/recommended'],
      wc.configs?.['flat/best-practice'] ?? {},
      litA11y.configs.recommended,
    ],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      // Lit calls `@click=${this.onClick}` with the host as `this`; the base class of an element is known to TypeScript.
      '@typescript-eslint/unbound-method': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    // Suites and page scripts are long lists of short cases.
    files: [
      '**/*.test.ts',
      'src/inference/testing/engine-contract.ts',
      'e2e/**',
      'tools/**',
      '*.config.{ts,js}',
    ],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-exports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // The plugins' own types are too loose to be checked here.
  { files: ['eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] },
);
