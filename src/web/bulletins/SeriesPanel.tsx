import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { BulletinSeries } from '#contract/bulletins.ts'
import { mayDraftBulletins } from '#core/bulletins/rights.ts'
import { periodOn, shiftPeriod } from '#core/indicators/report-period.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { bulletinsKey } from './queries.ts'
import { SeriesEditor } from './SeriesEditor.tsx'

const Due = ({ series }: { readonly series: BulletinSeries }) => {
  const { w, f } = useLanguage()
  const { due, periodType, retired } = series
  if (retired) return <span className="quiet">{w.bulletins.retired}</span>
  if (due === null) return <Mark sign="✓" tone="done" word={w.bulletins.nothingDue} />
  const period = wordPeriod(f, periodType, due.periodEnd)
  const word = due.isLate ? w.bulletins.lateSince(period, f.day(due.on)) : w.bulletins.dueOn(period, f.day(due.on))
  return due.isLate ? <Mark sign="■" tone="late" word={word} /> : <Mark sign="▲" tone="watch" word={word} />
}

/** Periods that have ended, newest first: one that was never issued, or one to be put right. */
const OFFERED = 13

const OtherPeriods = (props: { readonly series: BulletinSeries; readonly onPick: (periodEnd: string) => void }) => {
  const { w, f } = useLanguage()
  const today = useToday()
  const { periodType, due } = props.series
  const running = periodOn(periodType, today)
  const ended = Array.from({ length: OFFERED }, (_, back) => shiftPeriod(running, -back).end)
  const items = ended
    .filter((end) => end <= today && end !== due?.periodEnd)
    .map((end) => ({ key: end, label: wordPeriod(f, periodType, end) }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => props.onPick(key) }}>
      <Button size="small">{w.bulletins.draftOther}</Button>
    </Dropdown>
  )
}

/** What is to be published when; drafting begins here. */
export const SeriesPanel = ({ series }: { readonly series: readonly BulletinSeries[] }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const mayDraft = mayDraftBulletins(useActor())
  const [editing, setEditing] = useState<BulletinSeries | 'new' | null>(null)
  const open = useAct({
    deed: (input: { readonly seriesId: string; readonly periodEnd: string }) => api.bulletins.open(input),
    touches: [bulletinsKey],
    after: ({ id }) => navigate({ to: '/bulletins/$id', params: { id } }),
  })
  const add = (
    <Button size="small" type={series.length === 0 ? 'primary' : 'default'} onClick={() => setEditing('new')}>
      {w.bulletins.addSeries}
    </Button>
  )
  return (
    <section className="panel">
      <header>
        <h2>{w.bulletins.series}</h2>
        <span className="grow" />
        {mayDraft && series.length > 0 && add}
      </header>
      <ActFaults act={open} />
      {series.length === 0 && (
        <EmptyState title={w.bulletins.noSeries} why={w.bulletins.noSeriesWhat} next={mayDraft ? add : undefined} />
      )}
      <ul className="plain-list">
        {series.map((one) => (
          <li key={one.id} className="series-line">
            <strong>{one.name}</strong>
            <span className="quiet">{w.bulletins.kinds[one.kind]}</span>
            <Due series={one} />
            <span className="grow" />
            {mayDraft && (
              <>
                {one.due !== null && (
                  <Button
                    size="small"
                    type="primary"
                    loading={open.input?.seriesId === one.id}
                    onClick={() => open.run({ seriesId: one.id, periodEnd: one.due?.periodEnd ?? '' })}
                  >
                    {w.bulletins.draft}
                  </Button>
                )}
                {!one.retired && (
                  <OtherPeriods series={one} onPick={(periodEnd) => open.run({ seriesId: one.id, periodEnd })} />
                )}
                <Button size="small" onClick={() => setEditing(one)}>
                  {w.bulletins.changeSeries}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <SeriesEditor series={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  )
}
