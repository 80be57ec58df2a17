import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Measure } from '#contract/measures.ts'
import type { Update } from '#contract/updates.ts'
import { api } from '../api/client.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { measureKey, touchedByReport } from './queries.ts'
import { ownUpdate, percentOf, type ReportForm, startOf, type Turn } from './report-form.ts'

const SAVE_AFTER_MS = 2500

/** The measure as this browser knows it, with the draft that was saved: who leaves and comes back finds it. */
const withUpdate = (measure: Measure, update: Update): Measure => ({
  ...measure,
  updates: [update, ...measure.updates.filter((one) => one.id !== update.id)],
})

/** A report being written: it is saved as a draft whenever the typing rests, and sent when asked. */
export const useReport = (measure: Measure, turn: Turn, onSent: () => void) => {
  const { w } = useLanguage()
  const client = useQueryClient()
  const [form, setForm] = useState<ReportForm>(() => startOf(measure, turn))
  const [dirty, setDirty] = useState(false)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const revision = useRef(ownUpdate(measure, turn)?.revision ?? null)
  const sent = useRef(false)
  const percent = percentOf(form.percent)
  const save = async () => {
    const saved = await api.updates.save({
      measureId: measure.id,
      unitId: turn.unitId,
      period: turn.period,
      revision: revision.current,
      status: form.status,
      percent: percent ?? null,
      words: form.words,
      problem: form.problem.trim() === '' ? null : form.problem,
      ask: form.ask.trim() === '' ? null : form.ask,
      stepsDone: [...form.stepsDone],
      evidenceFileIds: form.evidence.map((file) => file.fileId),
    })
    revision.current = saved.revision
    client.setQueryData<Measure>(measureKey(measure.id), (old) => old && withUpdate(old, saved))
    return saved
  }
  const keep = useAct({
    deed: (_: ReportForm) => save(),
    touches: [['attention']],
    after: (_, sent) => {
      setSavedAt(new Date().toISOString())
      // what was typed while the draft was on its way is still unsaved
      setForm((now) => {
        if (now === sent) setDirty(false)
        return now
      })
    },
  })
  const send = useAct({
    deed: async () => {
      const saved = await save()
      return api.updates.submit({ id: saved.id, revision: saved.revision })
    },
    said: () => w.measures.form.submitted,
    touches: touchedByReport(measure.id, measure.programmeId),
    after: () => {
      sent.current = true
      onSent()
    },
  })
  const blocked = keep.pending || send.pending || keep.conflict || percent === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the form starts the wait anew
  useEffect(() => {
    if (!dirty || blocked) return
    const timer = setTimeout(() => keep.run(form), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [form, dirty, blocked])
  const leave = useRef(() => {})
  leave.current = () => {
    if (dirty && !blocked && !sent.current) keep.run(form)
  }
  // who goes before the typing has rested loses nothing either
  useEffect(() => () => leave.current(), [])
  return {
    form,
    percent,
    dirty,
    savedAt,
    keep,
    send,
    set: (change: Partial<ReportForm>) => {
      setForm((old) => ({ ...old, ...change }))
      setDirty(true)
    },
    reload: () => client.invalidateQueries({ queryKey: measureKey(measure.id) }),
  }
}
