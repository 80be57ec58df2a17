import { Button, Select } from 'antd'
import { useLanguage } from '../words/language.tsx'
import type { EditorProps } from './DefinitionPage.tsx'

/** Which units fill in, and for which places; a unit's own place is proposed. */
export const RecipientEditor = ({ value, choices, onChange }: EditorProps) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const { recipients } = value
  const taken = new Set(recipients.map(({ unitId }) => unitId))
  const free = [...choices.units.values()].filter(({ id }) => !taken.has(id) && choices.placeOf(id) !== null)
  const add = (ids: readonly string[]) =>
    onChange({
      recipients: [
        ...recipients,
        ...ids.flatMap((unitId) => {
          const place = choices.placeOf(unitId)
          return place === null ? [] : [{ unitId, subjectIds: [place] }]
        }),
      ],
    })
  const kinds = [...new Set(free.map(({ kind }) => kind))].filter((kind) => kind === 'park' || kind === 'town')
  const places = [...choices.places.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className="panel">
      <header>
        <h2>{words.recipients}</h2>
        <span className="count">{recipients.length}</span>
      </header>
      <div className="panel-body stack">
        <span className="quiet">{words.recipientsHint}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={words.addRecipient}
          placeholder={words.addRecipient}
          value={null}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string | null) => id !== null && add([id])}
        />
        <div className="toolbar">
          {kinds.map((kind) => {
            const own = free.filter((unit) => unit.kind === kind)
            return (
              <Button key={kind} size="small" onClick={() => add(own.map(({ id }) => id))}>
                + {w.settings.units.kinds[kind]} {own.length}
              </Button>
            )
          })}
        </div>
        <table className="plain-table">
          <tbody>
            {recipients.map((recipient) => {
              const name = choices.units.get(recipient.unitId)?.name ?? ''
              return (
                <tr key={recipient.unitId}>
                  <td>{name}</td>
                  <td>
                    <Select
                      mode="multiple"
                      size="small"
                      style={{ width: '100%' }}
                      aria-label={`${name} ${words.fillsFor}`}
                      showSearch={{ optionFilterProp: 'label' }}
                      value={recipient.subjectIds}
                      options={places}
                      onChange={(subjectIds) =>
                        onChange({
                          recipients: recipients.map((one) => (one === recipient ? { ...one, subjectIds } : one)),
                        })
                      }
                    />
                  </td>
                  <td>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${words.remove} ${name}`}
                      onClick={() => onChange({ recipients: recipients.filter((one) => one !== recipient) })}
                    >
                      ✕
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
