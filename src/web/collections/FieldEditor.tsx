import { Button, Checkbox, Input, Select } from 'antd'
import type { Definition } from '#contract/collections/collection.ts'
import { fitsPeriod } from '#core/collections/form.ts'
import { useLanguage } from '../words/language.tsx'
import type { EditorProps } from './DefinitionPage.tsx'
import type { Choices } from './definition-choices.ts'

type Section = Definition['form']['sections'][number]
type FormField = Section['fields'][number]

const swapped = <T,>(items: readonly T[], at: number, by: number): T[] => {
  const next = [...items]
  const [one, other] = [next[at], next[at + by]]
  if (one === undefined || other === undefined) return next
  next[at] = other
  next[at + by] = one
  return next
}

type RowProps = {
  readonly field: FormField
  readonly choices: Choices
  readonly onChange: (change: Partial<FormField>) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

const Row = ({ field, choices, onChange, onMove, onRemove }: RowProps) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const card = choices.indicators.get(field.indicatorId)?.card
  const name = card?.name ?? String(field.indicatorId)
  return (
    <tr>
      <td title={card?.definition}>
        {name} <span className="quiet">{card?.unit}</span>
      </td>
      <td>
        <Select
          size="small"
          aria-label={`${name} ${words.asks.pair}`}
          value={field.asks}
          options={(['pair', 'value'] as const).map((asks) => ({ value: asks, label: words.asks[asks] }))}
          onChange={(asks) => onChange({ asks })}
        />
      </td>
      <td>
        <Checkbox checked={field.required} onChange={(event) => onChange({ required: event.target.checked })}>
          {words.required}
        </Checkbox>
      </td>
      <td>
        <Input
          size="small"
          aria-label={`${name} ${words.fieldNote}`}
          placeholder={words.fieldNote}
          maxLength={400}
          value={field.note ?? ''}
          onChange={(event) => onChange({ note: event.target.value || null })}
        />
      </td>
      <td className="nowrap">
        <Button size="small" type="text" aria-label={`${words.up} ${name}`} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button size="small" type="text" aria-label={`${words.down} ${name}`} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button size="small" type="text" aria-label={`${words.remove} ${name}`} onClick={onRemove}>
          ✕
        </Button>
      </td>
    </tr>
  )
}

/** Sections and their indicators, chosen from the dictionary. */
export const FieldEditor = ({ value, choices, onChange }: EditorProps) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const { sections } = value.form
  const setSections = (next: Section[]) => onChange({ form: { ...value.form, sections: next } })
  const setSection = (at: number, change: Partial<Section>) =>
    setSections(sections.map((section, index) => (index === at ? { ...section, ...change } : section)))
  const used = new Set(sections.flatMap(({ fields }) => fields.map(({ indicatorId }) => indicatorId)))
  const options = [...choices.indicators.values()]
    .filter(({ id, retiredOn, card }) => !used.has(id) && retiredOn === null && card.method !== 'formula')
    .filter(({ card }) => fitsPeriod(card.periodType, value.periodType))
    .map(({ id, card }) => ({ value: id, label: `${card.name}（${card.unit}）` }))
  return (
    <section className="panel">
      <header>
        <h2>{words.sections}</h2>
        <span className="count">{used.size}</span>
        <span className="grow" />
        <Button size="small" onClick={() => setSections([...sections, { title: '', fields: [] }])}>
          {words.addSection}
        </Button>
      </header>
      {choices.indicators.size === 0 && <div className="panel-body quiet">{words.noIndicator}</div>}
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section is nothing but its place
        <div key={at} className="panel-body stack">
          <div className="toolbar">
            <Input
              aria-label={words.section}
              placeholder={words.section}
              style={{ width: 200 }}
              maxLength={60}
              value={section.title}
              onChange={(event) => setSection(at, { title: event.target.value })}
            />
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 300 }}
              aria-label={words.addField}
              placeholder={words.addField}
              value={null}
              options={options}
              onChange={(indicatorId: number | null) =>
                indicatorId !== null &&
                setSection(at, {
                  fields: [...section.fields, { indicatorId, asks: 'pair', required: true, note: null }],
                })
              }
            />
            {sections.length > 1 && (
              <Button size="small" type="text" onClick={() => setSections(sections.filter((_, index) => index !== at))}>
                {words.remove}
              </Button>
            )}
          </div>
          <table className="plain-table field-table">
            <tbody>
              {section.fields.map((field, index) => (
                <Row
                  key={field.indicatorId}
                  field={field}
                  choices={choices}
                  onChange={(change) =>
                    setSection(at, {
                      fields: section.fields.map((one) => (one === field ? { ...one, ...change } : one)),
                    })
                  }
                  onMove={(by) => setSection(at, { fields: swapped(section.fields, index, by) })}
                  onRemove={() => setSection(at, { fields: section.fields.filter((one) => one !== field) })}
                />
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  )
}
