// npm run -s bench -- NAME [--json] [--rows N] [--only NAME]: measures what is promised in figures, peers in the same run.
import { parseArgs } from 'node:util'
import type { Figures, Measure } from './benchmark.ts'

type Benchmark = { readonly about: string; readonly load: () => Promise<{ readonly measure: Measure }> }

const benchmarks: Readonly<Record<string, Benchmark>> = {
  house: {
    about: 'how fast a plan is read, the program starts, a long list is leafed through; what a first page weighs',
    load: () => import('./house.ts'),
  },
  numbers: {
    about: 'how fast values go in and pages of them come out; what Excel costs (--rows N values)',
    load: () => import('./numbers.ts'),
  },
  collections: {
    about: 'how fast clerks open a form of ten thousand cells and save a cell of it, twenty at once',
    load: () => import('./collections.ts'),
  },
  reader: {
    about:
      'how fast the reader of plans reads 5 MB in each of many layouts, and how that grows from 1 MB (--only LAYOUT)',
    load: () => import('./reader.ts'),
  },
  spoilt: {
    about: 'whether the reader of plans stays true on 10,000 spoilt documents',
    load: () => import('./reader-spoilt.ts'),
  },
  evaluate: {
    about: 'how fast a million enterprises are scored, ranked and graded, beside DuckDB and PostgreSQL',
    load: () => import('./evaluate.ts'),
  },
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, rows: { type: 'string' }, only: { type: 'string' } },
  allowPositionals: true,
})
const name = positionals[0]
const benchmark = name === undefined ? undefined : benchmarks[name]
if (!benchmark) {
  const list = Object.entries(benchmarks).map(([known, { about }]) => `  ${known.padEnd(12)} ${about}`)
  console.error(`npm run -s bench -- NAME [--json] [--rows N] [--only NAME]\n${list.join('\n')}`)
  process.exit(name === undefined ? 0 : 2)
}

const { measure } = await benchmark.load()
const { figures, notes } = await measure({
  ...(values.rows === undefined ? {} : { rows: Number(values.rows) }),
  ...(values.only === undefined ? {} : { only: values.only }),
})
if (values.json) console.log(JSON.stringify({ ...figures, notes }))
else console.log([...listFigures(figures), ...notes].join('\n'))

function listFigures(group: Figures, above = ''): readonly string[] {
  return Object.entries(group).flatMap(([key, value]) =>
    typeof value === 'number' ? [`${`${above}${key}`.padEnd(24)} ${value}`] : listFigures(value, `${above}${key}.`),
  )
}
