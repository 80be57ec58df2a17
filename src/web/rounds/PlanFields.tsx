import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { RoundSetup } from '#contract/rounds.ts'
import { neededSteps, type RoundStep, roundSteps } from '#core/rounds/course.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { unitsQuery } from '../settings/queries.ts'
import { useLanguage } from '../words/language.tsx'

type Props = {
  readonly setup: RoundSetup
  readonly sources: readonly string[]
  readonly onChange: (setup: RoundSetup) => void
}

const isNeeded = (step: RoundStep): boolean => (neededSteps as readonly RoundStep[]).includes(step)

/** Name and period, steps with owners and deadlines, who supplies and who reviews. */
export const PlanFields = ({ setup, sources, onChange }: Props) => {
  const { w } = useLanguage()
  const words = w.rounds
  const units = useQuery(unitsQuery)
  const options = (units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const set = (change: Partial<RoundSetup>) => onChange({ ...setup, ...change })
  const plannedOf = (step: RoundStep) => setup.plan.find((one) => one.step === step)
  const setStep = (step: RoundStep, change: Partial<RoundSetup['plan'][number]>) =>
    set({ plan: setup.plan.map((one) => (one.step === step ? { ...one, ...change } : one)) })
  const toggle = (step: RoundStep, on: boolean) =>
    set({
      plan: on
        ? [...setup.plan, { step, unitId: null, due: null }]
        : setup.plan.filter((planned) => planned.step !== step),
    })
  const setSupplier = (from: string, unitId: string | null | undefined) => {
    const { [from]: _, ...rest } = setup.suppliers
    set({ suppliers: unitId ? { ...rest, [from]: unitId } : rest })
  }
  const unit = (label: string, value: string | null, choose: (id: string | null) => void, blank: string) => (
    <Select
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={blank}
      value={value}
      options={options}
      onChange={(id) => choose(id ?? null)}
    />
  )
  return (
    <>
      <Field label={words.name}>
        {(wiring) => <Input {...wiring} value={setup.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={words.period}>
        {(wiring) => (
          <Input {...wiring} value={setup.period} onChange={(event) => set({ period: event.target.value })} />
        )}
      </Field>
      <h3>{words.plan}</h3>
      <p className="quiet">{words.planWhat}</p>
      <div className="round-plan">
        {roundSteps.map((step) => {
          const planned = plannedOf(step)
          return (
            <div key={step}>
              <Checkbox
                checked={planned !== undefined}
                disabled={isNeeded(step)}
                onChange={(event) => toggle(step, event.target.checked)}
              >
                {words.steps[step]}
              </Checkbox>
              {planned !== undefined && (
                <>
                  {unit(
                    `${words.steps[step]} ${words.owner}`,
                    planned.unitId,
                    (unitId) => setStep(step, { unitId }),
                    words.office,
                  )}
                  <DayInput value={planned.due} onChange={(due) => setStep(step, { due })} />
                </>
              )}
            </div>
          )
        })}
      </div>
      <Field label={words.noticeDays} hint={words.noticeDaysHint}>
        {({ status: _, ...wiring }) => (
          <InputNumber
            {...wiring}
            min={1}
            max={60}
            precision={0}
            value={setup.noticeDays}
            onChange={(value) => set({ noticeDays: value ?? 5 })}
          />
        )}
      </Field>
      <Field label={words.decideDays} hint={words.decideDaysHint}>
        {({ status: _, ...wiring }) => (
          <InputNumber
            {...wiring}
            min={1}
            max={60}
            precision={0}
            value={setup.decideDays}
            onChange={(value) => set({ decideDays: value ?? 5 })}
          />
        )}
      </Field>
      <Field label={words.thirdParty} optional>
        {() => unit(words.thirdParty, setup.thirdPartyUnitId, (thirdPartyUnitId) => set({ thirdPartyUnitId }), '—')}
      </Field>
      {sources.length > 0 && (
        <>
          <h3>{words.suppliers}</h3>
          <p className="quiet">{words.suppliersHint}</p>
          <div className="round-plan">
            {sources.map((from) => (
              <div key={from}>
                <span>{from}</span>
                {unit(from, setup.suppliers[from] ?? null, (id) => setSupplier(from, id), words.office)}
              </div>
            ))}
          </div>
        </>
      )}
    </>
  )
}
