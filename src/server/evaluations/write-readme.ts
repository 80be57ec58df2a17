import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MethodPage } from '#contract/methods.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import type { Method } from '#core/evaluations/method.ts'
import { digestMethod } from '../methods/digest.ts'
import type { Language } from './finding-words.ts'
import { hashOf } from './make-package.ts'
import { readmeWords } from './readme-words.ts'
import { namedFormula } from './rule-words.ts'

export type Told = {
  readonly evaluation: Evaluation
  readonly trial: boolean
  readonly method: { readonly name: string; readonly bytes: Uint8Array }
  readonly data: { readonly name: string; readonly bytes: Uint8Array }
  /** SHA-256 of the package's manifest */
  readonly seal: string
  /** names of what was written */
  readonly files: readonly string[]
}

/** A page beside the results for who was not there: what was judged by which rules, what each file is, how to check it. */
export async function writeReadme(told: Told, folder: string, language: Language): Promise<string> {
  const say = readmeWords[language]
  const { evaluation, trial, seal } = told
  const { method, cohorts, subjects } = evaluation.prepared
  const lines = [
    `# ${method.name}`,
    '',
    say.what(method.period, method.version, subjects.rows),
    ...(trial ? ['', `**${say.trial}**`] : []),
    ...[
      '',
      ...table(
        say.cohortHeads,
        cohorts.map(({ cohort, rows }, at) => [cohort.name, rows.length, gradesOf(evaluation, at)]),
      ),
    ],
    ...[
      '',
      `## ${say.filesTitle}`,
      '',
      ...table(say.fileHeads, await filesOf(told, folder, language)),
      '',
      say.columns,
    ],
    ...['', `## ${say.methodTitle}`, '', ...methodLines(evaluation, language)],
    ...['', `## ${say.checkTitle}`, '', say.check(seal), ''],
  ]
  await writeFile(join(folder, 'README.md'), lines.join('\n'))
  return 'README.md'
}

function gradesOf({ prepared, grades }: Evaluation, cohort: number): string {
  const counts = new Map<number, number>()
  grades.grade.forEach((grade, row) => {
    if (prepared.cohortOf[row] === cohort) counts.set(grade, (counts.get(grade) ?? 0) + 1)
  })
  return grades.names.flatMap(({ name }, at) => (counts.has(at) ? [`${name} ${counts.get(at)}`] : [])).join('，')
}

async function filesOf({ method, data, files }: Told, folder: string, language: Language) {
  const say = readmeWords[language]
  const own = await Promise.all(
    files.map(async (name) => [name, say.fileOf(name), hashOf(await readFile(join(folder, name)))]),
  )
  return [
    ...own,
    [method.name === '' ? '-' : method.name, say.givenMethod, hashOf(method.bytes)],
    [data.name === '' ? '-' : data.name, say.givenData, hashOf(data.bytes)],
  ]
}

function methodLines({ prepared: { method } }: Evaluation, language: Language): readonly string[] {
  const say = readmeWords[language]
  const { documents, cohorts, items, grades, rulings } = digestMethod(method)
  const source = documents.map(({ title, number, issuer }) => [title, number, issuer].filter(Boolean).join('，'))
  return [
    ...source.map((one) => `- ${say.source}${one}`),
    ...(source.length === 0 ? [] : ['']),
    ...table(
      [...say.itemHeads, ...cohorts.map(({ name }) => `${say.weight} ${name}`)],
      items.map((item) => [
        `${'　'.repeat(item.depth)}${item.name}`,
        rulesOf(item.rules, 'value', language),
        rulesOf(item.rules, 'score', language),
        item.missing?.[language] ?? '',
        ...cohorts.map(({ code }) => item.weights[code] ?? ''),
      ]),
    ),
    ...totalLines(method, language),
    ...(grades.length === 0
      ? []
      : [
          '',
          ...table(
            say.gradeHeads,
            grades.map((one) => [one.name, one.rule[language]]),
          ),
        ]),
    ...(rulings.length === 0
      ? []
      : [
          '',
          ...table(
            say.rulingHeads,
            rulings.map(({ name, when }) => [name, when]),
          ),
        ]),
  ]
}

function totalLines({ bonus, deductions, total, rounding, inputs }: Method, language: Language): readonly string[] {
  const say = readmeWords[language]
  const named = (formula: string) => namedFormula(formula, { inputs })
  const lines = [
    total.coefficient === null ? '' : say.coefficient(total.coefficient.name, named(total.coefficient.value)),
    bonus === null || bonus.cap === null ? '' : say.cap(bonus.name, bonus.cap),
    deductions === null || deductions.cap === null ? '' : say.cap(deductions.name, deductions.cap),
    say.rounding(rounding.item, rounding.total, say.modes[rounding.mode]),
  ].filter(Boolean)
  return ['', ...lines.map((line) => `- ${line}`)]
}

type Rules = MethodPage['items'][number]['rules']

function rulesOf(rules: Rules, part: 'value' | 'score', language: Language): string {
  const said = rules.map((rule) => `${rule.cohort === null ? '' : `${rule.cohort}：`}${rule[part][language]}`)
  return [...new Set(said)].join('；')
}

type Shown = string | number

function table(heads: readonly string[], rows: readonly (readonly Shown[])[]): readonly string[] {
  const line = (cells: readonly Shown[]) =>
    `| ${cells
      .map((cell) =>
        String(cell)
          .replaceAll('|', '\\|')
          .replace(/\s*[\r\n]+\s*/g, ' '),
      )
      .join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)]
}
