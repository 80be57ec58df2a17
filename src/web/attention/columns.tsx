import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Attention } from '#contract/attention.ts'
import { daysBetween } from '#core/base/day.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { FormStateMark } from '../matrices/FormStateMark.tsx'
import { GateMark, Mark } from '../parts/StatusMark.tsx'
import { useToday } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { useFirstLanguage } from '../words/language.tsx'

export type ToReport = Attention['toReport'][number]
export type ToConfirm = Attention['toConfirm'][number]
export type LateStep = Attention['lateSteps'][number]
export type DueStep = Attention['dueSteps'][number]
export type WaitingForm = Attention['forms'][number]
export type OpenDraft = Attention['drafts'][number]

type Measured = { readonly measureId: string; readonly number: string; readonly title: string }
const measureColumn = <Row extends Measured>(title: string, search: (row: Row) => object): Column<Row> => ({
  key: 'measure',
  title,
  width: 280,
  grow: true,
  filter: 'text',
  text: (row) => `${numberWords(row.number)} ${row.title}`.trim(),
  render: (row) => (
    <Link to="/measures/$id" params={{ id: row.measureId }} search={search(row) as never} title={row.title}>
      {numberWords(row.number)} {row.title}
    </Link>
  ),
})

/** Programme and unit stand only where there is more than one of them. */
export const useToReportColumns = (rows: readonly ToReport[]): readonly Column<ToReport>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(() => {
    const words = w.attention
    const several = (of: (row: ToReport) => string) => new Set(rows.map(of)).size > 1
    return [
      measureColumn<ToReport>(words.measure, (row) => ({ report: 1, period: row.period })),
      ...(several((row) => row.programmeId)
        ? [
            {
              key: 'programme',
              title: words.programme,
              width: 260,
              text: (row: ToReport) => row.programmeTitle,
              filter: 'text' as const,
              render: (row: ToReport) => <span title={row.programmeTitle}>{row.programmeTitle}</span>,
            },
          ]
        : []),
      ...(several((row) => row.unitId)
        ? [
            {
              key: 'unit',
              title: words.unit,
              width: 250,
              text: (row: ToReport) => row.unitName,
              filter: 'text' as const,
            },
          ]
        : []),
      { key: 'period', title: words.period, width: 110, text: (row) => f.period(row.period) },
      {
        key: 'due',
        title: words.due,
        width: 150,
        text: (row) => `${f.day(row.due)}${row.overdue ? ` ${words.overdue}` : ''}`,
        order: (row) => Date.parse(row.due),
        render: (row) =>
          row.overdue ? (
            <span className="late-word">
              <span className="shape late">■</span>
              {f.day(row.due)} {words.overdue}
            </span>
          ) : (
            f.day(row.due)
          ),
      },
      { key: 'state', title: words.state, width: 90, text: (row) => words.states[row.state] },
    ]
  }, [w, f, rows])
}

export const useToConfirmColumns = (): readonly Column<ToConfirm>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(
    () => [
      measureColumn<ToConfirm>(w.attention.measure, () => ({})),
      { key: 'unit', title: w.attention.unit, width: 250, text: (row) => row.unitName, filter: 'text' },
      { key: 'period', title: w.attention.period, width: 110, text: (row) => f.period(row.period) },
      {
        key: 'submitted',
        title: w.attention.submitted,
        width: 150,
        text: (row) => f.instant(row.submittedAt),
        order: (row) => Date.parse(row.submittedAt),
      },
    ],
    [w, f],
  )
}

export const useLateStepColumns = (): readonly Column<LateStep>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(
    () => [
      measureColumn<LateStep>(w.attention.measure, () => ({})),
      {
        key: 'step',
        title: w.attention.step,
        width: 260,
        grow: true,
        text: (row) => row.step,
        render: (row) => <span title={row.step}>{row.step}</span>,
      },
      {
        key: 'due',
        title: w.attention.due,
        width: 120,
        text: (row) => f.day(row.due),
        order: (row) => Date.parse(row.due),
      },
      {
        key: 'days',
        title: w.attention.state,
        width: 120,
        text: (row) => w.parts.daysLate(row.days),
        order: (row) => row.days,
        render: (row) => (
          <span className="late-word">
            <span className="shape late">■</span>
            {w.parts.daysLate(row.days)}
          </span>
        ),
      },
    ],
    [w, f],
  )
}

export const useDueStepColumns = (): readonly Column<DueStep>[] => {
  const { w, f } = useFirstLanguage()
  const today = useToday()
  return useMemo(
    () => [
      measureColumn<DueStep>(w.attention.measure, () => ({})),
      {
        key: 'step',
        title: w.attention.step,
        width: 260,
        grow: true,
        text: (row) => row.step,
        render: (row) => (
          <span title={row.step}>
            {row.step}
            {row.gate && <GateMark />}
          </span>
        ),
      },
      {
        key: 'due',
        title: w.attention.due,
        width: 120,
        text: (row) => f.day(row.due),
        order: (row) => Date.parse(row.due),
      },
      {
        key: 'left',
        title: w.attention.state,
        width: 120,
        text: (row) => w.attention.left(daysBetween(today, row.due)),
        order: (row) => Date.parse(row.due),
        render: (row) => <Mark sign="▲" tone="watch" word={w.attention.left(daysBetween(today, row.due))} />,
      },
    ],
    [w, f, today],
  )
}

export const useDraftColumns = (): readonly Column<OpenDraft>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(
    () => [
      {
        key: 'title',
        title: w.attention.draft,
        width: 280,
        grow: true,
        text: (row) => row.title,
        render: (row) => (
          <Link to="/drafts/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      {
        key: 'pending',
        title: w.attention.state,
        width: 120,
        align: 'right',
        text: (row) => w.attention.pending(row.pending),
        order: (row) => row.pending,
      },
      {
        key: 'created',
        title: w.attention.created,
        width: 150,
        text: (row) => f.instant(row.createdAt),
        order: (row) => Date.parse(row.createdAt),
      },
    ],
    [w, f],
  )
}

export const useFormColumns = (): readonly Column<WaitingForm>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(() => {
    const words = w.attention
    return [
      {
        ...{ key: 'title', title: words.form, width: 280, grow: true },
        text: (row) => row.title,
        render: (row) => (
          <Link
            to="/programmes/$id/matrices"
            params={{ id: row.programmeId }}
            search={{ form: row.formId } as never}
            title={row.title}
          >
            {row.title}
          </Link>
        ),
      },
      { ...{ key: 'unit', title: words.unit, width: 250 }, text: (row) => row.unitName },
      {
        ...{ key: 'due', title: words.due, width: 150 },
        text: (row) => (row.due === null ? '—' : `${f.day(row.due)}${row.overdue ? ` ${words.overdue}` : ''}`),
        order: (row) => (row.due === null ? null : Date.parse(row.due)),
      },
      {
        ...{ key: 'state', title: words.state, width: 110 },
        text: (row) => w.matrices.states[row.state],
        render: (row) => <FormStateMark state={row.state} />,
      },
    ]
  }, [w, f])
}
