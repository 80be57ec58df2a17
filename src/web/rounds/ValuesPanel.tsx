import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import type { MethodInput } from '#contract/methods.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { SubjectPage } from '#contract/rounds/subject.ts'
import { countingValue } from '#core/rounds/held.ts'
import { api } from '../api/client.ts'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { ObjectionDialog } from './ObjectionDialog.tsx'
import { roundsKey } from './queries.ts'
import { ValueField } from './ValueField.tsx'
import { typedOf, useValueWords, valueTyped } from './value-words.ts'

type Stage = 'self' | 'published' | 'reviewed'
type Row = { readonly typed: string; readonly words: string; readonly files: readonly { id: string; name: string }[] }

/** In which stage the actor may write here now. */
const stageOf = (round: RoundPage, subject: SubjectPage): Stage | null => {
  if (round.acts.includes('review')) return 'reviewed'
  if (round.acts.includes('self') && subject.maySpeak) return 'self'
  return round.acts.includes('inputs') ? 'published' : null
}

/** Nobody is asked for what a department has supplied already; it is objected to instead. */
const isAsked = (stage: Stage, cell: SubjectPage['cells'][string] | undefined): boolean =>
  stage !== 'self' || cell?.published === undefined

const shownStages = ['published', 'self', 'reviewed', 'corrected'] as const

export const ValuesPanel = ({ round, subject }: { readonly round: RoundPage; readonly subject: SubjectPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const say = useValueWords()
  const stage = stageOf(round, subject)
  const objects = round.acts.includes('object') && subject.maySpeak
  const [rows, setRows] = useState<Readonly<Record<string, Row>>>({})
  const [objecting, setObjecting] = useState<MethodInput | null>(null)
  const first = (code: string): Row => {
    const cell = subject.cells[code]
    // a reviewer begins with the value that counts so far; others with their own last word
    const start = stage === 'reviewed' ? countingValue(cell) : stage === null ? undefined : cell?.[stage]
    return { typed: typedOf(start), words: '', files: [] }
  }
  const rowOf = (code: string): Row => rows[code] ?? first(code)
  const change = (code: string, more: Partial<Row>) => setRows({ ...rows, [code]: { ...rowOf(code), ...more } })
  const shown = round.inputs.filter(
    ({ from }) => round.view !== 'inputs' || round.suppliers.some((one) => one.from === from),
  )
  const changed = shown.filter(({ code }) => rows[code] !== undefined)
  const wrong = changed.some((input) => valueTyped(input, rowOf(input.code).typed) === undefined)
  const save = useAct({
    deed: () =>
      api.rounds.report({
        ...{ id: round.id, row: subject.row, stage: stage ?? 'self' },
        values: changed.map((input) => {
          const { typed, words: reason, files } = rowOf(input.code)
          const value = valueTyped(input, typed) ?? null
          return {
            ...{ input: input.code, words: reason, fileIds: files.map(({ id }) => id) },
            value: typeof value === 'object' && value !== null ? [...value] : value,
          }
        }),
      }),
    said: () => words.saved,
    touches: [roundsKey],
  })
  const bring = useAct({
    deed: async ({ code, file }: { readonly code: string; readonly file: File }) => {
      const brought = (await upload({ path: filePaths.evidence, file })) as { id: string; name: string }
      return { code, brought }
    },
    after: ({ code, brought }) => change(code, { files: [...rowOf(code).files, brought] }),
  })
  const verb = stage === 'self' ? words.saveSelf : stage === 'reviewed' ? words.saveReview : words.savePublished
  const field = (input: MethodInput) => (
    <ValueField
      input={input}
      label={`${input.name} ${words.stages[stage ?? 'self']}`}
      typed={rowOf(input.code).typed}
      onType={(typed) => change(input.code, { typed })}
    />
  )
  return (
    <section className="panel">
      <header>
        <h2>{words.values}</h2>
        <span className="quiet">{words.countsWhat}</span>
        {stage !== null && (
          <Button
            type="primary"
            className="panel-deed"
            disabled={changed.length === 0 || wrong}
            loading={save.pending}
            onClick={() => save.run(undefined)}
          >
            {verb}
          </Button>
        )}
      </header>
      <ActFaults act={save} />
      <ActFaults act={bring} />
      <div className="wide-scroll">
        <table className="plain-table values-table">
          <thead>
            <tr>
              <th>{words.item}</th>
              <th>{words.source}</th>
              {shownStages.map((one) => (
                <th key={one} className="right">
                  {words.stages[one]}
                </th>
              ))}
              <th className="right">{words.counts}</th>
              {stage === 'reviewed' && <th>{words.reason}</th>}
              <th>{words.evidence}</th>
              {objects && <th />}
            </tr>
          </thead>
          <tbody>
            {shown.map((input) => {
              const cell = subject.cells[input.code]
              const evidence = subject.evidence.filter((one) => one.input === input.code)
              return (
                <tr key={input.code}>
                  <td>
                    {input.name}
                    {input.unit !== null && <span className="quiet">（{input.unit}）</span>}
                  </td>
                  <td className="quiet">{input.from ?? '—'}</td>
                  {shownStages.map((one) => (
                    <td key={one} className="right">
                      {one === stage && isAsked(stage, cell) ? field(input) : say(cell?.[one])}
                    </td>
                  ))}
                  <td className="right">
                    <strong>{say(countingValue(cell))}</strong>
                  </td>
                  {stage === 'reviewed' && (
                    <td>
                      <Input
                        aria-label={`${input.name} ${words.reason}`}
                        placeholder={words.reasonPlaceholder}
                        value={rowOf(input.code).words}
                        onChange={(event) => change(input.code, { words: event.target.value })}
                      />
                    </td>
                  )}
                  <td>
                    {evidence.map((one) => (
                      <div key={one.fileId}>
                        <a href={filePaths.file(one.fileId)} download={one.name}>
                          {one.name}
                        </a>
                      </div>
                    ))}
                    {rowOf(input.code).files.map((one) => (
                      <div key={one.id}>{one.name}</div>
                    ))}
                    {stage === 'self' && isAsked(stage, cell) && (
                      <Upload
                        showUploadList={false}
                        beforeUpload={(file) => {
                          bring.run({ code: input.code, file })
                          return false
                        }}
                      >
                        <Button size="small" type="link" aria-label={`${words.addEvidence} ${input.name}`}>
                          {words.addEvidence}
                        </Button>
                      </Upload>
                    )}
                  </td>
                  {objects && (
                    <td>
                      <Button
                        size="small"
                        aria-label={`${words.object} ${input.name}`}
                        onClick={() => setObjecting(input)}
                      >
                        {words.object}
                      </Button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {objecting !== null && (
        <ObjectionDialog round={round} subject={subject} input={objecting} onClose={() => setObjecting(null)} />
      )}
    </section>
  )
}
