import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countTests } from './counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'counts-'))
const file = join(folder, 'report.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (passed: number, failed: number, testResults: unknown[] = []) =>
  writeFileSync(
    file,
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults,
    }),
  )

test('a green run counts as it says', () => {
  report(7, 0)
  expect(countTests(file, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 })
})

test('a test file that does not load is a failure, though it holds no test', () => {
  report(7, 0, [{ status: 'failed', assertionResults: [] }])
  expect(countTests(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 })
})

test('a run that ended badly without naming a test has failed', () => {
  report(7, 0)
  expect(countTests(file, 1).failed).toBe(1)
})

test('a run without any test, or without a report, has failed', () => {
  report(0, 0)
  expect(countTests(file, 0).failed).toBe(1)
  expect(countTests(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
