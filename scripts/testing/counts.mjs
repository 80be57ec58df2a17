// How many tests passed, failed and were skipped, by vitest's own JSON report?
import { readFileSync } from 'node:fs'

/** A report that is missing, or says less than the exit code, counts as one failure: silence is never success. */
export function countTests(reportFile, exitCode) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const report = readReport(reportFile)
  if (report) {
    counts.passed = report.numPassedTests
    counts.skipped = report.numPendingTests + report.numTodoTests
    // a file that did not even load holds no test to count
    const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    counts.failed = report.numFailedTests + unloaded.length
  }
  const silent = report === null || exitCode !== 0 || counts.passed + counts.failed === 0
  if (silent && counts.failed === 0) counts.failed = 1
  return counts
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
