import { InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Programme } from '#contract/programmes.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { programmeKey } from './queries.ts'

const cycles = ['month', 'quarter', 'none'] as const

export const ReportingDialog = ({
  programme,
  onClose,
}: {
  readonly programme: Programme
  readonly onClose: () => void
}) => {
  const { w } = useLanguage()
  const [reportCycle, setCycle] = useState(programme.reportCycle)
  const [reportDay, setDay] = useState(programme.reportDay)
  const act = useAct({
    deed: () => api.programmes.setReporting({ id: programme.id, reportCycle, reportDay }),
    said: () => w.programmes.reportingSet(w.programmes.cycles[reportCycle]),
    touches: [programmeKey(programme.id), ['attention']],
    after: onClose,
  })
  return (
    <Modal
      open
      title={w.programmes.reporting}
      okText={w.parts.save}
      okButtonProps={{ loading: act.pending }}
      onOk={() => act.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      <Field label={w.programmes.reportCycle}>
        {() => (
          <Radio.Group
            value={reportCycle}
            options={cycles.map((value) => ({ value, label: w.programmes.cycles[value] }))}
            onChange={(event) => setCycle(event.target.value)}
          />
        )}
      </Field>
      {reportCycle !== 'none' && (
        <Field label={w.programmes.reportDay} hint={w.programmes.reportDayHint}>
          {(wiring) => (
            <InputNumber
              {...wiring}
              min={1}
              max={28}
              precision={0}
              value={reportDay}
              onChange={(day) => setDay(day ?? 1)}
            />
          )}
        </Field>
      )}
    </Modal>
  )
}
