import { Button, Checkbox, Input, InputNumber } from 'antd'
import type { QuestionLine } from '#contract/questionnaires.ts'
import { useLanguage } from '../words/language.tsx'

type Props = {
  readonly question: QuestionLine
  readonly at: number
  readonly of: number
  readonly onChange: (question: QuestionLine) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onDrop: () => void
}

const Options = ({ question, at, onChange }: Pick<Props, 'question' | 'at' | 'onChange'>) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const { options } = question
  const keep = (changed: QuestionLine['options']) => onChange({ ...question, options: changed })
  const label = (what: string, one: number) => `${words.question(at + 1)} ${what} ${one + 1}`
  return (
    <>
      <table className="option-table">
        <thead>
          <tr>
            <th>{words.option}</th>
            <th>{words.points}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {options.map((option, one) => {
            const change = (changed: Partial<typeof option>) =>
              keep(options.map((other, place) => (place === one ? { ...other, ...changed } : other)))
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option has no name but its words, which are being typed
              <tr key={one}>
                <td>
                  <Input
                    aria-label={label(words.option, one)}
                    maxLength={100}
                    value={option.text}
                    onChange={(event) => change({ text: event.target.value })}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={label(words.points, one)}
                    value={option.points}
                    onChange={(points) => change({ points })}
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`${words.drop} ${label(words.option, one)}`}
                    disabled={options.length <= 2}
                    onClick={() => keep(options.filter((_, place) => place !== one))}
                  >
                    ×
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="toolbar">
        <Button
          size="small"
          disabled={options.length >= 20}
          onClick={() => keep([...options, { text: '', points: null }])}
        >
          {words.addOption}
        </Button>
        <span className="quiet">{words.pointsWhat}</span>
      </div>
    </>
  )
}

/** One question of a draft. */
export const QuestionField = ({ question, at, of, onChange, onMove, onDrop }: Props) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const name = words.question(at + 1)
  return (
    <fieldset className="question-field">
      <legend>
        {name} · {words.kinds[question.kind]}
      </legend>
      <Input.TextArea
        aria-label={`${name} ${words.text}`}
        placeholder={words.text}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={300}
        value={question.text}
        onChange={(event) => onChange({ ...question, text: event.target.value })}
      />
      {question.kind !== 'text' && <Options {...{ question, at, onChange }} />}
      <div className="toolbar">
        <Checkbox
          checked={question.required}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        >
          {words.required}
        </Checkbox>
        {question.kind !== 'text' && (
          <span title={words.weightWhat}>
            {words.weight}{' '}
            <InputNumber
              aria-label={`${name} ${words.weight}`}
              min={0}
              max={1000}
              value={question.weight}
              onChange={(weight) => onChange({ ...question, weight: weight ?? 0 })}
            />
          </span>
        )}
        <span className="grow" />
        <Button size="small" disabled={at === 0} onClick={() => onMove(-1)}>
          {words.up}
        </Button>
        <Button size="small" disabled={at === of - 1} onClick={() => onMove(1)}>
          {words.down}
        </Button>
        <Button size="small" danger disabled={of === 1} onClick={onDrop}>
          {words.drop}
        </Button>
      </div>
    </fieldset>
  )
}
