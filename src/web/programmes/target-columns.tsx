import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { comparePeriods } from '#core/base/period.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { LIGHTS } from '#core/progress/lights.ts'
import { LightRule } from '../progress/LightRule.tsx'
import type { ProgressList, ProgressRow } from '../progress/queries.ts'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import type { Target } from './queries.ts'
import { periodOf, wordValue } from './target-words.ts'

const kinds = ['level', 'growth', 'share', 'increment'] as const

/** Periods as figures to sort by: their place among those there are. */
const ranks = (targets: readonly Target[]): ReadonlyMap<string, number> =>
  new Map(
    [...new Set(targets.flatMap((target) => target.period ?? []))]
      .sort(comparePeriods)
      .map((period, index) => [period, index]),
  )

const optionsOf = (values: readonly (string | null)[]) =>
  [...new Set(values.flatMap((value) => value ?? []))].map((value) => ({ value, label: value }))

/** A base is background and has no light. */
const lightColumn = (
  w: Words,
  lit: ReadonlyMap<string, ProgressRow>,
  rules: ProgressList['rules'],
): Column<Target> => ({
  ...{ key: 'light', title: w.progress.columns.light, width: 104 },
  text: (row) => wordLight(w, lit.get(row.id)),
  value: (row) => lit.get(row.id)?.light ?? '',
  order: (row) => {
    const own = lit.get(row.id)
    return own === undefined ? null : LIGHTS.indexOf(own.light)
  },
  filter: LIGHTS.map((value) => ({ value, label: w.progress.lights[value] })),
  render: (row) => {
    const own = lit.get(row.id)
    return own === undefined ? '' : <LightRule row={own} rules={rules} />
  },
})

const wordLight = (w: Words, row: ProgressRow | undefined): string =>
  row === undefined ? '' : w.progress.lights[row.light]

export const useTargetColumns = (
  targets: readonly Target[],
  onSource: (target: Target) => void,
  progress: ProgressList | undefined,
): readonly Column<Target>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.programmes.targetTable
    const byPeriod = ranks(targets)
    const absent = (why: string) => (
      <span className="quiet" title={why}>
        —
      </span>
    )
    const lit = new Map(progress?.rows.map((row) => [row.target.id, row]))
    return [
      ...(progress === undefined ? [] : [lightColumn(w, lit, progress.rules)]),
      {
        key: 'metric',
        title: words.metric,
        width: 260,
        grow: true,
        text: (row) => row.metric,
        filter: 'text',
        render: (row) =>
          lit.has(row.id) ? (
            <Link to="/targets/$id" params={{ id: row.id }} title={row.metric}>
              {row.metric}
            </Link>
          ) : (
            <span title={row.metric}>{row.metric}</span>
          ),
      },
      {
        key: 'value',
        title: words.value,
        width: 130,
        align: 'right',
        text: (row) => wordValue(f, row),
        order: (row) => row.value,
        render: (row) => (
          <button type="button" className="sourced" title={words.seeSource} onClick={() => onSource(row)}>
            {wordValue(f, row)}
          </button>
        ),
      },
      {
        key: 'unit',
        title: words.unit,
        width: 90,
        text: (row) => row.unit,
        filter: optionsOf(targets.map((row) => row.unit)),
      },
      {
        key: 'period',
        title: words.period,
        width: 120,
        text: (row) => periodOf(f, row.period),
        value: (row) => row.period ?? '',
        order: (row) => (row.period === null ? null : (byPeriod.get(row.period) ?? null)),
        filter: [...byPeriod.keys()].map((value) => ({ value, label: f.period(value) })),
        render: (row) => (row.period === null ? absent(words.noPeriod) : f.period(row.period)),
      },
      {
        key: 'scope',
        title: words.scope,
        width: 130,
        text: (row) => row.scope ?? '—',
        filter: optionsOf(targets.map((row) => row.scope)),
        render: (row) => row.scope ?? absent(words.noScope),
      },
      {
        key: 'kind',
        title: words.kind,
        width: 80,
        text: (row) => w.parts.targetKind[row.kind],
        value: (row) => row.kind,
        filter: kinds.map((value) => ({ value, label: w.parts.targetKind[value] })),
      },
      {
        key: 'role',
        title: words.role,
        width: 110,
        text: (row) => words.roles[row.role],
        value: (row) => row.role,
        filter: (['target', 'base'] as const).map((value) => ({ value, label: words.roles[value] })),
      },
      { key: 'section', title: words.section, width: 120, text: (row) => numberWords(row.section), filter: 'text' },
    ]
  }, [w, f, targets, onSource, progress])
}
