import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { explainScore } from '#core/evaluations/explain.ts'
import { wordExplanation } from '#server/evaluations/explain-words.ts'
import { MOST_TRACES, sealPackage } from '#server/evaluations/make-package.ts'
import { writeReadme } from '#server/evaluations/write-readme.ts'
import { writeFindings, writeResults } from '#server/evaluations/write-results.ts'
import { writeTraces } from '#server/evaluations/write-traces.ts'
import type { Result } from './evaluate.ts'
import type { Language } from './words.ts'

const OWN = /^(README\.md|(results|traces|groups|findings)\.csv|results\.xlsx|package\.zip|trace-.+\.(txt|json))$/

/** Takes away what an earlier run has left, so that old and new results never lie side by side; other files stay. */
export async function clearFolder(folder: string): Promise<void> {
  const names = await readdir(folder)
  // without a page of ours these files may be somebody else's
  if (!names.includes('findings.csv')) return
  await Promise.all(names.filter((name) => OWN.test(name)).map((name) => rm(join(folder, name))))
}

/** Everything that a result's folder holds: tables, traces, findings, the package, and a page that says what is what. */
export async function writeFolder(result: Result, explain: readonly string[], folder: string, language: Language) {
  const { evaluation, notes, trial, method, data } = result
  const { findings, prepared } = evaluation
  const tables = [
    ...(await writeResults(evaluation, folder, language)),
    ...(prepared.subjects.rows <= MOST_TRACES ? [await writeTraces(evaluation, folder, language)] : []),
    await writeFindings({ findings, notes }, folder, language),
    ...(await writeExplained(evaluation, explain, folder, language)),
  ]
  const { bytes, seal } = sealPackage(method, data, evaluation, { trial })
  await writeFile(join(folder, 'package.zip'), bytes)
  const files = [...tables, 'package.zip']
  const readme = await writeReadme({ evaluation, trial, method, data, seal, files }, folder, language)
  return { files: [readme, ...files], seal }
}

async function writeExplained(
  evaluation: Evaluation,
  codes: readonly string[],
  folder: string,
  language: Language,
): Promise<readonly string[]> {
  const files: string[] = []
  for (const code of codes) {
    const row = evaluation.prepared.subjects.codes.indexOf(code)
    const explanation = row < 0 ? undefined : explainScore(evaluation, row)
    if (explanation === undefined) continue
    const base = `trace-${code.replace(/[^\p{L}\p{N}_-]/gu, '_')}`
    await writeFile(join(folder, `${base}.txt`), wordExplanation(explanation, language))
    await writeFile(join(folder, `${base}.json`), `${JSON.stringify(explanation, null, 2)}\n`)
    files.push(`${base}.txt`, `${base}.json`)
  }
  return files
}
