import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { methodsQuery, shippedQuery } from '../methods/queries.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { fetchStored, readTrial, type StoredMethod, type TrialInput } from './request.ts'

/** before the id of a method that the city keeps */
const KEPT = 'kept '

type Props = {
  /** read and on its way into the thread that evaluates */
  readonly opening: boolean
  readonly onRead: (input: TrialInput, body: ArrayBuffer) => void
}

/** A method and data: all that a trial needs. */
export const SetUp = ({ opening, onRead }: Props) => {
  const { w } = useLanguage()
  const shipped = useQuery(shippedQuery)
  const kept = useQuery(methodsQuery)
  const [method, setMethod] = useState<TrialInput['method'] | null>(null)
  const [stored, setStored] = useState<StoredMethod | null>(null)
  const [data, setData] = useState<File | null>(null)
  const read = useAct({ deed: readTrial, after: (body, input) => onRead(input, body) })
  const chosen = method !== null && data !== null ? { method, stored, data } : null
  const forget = () => read.clear()
  const take = useAct({
    deed: fetchStored,
    after: (found) => {
      setMethod(found.file)
      setStored(found.stored)
    },
  })
  const choose = (value: string) => {
    forget()
    if (value.startsWith(KEPT)) take.run(value.slice(KEPT.length))
    else {
      setMethod({ shipped: value })
      setStored(null)
    }
  }
  const value =
    stored !== null ? `${KEPT}${stored.id}` : method === null || method instanceof File ? null : method.shipped
  return (
    <section className="what-if-form">
      <p>{w.whatIf.intro}</p>
      <h2>{w.whatIf.method}</h2>
      <Loaded query={shipped}>
        {(methods) => (
          <Field label={w.whatIf.shipped} hint={w.whatIf.methodHint}>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={w.whatIf.shipped}
                value={value}
                loading={take.pending}
                options={[
                  ...((kept.data ?? []).length === 0
                    ? []
                    : [
                        {
                          label: w.whatIf.kept,
                          options: (kept.data ?? []).map(({ id, name, period, version }) => ({
                            value: `${KEPT}${id}`,
                            label: `${name}（${period}，${w.programmes.versionN(version)}）`,
                            title: name,
                          })),
                        },
                      ]),
                  {
                    label: w.whatIf.withProgram,
                    options: methods.map(({ code, name, period }) => ({
                      value: code,
                      label: `${name}（${period}）`,
                      title: name,
                    })),
                  },
                ]}
                onChange={choose}
              />
            )}
          </Field>
        )}
      </Loaded>
      <FileDrop
        small
        label={method instanceof File && stored === null ? w.whatIf.chosen(method.name) : w.whatIf.ownMethod}
        hint={w.whatIf.ownMethodHint}
        accept=".yaml,.yml,.json"
        onFiles={([file]) => {
          if (file !== undefined) setMethod(file)
          setStored(null)
          forget()
        }}
      />
      <h2>{w.whatIf.data}</h2>
      <FileDrop
        label={data === null ? w.whatIf.dropData : w.whatIf.chosen(data.name)}
        hint={w.whatIf.dataHint}
        accept=".csv,.xlsx,.txt"
        onFiles={([file]) => {
          if (file !== undefined) setData(file)
          forget()
        }}
      />
      <ActFaults act={take} />
      <ActFaults act={read} />
      <div>
        <Button
          type="primary"
          disabled={chosen === null}
          loading={read.pending || opening}
          onClick={() => chosen !== null && read.run(chosen)}
        >
          {read.pending || opening ? w.whatIf.reading : w.whatIf.start}
        </Button>
      </div>
    </section>
  )
}
