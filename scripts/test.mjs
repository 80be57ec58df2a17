// npm test [-- --only STAGE]: everything that must hold, in order, stopping at the first stage that fails.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countTests } from './testing/counts.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, '.cache', 'test')
const statements = join(reports, 'statements.jsonl')
const bin = (name) => join(root, 'node_modules', '.bin', name)

const ROOMS = ['core', 'contract', 'store', 'server', 'web', 'cli', 'scripts']

/** Stages of one row run at the same time. A stage answers with what its tests counted, or throws. */
const ROWS = [
  [{ name: 'machine', run: prepare }],
  [
    { name: 'types', run: () => command(bin('tsc'), ['-b']) },
    { name: 'rooms', run: () => command(bin('tsx'), ['scripts/check-rooms.ts']) },
    { name: 'lint', run: () => command(bin('biome'), ['check', '--error-on-warnings', '.']) },
  ],
  [{ name: 'build', run: () => command(process.execPath, ['scripts/build.mjs']) }],
  // every test that opens a store runs on PGlite and on the server both
  [{ name: 'unit', run: () => onPostgres((env) => vitest('unit', ROOMS, env)) }],
  // what those tests said to a database, judged as if the tables were spread over machines
  [{ name: 'statements', run: () => command(bin('tsx'), ['scripts/check-statements.ts', statements]) }],
  [{ name: 'journeys', run: () => vitest('journeys', ['journeys'], {}, ['--no-file-parallelism']) }],
]

const at = process.argv.indexOf('--only')
const only = at > 0 ? process.argv[at + 1] : null
const names = ROWS.flat().map((stage) => stage.name)
if (only !== null && !names.includes(only)) {
  console.error(`--only takes one of: ${names.join(', ')}`)
  process.exit(2)
}

// colours are for people: a log keeps plain words
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }
const sum = { passed: 0, failed: 0, skipped: 0 }
mkdirSync(reports, { recursive: true })
for (const row of ROWS) {
  const stages = row.filter((stage) => only === null || stage.name === only)
  const results = await Promise.all(stages.map(runStage))
  if (results.includes(false)) {
    const left = only === null ? ROWS.slice(ROWS.indexOf(row) + 1).flat() : []
    if (left.length > 0) console.log(`not run: ${left.map((stage) => stage.name).join(', ')}`)
    break
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed > 0 ? 1 : 0

async function runStage(stage) {
  const started = Date.now()
  const say = (mark, more) =>
    console.log(`${mark} ${stage.name.padEnd(9)} ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${more}`)
  try {
    const counts = await stage.run()
    for (const key of Object.keys(sum)) sum[key] += counts?.[key] ?? 0
    say(counts?.failed > 0 ? '✗' : '✓', counts ? `${counts.passed} passed, ${counts.failed} failed` : '')
    return !(counts?.failed > 0)
  } catch (error) {
    sum.failed += 1
    say('✗', error.message)
    return false
  }
}

async function prepare() {
  const { prepareMachine } = await import('./testing/machine.mjs')
  prepareMachine((line) => console.log(`  ${line}`))
}

/** Says nothing while it goes well; a failure brings everything it printed. */
async function command(program, args) {
  const { code, output } = await execute(program, args, {}, 'pipe')
  if (code !== 0) throw new Error(`exit ${code}\n${output.trimEnd()}`)
}

async function vitest(name, projects, env = {}, more = []) {
  const report = join(reports, `${name}.json`)
  rmSync(report, { force: true })
  const args = ['run', '--maxWorkers=2', ...projects.flatMap((project) => ['--project', project])]
  args.push('--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...more)
  const { code } = await execute(bin('vitest'), args, env, 'inherit')
  return countTests(report, code)
}

async function onPostgres(run) {
  const { withPostgres } = await import('./pg.mjs')
  rmSync(statements, { force: true })
  return withPostgres((url) => run({ JINGWEI_TEST_PG: url, JINGWEI_STATEMENT_LOG: statements }))
}

function execute(program, args, env, out) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...plain, ...env },
      stdio: ['ignore', out, out],
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output: Buffer.concat(output).toString() }))
  })
}
