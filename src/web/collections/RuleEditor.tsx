import { Button, Input, InputNumber, Select } from 'antd'
import type { Definition } from '#contract/collections/collection.ts'
import { useLanguage } from '../words/language.tsx'
import type { EditorProps } from './DefinitionPage.tsx'

type Rule = Definition['form']['rules'][number]
type Parts = Definition['form']['parts'][number]

const SEVERITIES = ['error', 'needs-reason', 'warning'] as const

/** Numbered on from the highest there is: a rule keeps its id through versions. */
const nextId = (prefix: string, ids: readonly string[]): string => {
  const last = Math.max(0, ...ids.map((id) => Number(id.replace(prefix, '')) || 0))
  return `${prefix}${last + 1}`
}

/** What must hold between the indicators of one subject. */
export const RuleEditor = ({ value, choices, onChange }: EditorProps) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const { form } = value
  const setRules = (rules: Rule[]) => onChange({ form: { ...form, rules } })
  const setParts = (parts: Parts[]) => onChange({ form: { ...form, parts } })
  const fields = form.sections.flatMap((section) =>
    section.fields.flatMap(({ indicatorId }) => {
      const card = choices.indicators.get(indicatorId)?.card
      return card === undefined ? [] : [{ value: card.code, label: card.name }]
    }),
  )
  const severity = (chosen: Rule['severity'], onSeverity: (one: Rule['severity']) => void) => (
    <Select
      style={{ width: 130 }}
      value={chosen}
      options={SEVERITIES.map((one) => ({ value: one, label: words.severity[one] }))}
      onChange={onSeverity}
    />
  )
  return (
    <section className="panel">
      <header>
        <h2>{words.rules}</h2>
        <span className="quiet">{words.rulesHint}</span>
      </header>
      <div className="panel-body stack">
        {form.rules.map((rule) => {
          const change = (part: Partial<Rule>) =>
            setRules(form.rules.map((one) => (one === rule ? { ...one, ...part } : one)))
          return (
            <div key={rule.id} className="toolbar">
              <Input
                aria-label={words.condition}
                placeholder={words.condition}
                style={{ width: 280 }}
                value={rule.condition}
                onChange={(event) => change({ condition: event.target.value })}
              />
              <Input
                aria-label={words.ruleWords}
                placeholder={words.ruleWords}
                style={{ width: 260 }}
                value={rule.words}
                onChange={(event) => change({ words: event.target.value })}
              />
              {severity(rule.severity, (one) => change({ severity: one }))}
              <Button type="text" size="small" onClick={() => setRules(form.rules.filter((one) => one !== rule))}>
                {words.remove}
              </Button>
            </div>
          )
        })}
        {form.parts.map((parts) => {
          const change = (part: Partial<Parts>) =>
            setParts(form.parts.map((one) => (one === parts ? { ...one, ...part } : one)))
          return (
            <div key={parts.id} className="toolbar">
              <Select
                style={{ width: 160 }}
                aria-label={words.whole}
                placeholder={words.whole}
                value={parts.whole === '' ? null : parts.whole}
                options={fields}
                onChange={(whole: string | null) => change({ whole: whole ?? '' })}
              />
              <Select
                mode="multiple"
                style={{ width: 280 }}
                aria-label={words.partsOf}
                placeholder={words.partsOf}
                value={parts.parts}
                options={fields}
                onChange={(chosen) => change({ parts: chosen })}
              />
              <Select
                style={{ width: 190 }}
                value={parts.exhaustive}
                options={[
                  { value: true, label: words.exhaustive },
                  { value: false, label: words.notExhaustive },
                ]}
                onChange={(exhaustive) => change({ exhaustive })}
              />
              <InputNumber
                aria-label={words.tolerance}
                prefix={words.tolerance}
                min={0}
                value={parts.tolerance}
                onChange={(tolerance) => change({ tolerance: tolerance ?? 0 })}
              />
              {severity(parts.severity, (one) => change({ severity: one }))}
              <Button type="text" size="small" onClick={() => setParts(form.parts.filter((one) => one !== parts))}>
                {words.remove}
              </Button>
            </div>
          )
        })}
        <div className="toolbar">
          <Button
            size="small"
            onClick={() =>
              setRules([
                ...form.rules,
                {
                  id: nextId(
                    'r',
                    form.rules.map(({ id }) => id),
                  ),
                  condition: '',
                  words: '',
                  severity: 'error',
                },
              ])
            }
          >
            {words.addRule}
          </Button>
          <Button
            size="small"
            onClick={() =>
              setParts([
                ...form.parts,
                {
                  ...{
                    id: nextId(
                      'p',
                      form.parts.map(({ id }) => id),
                    ),
                    whole: '',
                    parts: [],
                    exhaustive: true,
                  },
                  ...{ tolerance: 0, severity: 'error', words: '' },
                },
              ])
            }
          >
            {words.addParts}
          </Button>
        </div>
      </div>
    </section>
  )
}
