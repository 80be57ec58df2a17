import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Zippable, zipSync } from 'fflate'
import type { TrialFormat } from '#contract/what-if.ts'
import { good, type Outcome } from '#core/base/fault.ts'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { type Changes, withParameters } from '#core/evaluations/parameters.ts'
import { csvLines } from '../documents/write-csv.ts'
import { writeTable } from '../documents/write-table.ts'
import type { Language } from '../evaluations/finding-words.ts'
import { changeMethod } from './change-method.ts'
import { type Compared, differenceHeads, differenceRows, differenceSheets, turnedBetween } from './difference-table.ts'
import { parameterWords } from './parameter-words.ts'
import type { Trial } from './read-trial.ts'

type Made = { readonly name: string; readonly bytes: Uint8Array }

/**
 * The method as published and as changed, both evaluated from the beginning: what the page has shown is not taken on trust.
 * Findings that refuse the changed method are its faults.
 */
export async function exportDifference(
  trial: Trial,
  changes: Changes,
  format: TrialFormat,
  language: Language,
): Promise<Outcome<Made>> {
  const before = evaluate(trial.method, trial.subjects)
  if (!before.ok) return { ok: false, faults: before.findings }
  const now = evaluate(withParameters(trial.method, changes), trial.subjects)
  if (!now.ok) return { ok: false, faults: now.findings }
  const compared: Compared = { before: before.evaluation, now: now.evaluation, language }
  const name = `${trial.method.name}-${language === 'zh' ? '试算' : 'trial'}`
  switch (format) {
    case 'csv':
      return good({ name: `${name}.csv`, bytes: csvOf(compared) })
    case 'xlsx':
      return good({ name: `${name}.xlsx`, bytes: await sheetOf(compared, trial) })
    case 'method':
      return good({ name: fileOf(trial), bytes: proposed(trial, changes, compared) })
    case 'proposal': {
      const files: Zippable = {
        [fileOf(trial)]: proposed(trial, changes, compared),
        [`${name}.xlsx`]: [await sheetOf(compared, trial), { level: 0 }],
      }
      return good({ name: `${name}.zip`, bytes: zipSync(files) })
    }
  }
}

const fileOf = ({ method }: Trial): string => `${method.code}-v${method.version + 1}.yaml`
const proposed = ({ method, source }: Trial, changes: Changes, compared: Compared): Uint8Array =>
  changeMethod(method, source, changes, remarkOf(compared))

const csvOf = (compared: Compared): Uint8Array => {
  const rows = function* () {
    yield differenceHeads(compared.language)
    for (const row of differenceRows(compared)) yield row.map((cell) => (cell instanceof Date ? null : cell))
  }
  return new TextEncoder().encode([...csvLines(rows())].join(''))
}

async function sheetOf(compared: Compared, { method }: Trial): Promise<Uint8Array> {
  const out = new PassThrough()
  const whole = buffer(out)
  const mark = { kind: 'what-if', id: method.code, version: String(method.version) }
  await writeTable(out, differenceSheets(compared), mark)
  return whole
}

/** What stands at the top of the changed file: from which method, and which numbers. */
function remarkOf({ before, now, language }: Compared): string {
  const { method } = before.prepared
  const lines = turnedBetween(before, now).map(({ parameter, value }) => {
    const cohort = method.cohorts.find(({ code }) => code === parameter.cohort)?.name
    const whose =
      cohort === undefined || method.cohorts.length < 2 ? '' : language === 'zh' ? `（${cohort}）` : ` (${cohort})`
    return ` ${parameter.name} ${parameterWords(parameter, language)}${whose}: ${parameter.value} → ${value}`
  })
  const head =
    language === 'zh'
      ? ` 试算方案：由“${method.name}”第 ${method.version} 版改动而来，未经发布`
      : ` A proposal, not published: changed from "${method.name}", version ${method.version}`
  return [head, ...lines].join('\n')
}
