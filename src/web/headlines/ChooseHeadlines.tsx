import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { useAct } from '../parts/use-act.ts'
import { indicatorsQuery, placesQuery } from '../progress/queries.ts'
import { useLanguage } from '../words/language.tsx'

const MOST = 6
type Chosen = { readonly indicatorCode: string; readonly subjectId: number }

const swapped = (list: readonly Chosen[], at: number, by: number): readonly Chosen[] => {
  const next = [...list]
  const [one, other] = [next[at], next[at + by]]
  if (one === undefined || other === undefined) return list
  next[at] = other
  next[at + by] = one
  return next
}

/** Which figures leaders see first, and in which order. */
export const ChooseHeadlines = ({
  now,
  onClose,
}: {
  readonly now: readonly Chosen[]
  readonly onClose: () => void
}) => {
  const { w } = useLanguage()
  const words = w.briefing
  const indicators = useQuery(indicatorsQuery).data ?? []
  const places = useQuery(placesQuery).data ?? []
  const city = places.find(({ parentId }) => parentId === null)?.id ?? 0
  const [chosen, setChosen] = useState<readonly Chosen[]>(
    now.map(({ indicatorCode, subjectId }) => ({ indicatorCode, subjectId })),
  )
  const act = useAct({
    deed: (figures: readonly Chosen[]) => api.headlines.choose({ figures: [...figures] }),
    said: () => words.chosen,
    touches: [['headlines']],
    after: onClose,
  })
  const change = (at: number, more: Partial<Chosen>) =>
    setChosen(chosen.map((one, index) => (index === at ? { ...one, ...more } : one)))
  const free = indicators.filter(({ retiredOn }) => retiredOn === null)
  return (
    <Modal
      open
      width={680}
      title={words.choose}
      okText={w.parts.confirm}
      cancelText={w.parts.cancel}
      okButtonProps={{ loading: act.pending }}
      onOk={() => act.run(chosen)}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      <p className="quiet">{words.chooseWhat}</p>
      <div className="rows-editor">
        {chosen.map(({ indicatorCode, subjectId }, at) => (
          <div key={`${indicatorCode}-${subjectId}`}>
            <span className="quiet">{at + 1}</span>
            <Select
              aria-label={words.indicator}
              className="grow"
              showSearch={{ optionFilterProp: 'label' }}
              value={indicatorCode}
              options={free.map(({ card }) => ({ value: card.code, label: `${card.name}（${card.unit}）` }))}
              onChange={(code: string) => change(at, { indicatorCode: code })}
            />
            <Select
              aria-label={words.subject}
              style={{ width: 160 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={subjectId}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: number) => change(at, { subjectId: id })}
            />
            <Button size="small" disabled={at === 0} onClick={() => setChosen(swapped(chosen, at, -1))}>
              {words.moveUp}
            </Button>
            <Button size="small" onClick={() => setChosen(chosen.filter((_, index) => index !== at))}>
              {w.parts.remove}
            </Button>
          </div>
        ))}
      </div>
      {chosen.length < MOST && free.length > 0 && (
        <Select
          aria-label={words.addFigure}
          placeholder={words.addFigure}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={free.map(({ card }) => ({ value: card.code, label: `${card.name}（${card.unit}）` }))}
          onChange={(code: string | null) =>
            code !== null && setChosen([...chosen, { indicatorCode: code, subjectId: city }])
          }
        />
      )}
    </Modal>
  )
}
