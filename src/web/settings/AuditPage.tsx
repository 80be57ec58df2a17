import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useMemo } from 'react'
import { mayReadAudit } from '#core/accounts/rights.ts'
import { type Answers, api } from '../api/client.ts'
import { wordDetail } from '../measures/word-detail.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'

type Entry = Answers['audit']['list']['items'][number]
const SIZE = 100

const useColumns = (): readonly Column<Entry>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.settings.audit
    const names: Readonly<Record<string, string>> = words.actions
    const column = (
      key: string,
      title: string,
      width: number,
      text: (row: Entry) => string,
      more: Partial<Column<Entry>> = {},
    ) => ({
      key,
      title,
      width,
      text,
      sort: false,
      ...more,
    })
    const subjects: Readonly<Record<string, string>> = words.subjects
    const subject = (row: Entry) =>
      row.subjectKind === null
        ? '—'
        : `${subjects[row.subjectKind] ?? row.subjectKind} ${row.subjectId?.slice(0, 8) ?? ''}`
    return [
      column('seq', words.seq, 80, (row) => f.number(row.seq), { align: 'right' }),
      column('at', words.at, 160, (row) => f.instantToSecond(row.at)),
      column('actor', words.actor, 140, (row) => row.actor),
      column('action', words.action, 160, (row) => names[row.action] ?? row.action, {
        render: (row) => <span title={row.action}>{names[row.action] ?? row.action}</span>,
      }),
      column('subject', words.subject, 150, subject, {
        render: (row) => <span title={row.subjectId ?? ''}>{subject(row)}</span>,
      }),
      column('detail', words.detail, 320, (row) => wordDetail(w, f, row.detail), {
        grow: true,
        render: (row) => <span title={wordDetail(w, f, row.detail)}>{wordDetail(w, f, row.detail)}</span>,
      }),
      column('hash', words.hash, 130, (row) => row.hash, {
        render: (row) => <code title={row.hash}>{row.hash.slice(0, 12)}</code>,
      }),
    ]
  }, [w, f])
}

const Verify = () => {
  const { w, f } = useLanguage()
  const words = w.settings.audit
  const verdict = useQuery({
    queryKey: ['audit-verdict'],
    queryFn: () => api.audit.verify(),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const act = useAct({ deed: async () => verdict.refetch({ throwOnError: true }) })
  const data = verdict.data
  return (
    <>
      <ActFaults act={act} />
      {data !== undefined &&
        (data.brokenAt === null ? (
          <Mark sign="✓" tone="done" word={words.whole(f.number(data.entries), data.head.slice(0, 12))} />
        ) : (
          <Mark sign="■" tone="late" word={words.broken(f.number(data.brokenAt))} />
        ))}
      <Button type="primary" loading={act.pending} onClick={() => act.run(undefined)}>
        {act.pending ? words.verifying : words.verify}
      </Button>
    </>
  )
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const Filters = () => {
  const { w } = useLanguage()
  const words = w.settings.audit
  const [search, change] = useAddress()
  const day = (key: 'from' | 'to', label: string) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the day input stands inside
    <label>
      {label}{' '}
      <DayInput
        value={textOf(search[key]) ?? null}
        onChange={(value) => change({ [key]: value ?? undefined, page: undefined })}
      />
    </label>
  )
  return (
    <div className="toolbar no-print">
      <Input.Search
        allowClear
        style={{ width: 200 }}
        aria-label={words.actor}
        placeholder={words.actor}
        defaultValue={textOf(search.actor) ?? ''}
        onSearch={(value) => change({ actor: textOf(value.trim()), page: undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
        aria-label={words.action}
        placeholder={words.action}
        value={textOf(search.action) ?? null}
        options={Object.entries(words.actions).map(([value, label]) => ({ value, label }))}
        onChange={(value: string | null | undefined) => change({ action: value ?? undefined, page: undefined })}
      />
      {day('from', words.from)}
      {day('to', words.to)}
    </div>
  )
}

export const AuditPage = () => {
  const { w } = useLanguage()
  const words = w.settings.audit
  const { city } = useSession()
  const may = mayReadAudit(useActor())
  const [view, setView] = useView()
  const [search] = useAddress()
  const columns = useColumns()
  const ask = {
    page: view.page,
    size: SIZE,
    ...Object.fromEntries(
      (['actor', 'action', 'from', 'to'] as const).flatMap((key) =>
        textOf(search[key]) === undefined ? [] : [[key, textOf(search[key])]],
      ),
    ),
  }
  const entries = useQuery({
    queryKey: ['audit', ask],
    queryFn: () => api.audit.list(ask),
    placeholderData: (before) => before,
  })
  return (
    <div className="page">
      <PageTitle what={words.title} whose={city.name} actions={may ? <Verify /> : undefined} />
      <div className="page-body">
        {may && <Filters />}
        <Loaded query={entries}>
          {(data) => (
            <DataTable
              name="audit"
              caption={words.title}
              columns={columns}
              rows={data.items}
              rowKey={(row) => String(row.seq)}
              view={view}
              onView={setView}
              paging={{ total: data.total, page: view.page, size: SIZE }}
              empty={<EmptyState title={words.none} />}
              fill
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
