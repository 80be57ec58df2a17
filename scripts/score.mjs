// How well does `jingwei plan read` find what careful readers found? Needs the labelled documents beside the project.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = join(dirname(fileURLToPath(import.meta.url)), '..')
const shared = join(home, '..', 'shared')
const scorer = join(shared, 'tools', 'score-plan-import.mjs')
const [gold, docs] = [join(shared, 'gold'), join(shared, 'sources')]

if (![scorer, gold, docs].every((path) => existsSync(path))) {
  console.log('score: the labelled documents (../shared) are not here; nothing was measured.')
  process.exit(0)
}
const read = `${process.execPath} ${join(home, 'bin', 'jingwei')} plan read {} --json`
const run = spawnSync(
  process.execPath,
  [scorer, '--gold', gold, '--docs', docs, '--parse', read, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
process.exit(run.status ?? 1)
