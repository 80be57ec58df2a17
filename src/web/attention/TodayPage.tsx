import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import type { Attention } from '#contract/attention.ts'
import { holds } from '#core/accounts/roles.ts'
import { mayImportPlan, mayReadBriefing } from '#core/programmes/rights.ts'
import { api } from '../api/client.ts'
import { useWaitingBulletinColumns } from '../bulletins/waiting-columns.tsx'
import { useSubmissionColumns } from '../collections/submission-columns.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { isUnderWay, jobsQuery, resultOf } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { placeOf, useWaitingRoundColumns } from '../rounds/waiting-columns.tsx'
import { useActor, useSession } from '../session/session.ts'
import { type Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { loadWords, useFirstLanguage } from '../words/language.tsx'
import {
  useDraftColumns,
  useDueStepColumns,
  useFormColumns,
  useLateStepColumns,
  useToConfirmColumns,
  useToReportColumns,
} from './columns.tsx'
import { OfficeAtRest } from './FirstSteps.tsx'

export const attentionQuery = { queryKey: ['attention'], queryFn: () => api.attention.get() }

type PartProps<Row> = {
  readonly name: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly rowClass?: (row: Row) => string | undefined
  readonly onOpen: (row: Row) => void
}

/** A part of the day; what is empty is not shown. */
const Part = <Row,>(props: PartProps<Row>) => {
  const [view, setView] = useState(plainView)
  if (props.rows.length === 0) return null
  return (
    <section className="stack" id={`part-${props.name}`}>
      <h2>
        {props.title} <span className="quiet">{props.rows.length}</span>
      </h2>
      <DataTable
        name={props.name}
        caption={props.title}
        columns={props.columns}
        rows={props.rows}
        rowKey={props.rowKey}
        view={view}
        onView={setView}
        onOpen={props.onOpen}
        {...(props.rowClass === undefined ? {} : { rowClass: props.rowClass })}
      />
    </section>
  )
}

const Jobs = () => {
  const { w } = useFirstLanguage()
  const jobs = (useQuery(jobsQuery).data ?? []).filter((job) => isUnderWay(job) || job.state === 'failed').slice(0, 5)
  if (jobs.length === 0) return null
  return (
    <section className="stack">
      <h2>{w.attention.jobs}</h2>
      <ul className="plain-list panel">
        {jobs.map((job) => (
          <JobLine key={job.id} job={job}>
            {resultOf(job, 'draftId')}
          </JobLine>
        ))}
      </ul>
    </section>
  )
}

type DayPart = readonly [name: string, title: string, rows: readonly unknown[]]

/** What the whole day holds, for whom it does not fit on one screen. */
const DayParts = ({ parts }: { readonly parts: readonly DayPart[] }) => {
  const { w } = useFirstLanguage()
  return (
    <nav className="day-parts no-print" aria-label={w.attention.parts}>
      {parts.map(([name, title, rows]) => (
        <button
          key={name}
          type="button"
          className="link-button"
          onClick={() => document.getElementById(`part-${name}`)?.scrollIntoView({ block: 'start' })}
        >
          {title} <b>{rows.length}</b>
        </button>
      ))}
    </nav>
  )
}

/** Overdue first, then by the day it is due. */
const byUrgency = (rows: Attention['toReport']): Attention['toReport'] =>
  [...rows].sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.due.localeCompare(b.due))

const Day = ({ data }: { readonly data: Attention }) => {
  const { w } = useFirstLanguage()
  const navigate = useNavigate()
  const toReport = useToReportColumns(data.toReport)
  const toConfirm = useToConfirmColumns()
  const lateSteps = useLateStepColumns()
  const dueSteps = useDueStepColumns()
  const drafts = useDraftColumns()
  const forms = useFormColumns()
  const bulletins = useWaitingBulletinColumns()
  const submissions = useSubmissionColumns(true)
  const rounds = useWaitingRoundColumns()
  const office = mayImportPlan(useActor())
  const open = (id: string, search = {}) => navigate({ to: '/measures/$id', params: { id }, search: search as never })
  const { toFill, toAccept, revisionsAsked } = data.collections
  const nothing = [
    ...[data.toReport, data.toConfirm, data.drafts, data.forms, data.bulletins, data.lateSteps, data.dueSteps],
    ...[toFill, toAccept, revisionsAsked, data.rounds],
  ].every((list) => list.length === 0)
  if (nothing)
    return office ? (
      <OfficeAtRest />
    ) : (
      <EmptyState
        title={w.attention.nothing}
        why={w.attention.nothingWhat}
        next={<Link to="/programmes">{w.attention.seeProgrammes}</Link>}
      />
    )
  const report = (
    <Part
      name="to-report"
      title={w.attention.toReport}
      rows={byUrgency(data.toReport)}
      columns={toReport}
      rowKey={(row) => `${row.measureId}-${row.unitId}-${row.period}`}
      rowClass={(row) => (row.overdue ? 'is-late' : undefined)}
      onOpen={(row) => open(row.measureId, { report: 1, period: row.period })}
    />
  )
  const confirm = (
    <Part
      name="to-confirm"
      title={w.attention.toConfirm}
      rows={data.toConfirm}
      columns={toConfirm}
      rowKey={(row) => `${row.measureId}-${row.unitName}-${row.period}`}
      onOpen={(row) => open(row.measureId)}
    />
  )
  const openSheet = (id: string) => navigate({ to: '/submissions/$id', params: { id } })
  const sheets = (['toFill', 'toAccept', 'revisionsAsked'] as const).map((name) => (
    <Part
      key={name}
      name={name}
      title={w.collections.attention[name]}
      rows={data.collections[name]}
      columns={submissions}
      rowKey={(row) => row.id}
      rowClass={(row) => (row.overdue || row.state === 'returned' ? 'is-late' : undefined)}
      onOpen={(row) => openSheet(row.id)}
    />
  ))
  const own = [['to-confirm', w.attention.toConfirm, data.toConfirm] as const]
  const owed = [['to-report', w.attention.toReport, data.toReport] as const]
  const parts = [
    ...(['toFill', 'toAccept', 'revisionsAsked'] as const).map(
      (name) => [name, w.collections.attention[name], data.collections[name]] as const,
    ),
    ['waiting-rounds', w.rounds.waiting, data.rounds] as const,
    ...(office ? [...own, ...owed] : [...owed, ...own]),
    ['waiting-forms', office ? w.attention.formsToDecide : w.attention.formsToFill, data.forms] as const,
    ['waiting-bulletins', w.bulletins.toDo, data.bulletins] as const,
    ['open-drafts', w.attention.drafts, data.drafts] as const,
    ['late-steps', w.attention.lateSteps, data.lateSteps] as const,
    ['due-steps', w.attention.dueSteps, data.dueSteps] as const,
  ].filter(([, , rows]) => rows.length > 0)
  return (
    <>
      {parts.length > 3 && <DayParts parts={parts} />}
      {sheets}
      <Part
        name="waiting-rounds"
        title={w.rounds.waiting}
        rows={data.rounds}
        columns={rounds}
        rowKey={(row) => `${row.roundId}-${row.kind}-${row.memberId}`}
        rowClass={(row) => (row.late ? 'is-late' : undefined)}
        onOpen={(row) => navigate(placeOf(row))}
      />
      {/* the office answers for others' reports, a unit for its own: each begins with what is its own to do */}
      {office ? confirm : report}
      {office ? report : confirm}
      <Part
        name="waiting-forms"
        title={office ? w.attention.formsToDecide : w.attention.formsToFill}
        rows={data.forms}
        columns={forms}
        rowKey={(row) => row.formId}
        rowClass={(row) => (row.overdue ? 'is-late' : undefined)}
        onOpen={(row) =>
          navigate({
            ...{ to: '/programmes/$id/matrices', params: { id: row.programmeId } },
            search: { form: row.formId } as never,
          })
        }
      />
      <Part
        name="waiting-bulletins"
        title={w.bulletins.toDo}
        rows={data.bulletins}
        columns={bulletins}
        rowKey={(row) => row.id}
        rowClass={(row) => (row.overdue ? 'is-late' : undefined)}
        onOpen={(row) =>
          row.kind === 'issue'
            ? navigate({ to: '/bulletins/$id', params: { id: row.id } })
            : navigate({ to: '/bulletins' })
        }
      />
      <Part
        name="open-drafts"
        title={w.attention.drafts}
        rows={data.drafts}
        columns={drafts}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate({ to: '/drafts/$id', params: { id: row.id } })}
      />
      <Part
        name="late-steps"
        title={w.attention.lateSteps}
        rows={data.lateSteps}
        columns={lateSteps}
        rowKey={(row) => `${row.measureId}-${row.due}-${row.step}`}
        onOpen={(row) => open(row.measureId)}
      />
      <Part
        name="due-steps"
        title={w.attention.dueSteps}
        rows={data.dueSteps}
        columns={dueSteps}
        rowKey={(row) => `${row.measureId}-${row.due}-${row.step}`}
        onOpen={(row) => open(row.measureId)}
      />
    </>
  )
}

/** Only leaders see it here: the others' first page does not carry it. */
const BriefingPage = lazy(() =>
  Promise.all([import('../briefing/BriefingPage.tsx'), loadWords()]).then(([page]) => ({ default: page.BriefingPage })),
)

/** A leader decides and fills in nothing: the briefing is the day, and only what waits for this very person stands below. */
const LeadersDay = () => {
  const { data } = useQuery(attentionQuery)
  const own =
    data !== undefined &&
    [data.toReport, data.toConfirm, data.drafts, data.bulletins, data.rounds].some((list) => list.length > 0)
  return <BriefingPage below={own ? <Day data={{ ...data, lateSteps: [], dueSteps: [] }} /> : undefined} />
}

export const TodayPage = () => (holds(useActor(), 'leader') ? <LeadersDay /> : <WorkersDay />)

const WorkersDay = () => {
  const { w, f } = useFirstLanguage()
  const session = useSession()
  const briefs = mayReadBriefing(useActor())
  const attention = useQuery(attentionQuery)
  const whose = f.list([
    session.account.name,
    ...session.posts.flatMap((post) => post.unitName ?? w.shell.roles[post.role]),
  ])
  return (
    <div className="page">
      <PageTitle
        what={w.attention.title}
        whose={whose}
        asOf={attention.data === undefined ? undefined : w.attention.asOf(f.day(attention.data.today))}
        actions={briefs ? <Link to="/briefing">{w.briefing.page}</Link> : undefined}
      />
      <div className="page-scroll">
        <div className="page-body">
          <Jobs />
          <Loaded query={attention}>{(data) => <Day data={data} />}</Loaded>
        </div>
      </div>
    </div>
  )
}
