import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const labelled = existsSync(at('../shared/gold'))
if (!labelled) console.warn('The labelled documents are not here: how well plans are read is not checked.')

test.skipIf(!labelled)(
  'plans that careful readers labelled are read nearly as they read them',
  () => {
    const { stdout } = spawnSync(process.execPath, [at('scripts/score.mjs')], { encoding: 'utf8' })
    const all = /^all targets .*? F1 ([\d.]+) exact ([\d.]+) \| tasks .*? F1 ([\d.]+) lead ([\d.]+)/m.exec(stdout)
    const [targets, exact, measures, lead] = (all ?? []).slice(1).map(Number)
    expect(targets, stdout).toBeGreaterThanOrEqual(0.95)
    expect(exact, stdout).toBeGreaterThanOrEqual(0.9)
    expect(measures, stdout).toBeGreaterThanOrEqual(0.95)
    expect(lead, stdout).toBeGreaterThanOrEqual(0.95)
  },
  120_000,
)
