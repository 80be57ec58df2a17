// The law of the house, as tables. Change it here when the house changes, and say why in docs/decisions.

export const ROOMS = ['core', 'contract', 'store', 'server', 'web', 'cli'] as const
export type Room = (typeof ROOMS)[number]

/** Which other rooms a room may import. */
export const ARROWS: Readonly<Record<Room, readonly Room[]>> = {
  core: [],
  contract: ['core'],
  store: ['core'],
  server: ['core', 'contract', 'store'],
  web: ['core', 'contract'],
  cli: ['core', 'contract', 'store', 'server'],
}

/** Nouns of core in order: each may import those left of it. A noun that is not named here may import them all. */
export const NOUN_ORDER: readonly string[] = [
  'base',
  'accounts',
  'places',
  'units',
  'metrics',
  'expressions',
  'indicators',
  'collections',
  'plans',
  'programmes',
  'checks',
  'comparison',
  'decompositions',
  'matrices',
  'progress',
  'bulletins',
  'evaluations',
  'robustness',
  'panels',
  'questionnaires',
  'rounds',
  'outcomes',
]

/** Narrower than the order: a plan is read before anything is known of the city that it is for. */
export const NOUN_ONLY: Readonly<Record<string, readonly string[]>> = { plans: ['base'] }

/** Packages a room's own code may import; `@x/*` means every package of that scope. Tests may import TEST_PACKAGES too (golden cases are YAML). */
export const PACKAGES: Readonly<Record<Room, readonly string[]>> = {
  core: ['@marcbachmann/cel-js'],
  contract: ['zod', '@orpc/contract'],
  store: ['node:*', 'kysely', 'pg', 'pg-copy-streams', '@electric-sql/pglite'],
  server: [
    'node:*',
    'fastify',
    '@fastify/*',
    '@orpc/*',
    '@node-rs/argon2',
    'chinese-days',
    'csv-parse',
    'docx',
    'docxtemplater',
    'exceljs',
    'fflate',
    'htmlparser2',
    'mammoth',
    'pg-boss',
    'pinyin-pro',
    'pizzip',
    'unpdf',
    'yaml',
    'zod',
  ],
  web: ['react', 'react-dom', 'antd', '@ant-design/icons', '@tanstack/*', 'echarts', '@orpc/*', 'yaml'],
  cli: ['node:*'],
}

export const TEST_PACKAGES: readonly string[] = ['vitest', 'fast-check', 'yaml', 'node:*']

/** Rooms that run from dist/ with node_modules beside them: what they import must survive `npm ci --omit=dev`. */
export const SHIPPED_WITH_PACKAGES: readonly Room[] = ['core', 'contract', 'store', 'server', 'cli']

/** A thing under one of these names has not been understood yet. */
export const NO_NAMES: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'managers',
  'lib',
  'shared',
]

/** Reported, never refused: a long file is a question, not a crime. */
export const FILE_LINES = 300
export const FUNCTION_LINES = 40
