import { Button } from 'antd'
import { useState } from 'react'
import { baseDifferences } from '#core/progress/bound-series.ts'
import { api } from '../api/client.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { BindDialog } from './BindDialog.tsx'
import { type Binding, progressKey, type TargetPageData } from './queries.ts'
import { wordAmount } from './word-light.ts'
import { wordScale } from './word-scale.ts'

const Measured = ({ binding, unit }: { readonly binding: Binding; readonly unit: string }) => {
  const { w, f } = useLanguage()
  const words = w.progress.page
  return (
    <>
      <b>
        {binding.indicatorName}（{binding.indicatorUnit}） · {binding.subjectName}
      </b>
      <div className="quiet">
        {words.readings[binding.reading]} · {words.accumulations[binding.accumulation]} ·{' '}
        {wordScale(w, f, binding, unit)}
      </div>
    </>
  )
}

const Unbind = ({ binding, onClose }: { readonly binding: Binding; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.progress.page
  const act = useAct({
    deed: (reason: string) => api.bindings.end({ id: binding.id, reason }),
    said: () => words.unbound,
    touches: [progressKey, ['headlines']],
    after: onClose,
  })
  return (
    <ReasonDialog title={words.unbindTitle} verb={words.unbind} danger act={act} onReason={act.run} onClose={onClose}>
      <p>{words.unbindWhat}</p>
    </ReasonDialog>
  )
}

/** A base that the indicator does not bear out: perhaps it is another definition, perhaps the wrong indicator. */
const Doubts = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const row = page.progress
  const bases = page.series.filter(({ role }) => role === 'base')
  return baseDifferences(bases, page.points).map(({ end, printed, observed }) => (
    <div key={end} className="doubt">
      <span className="shape watch">▲</span>
      {w.progress.page.baseDiffers(
        f.period(end.slice(0, 4)),
        `${wordAmount(f, row, printed)}${row.target.unit}`,
        `${wordAmount(f, row, observed)}${row.target.unit}`,
      )}
    </div>
  ))
}

/** What the target is measured by, who said so and when, and what it was measured by before. */
export const BindingPanel = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const [open, setOpen] = useState<'bind' | 'unbind' | null>(null)
  const { binding, target } = page.progress
  const words = w.progress.page
  const others = page.bindings.filter(({ id }) => id !== binding?.id)
  return (
    <section className="panel">
      <header>
        <h2>{words.measured}</h2>
        {page.mayBind && (
          <span className="panel-deed no-print">
            <Button
              size="small"
              {...(binding === null ? { type: 'primary' as const } : {})}
              onClick={() => setOpen('bind')}
            >
              {binding === null ? words.bind : words.rebind}
            </Button>{' '}
            {binding !== null && (
              <Button size="small" onClick={() => setOpen('unbind')}>
                {words.unbind}
              </Button>
            )}
          </span>
        )}
      </header>
      <ul className="plain-list">
        {binding === null ? (
          <li className="quiet">{words.neverBound}</li>
        ) : (
          <li>
            <Measured binding={binding} unit={target.unit} />
            <div className="quiet">{words.boundBy(binding.boundBy, f.instant(binding.boundAt))}</div>
            <Doubts page={page} />
          </li>
        )}
        {others.map((one) => (
          <li key={one.id} className="is-past">
            <Measured binding={one} unit={target.unit} />
            <div className="quiet">
              {words.boundBy(one.boundBy, f.instant(one.boundAt))}
              {one.endedAt !== null &&
                `；${words.endedBy(one.endedBy ?? '—', f.instant(one.endedAt), one.reason ?? '')}`}
            </div>
          </li>
        ))}
      </ul>
      {open === 'bind' && <BindDialog page={page} onClose={() => setOpen(null)} />}
      {open === 'unbind' && binding !== null && <Unbind binding={binding} onClose={() => setOpen(null)} />}
    </section>
  )
}
