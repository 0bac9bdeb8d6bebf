/**
 * Which room may import which, as drawn in docs/architecture.md. Each message says what to import instead.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** What each room may import of ours besides itself. */
const MAY_IMPORT = {
  'packages/definition': [],
  'packages/access': [],
  'packages/accounts': [],
  'packages/texts': [],
  'packages/documents': [],
  'packages/engine': ['packages/definition'],
  'packages/flows': ['packages/definition'],
  'packages/analysis': ['packages/definition', 'packages/engine'],
  'packages/demo': ['packages/accounts', 'packages/definition', 'packages/engine'],
  'packages/database': ['packages/definition', 'packages/engine'],
  'packages/notifications': ['packages/definition', 'packages/database', 'packages/texts'],
  'packages/doctor': ['packages/definition', 'packages/engine', 'packages/database'],
  'packages/records': ['packages/definition', 'packages/engine', 'packages/database'],
  'packages/backup': ['packages/database', 'packages/records', 'packages/runtime'],
  'packages/runtime': [
    'packages/access',
    'packages/accounts',
    'packages/analysis',
    'packages/database',
    'packages/definition',
    'packages/engine',
    'packages/flows',
    'packages/notifications',
  ],
  'packages/api': [
    'packages/access',
    'packages/accounts',
    'packages/analysis',
    'packages/database',
    'packages/definition',
    'packages/documents',
    'packages/engine',
    'packages/notifications',
    'packages/runtime',
    'packages/texts',
  ],
  'apps/server': ['packages/'],
  'apps/cli': [
    'packages/backup',
    'packages/database',
    'packages/definition',
    'packages/doctor',
    'packages/documents',
    'packages/engine',
    'packages/analysis',
    'packages/records',
  ],
  'apps/console': [
    'packages/accounts',
    'packages/api',
    'packages/definition',
    'packages/engine',
    'packages/texts',
  ],
}

const test = String.raw`\.test\.tsx?$|/testing/`

const direction = ([room, allowed]) => ({
  name: `${room.split('/')[1]}-imports`,
  comment: `${room} may import of ours only: ${allowed.join(', ') || 'nothing'}. Move the code, or hand the value in as a parameter (docs/architecture.md).`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: test },
  to: { path: '^(apps|packages|tooling)/', pathNot: [`^${room}/`, ...allowed.map((other) => `^${other}`)] },
})

const only = (name, library, home, instead) => ({
  name,
  comment: `Only ${home} imports ${library}: ${instead}`,
  severity: 'error',
  from: { path: '^(apps|packages)/', pathNot: `^${home}` },
  to: { path: `node_modules/${library}/|^${library}$` },
})

export default {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(direction),
    only(
      'xstate-in-engine',
      'xstate',
      'packages/engine/',
      'use @countersign/engine/compile, /decide or /replay.',
    ),
    only(
      'cel-in-one-module',
      '@marcbachmann/cel-js',
      'packages/definition/src/cel.ts',
      'use @countersign/definition/condition.',
    ),
    {
      name: 'only-exports',
      comment:
        'This path reaches into another package past its exports: import @countersign/<package>/<export>.',
      severity: 'error',
      from: { path: '^(apps|packages|tooling)/([^/]+)/' },
      to: { path: '^(apps|packages|tooling)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'api-by-type',
      comment: 'The console knows the server by its types: write `import type` from @countersign/api.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^packages/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'production-code-without-tests',
      comment:
        'What only tests need stays in a *.test.ts file or a testing/ folder, and is imported only from there.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-cycles',
      comment: 'These files import each other: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment:
        'This file or package is not there: add it to the exports or the dependencies in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/generated/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
