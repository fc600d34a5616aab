// The house plan as law: what a room may import from the other rooms. Whatever is not written here is refused.
const rooms = {
  'lib/domain/': [],
  'lib/(settings|clock|routes)\\.ts$': ['lib/domain/'],
  'lib/env\\.ts$': ['lib/settings\\.ts$'],
  // The log's level is a setting.
  'lib/log\\.ts$': ['lib/domain/', 'lib/env\\.ts$'],
  'lib/data/': ['lib/domain/', 'lib/crypto/', 'lib/env\\.ts$', 'lib/log\\.ts$'],
  'lib/use-cases/': [
    'lib/domain/',
    'lib/data/',
    'lib/email/letters/',
    'lib/calendar/',
    'lib/content/',
    'lib/pdf/',
    'lib/crypto/',
    'lib/log\\.ts$',
    'lib/routes\\.ts$',
  ],
  'lib/email/letters/': ['lib/domain/', 'lib/calendar/', 'lib/routes\\.ts$'],
  'lib/email/[^/]+\\.ts$': ['lib/domain/', 'lib/env\\.ts$', 'lib/log\\.ts$', 'lib/email/'],
  // A session is kept under a hash of its token, and whoever has none is sent to the page that makes one.
  'lib/auth/': [
    'lib/domain/people/',
    'lib/data/',
    'lib/crypto/',
    'lib/env\\.ts$',
    'lib/log\\.ts$',
    'lib/routes\\.ts$',
  ],
  'lib/content/': ['lib/domain/'],
  // What lets the words be found: feeds, the search, the map of the site, data for machines.
  'lib/finding/': ['lib/domain/', 'lib/content/'],
  'lib/pdf/': ['lib/domain/'],
  // What a link shows where it is passed on.
  'lib/social/': [],
  'lib/calendar/': ['lib/domain/'],
  'lib/crypto/': ['lib/domain/'],
  'lib/forms/': ['lib/domain/'],
  'lib/http/': [
    'lib/domain/people/',
    'lib/auth/',
    'lib/data/',
    'lib/crypto/',
    // A refusal says where the practice is reached.
    'lib/content/practice\\.ts$',
    'lib/(env|log|clock)\\.ts$',
    'lib/forms/',
    'lib/routes\\.ts$',
  ],
  // The server around the framework, and the worker beside it.
  'lib/front/': [
    'lib/domain/',
    'lib/data/',
    'lib/use-cases/',
    'lib/http/',
    'lib/(env|log|clock|routes)\\.ts$',
  ],
}

// Tests and what only they use may reach where their subject reaches and further.
const testFiles = '\\.test\\.tsx?$|/testing/'
const edges = '^(app/|proxy\\.ts$|instrumentation\\.ts$|mdx-components\\.tsx$)'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const roomRules = Object.entries(rooms).map(([room, allowed]) => {
  const extra = room === 'lib/use-cases/' ? ['lib/use-cases/'] : [room]
  return rule(
    `room-${room.replace(/[^a-z]+/g, '-').replace(/^-|-(ts-)?$/g, '')}`,
    `${room} may import from: ${allowed.join(', ') || 'itself alone'}.`,
    { path: `^${room}`, pathNot: testFiles },
    {
      path: '^(app|components|content|e2e|lib|scripts|proxy\\.ts|instrumentation\\.ts)',
      pathNot: [...extra, ...allowed].map(place => `^${place}`).concat('^content/'),
    },
  )
})

// `deliver-letters` is the one use-case that hands letters to the mail server.
for (const one of roomRules.filter(({ name }) => name.startsWith('room-lib-use-cases'))) {
  one.to.pathNot.push('^lib/email/transport\\.ts$')
}

module.exports = {
  forbidden: [
    ...roomRules,
    rule('no-cycles', 'What needs each other is one thing.', {}, { circular: true }),
    rule(
      'no-barrels',
      'Import the file that has it.',
      {},
      { path: '(^|/)index\\.(ts|tsx|mts|js|mjs)$', pathNot: 'node_modules' },
    ),
    rule(
      'nobody-imports-app',
      'Routes show and ask; nothing leans on them.',
      { pathNot: edges },
      { path: '^app/' },
    ),
    rule(
      'transport-from-deliver-letters',
      'Letters go out in one place.',
      { pathNot: `^lib/use-cases/deliver-letters|^lib/email/|^scripts/|${testFiles}` },
      { path: '^lib/email/transport' },
    ),
    rule(
      'app-reads',
      'A route reads and calls a use-case: it writes nothing itself.',
      { path: edges, pathNot: testFiles },
      { path: '^(lib/data/(write/|db\\.ts|generated/)|lib/email/transport|scripts/|e2e/)' },
    ),
    rule(
      'components-show',
      'A component gets what it shows; it knows no room that touches the world.',
      { path: '^components/', pathNot: testFiles },
      {
        path: '^(app|content|e2e|lib|scripts)/|^lib/[^/]+\\.ts$',
        pathNot: '^lib/(domain/|forms/|routes\\.ts$)',
      },
    ),
    rule(
      'components-stay-in-their-area',
      'Areas share through ui.',
      { path: '^components/([^/]+)/', pathNot: testFiles },
      { path: '^components/', pathNot: '^components/($1|ui)/' },
    ),
    rule(
      'journeys-see-pages',
      'A journey knows what a person can see; its support may look into the database and start servers.',
      { path: '^e2e/', pathNot: '^e2e/support/' },
      { path: '^(app|components|lib|scripts)/' },
    ),
    rule(
      'journey-support',
      'The support of journeys starts a practice and may look into its database.',
      { path: '^e2e/support/' },
      { path: '^(app|components|lib|scripts)/', pathNot: '^(lib/data/|scripts/(testing|postgres)/)' },
    ),
    rule(
      'domain-is-pure',
      'The rules need nothing from outside.',
      { path: '^lib/domain/', pathNot: `^lib/domain/time/wall-clock\\.ts$|${testFiles}` },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'] },
    ),
    rule(
      'one-file-knows-zones',
      'Zone arithmetic is one library in one file.',
      { path: '^lib/domain/time/wall-clock\\.ts$' },
      { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/temporal-' },
    ),
    rule(
      'use-cases-touch-through-rooms',
      'A use-case touches the world through the rooms.',
      { path: '^lib/use-cases/', pathNot: testFiles },
      {
        path: '^(node:)?(fs|net|http|https|child_process|process|os)$|node_modules/(next|react|react-dom|@prisma|pg|nodemailer)/',
      },
    ),
    rule(
      'one-room-knows-prisma',
      'The database is spoken to in lib/data.',
      { path: '^(app|components|lib)/', pathNot: `^lib/data/|${testFiles}` },
      { path: 'node_modules/(@prisma|pg)/|^lib/data/generated/' },
    ),
    rule(
      'one-room-knows-mail',
      'Mail is put together and leaves in one room.',
      { path: '^(app|components|lib)/', pathNot: `^lib/email/(transport|compose)|${testFiles}` },
      { path: 'node_modules/nodemailer/' },
    ),
    rule(
      'no-development-packages',
      'What runs in production is a dependency.',
      { path: '^(app|components|lib)/|^proxy\\.ts$', pathNot: testFiles },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    ),
    rule('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: '\\.css$' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next|^lib/data/generated/(?!client)' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
