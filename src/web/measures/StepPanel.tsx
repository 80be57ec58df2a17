import type { Measure } from '#contract/measures.ts'
import { GateMark, StepMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'

export const StepPanel = ({ steps }: { readonly steps: Measure['steps'] }) => {
  const { w, f } = useLanguage()
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.steps}</h2>
        <span className="count">{steps.length}</span>
      </header>
      {steps.length === 0 ? (
        <div className="panel-body quiet">{w.measures.stepsNone}</div>
      ) : (
        <ul className="plain-list">
          {steps.map((step) => (
            <li key={step.id}>
              <StepMark state={step.state} /> <strong>{f.period(step.period)}</strong>
              {step.gate && <GateMark />}
              {step.doneOn !== null && <span className="quiet"> · {w.measures.doneOn(f.day(step.doneOn))}</span>}
              <div className="pre">{step.text}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
