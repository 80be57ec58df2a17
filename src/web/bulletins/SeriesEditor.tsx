import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { BulletinSeries } from '#contract/bulletins.ts'
import { bulletinKinds, bulletinPeriods } from '#core/bulletins/course.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { bulletinsKey } from './queries.ts'
import { TemplatePanel } from './TemplatePanel.tsx'

type Card = Omit<BulletinSeries, 'id' | 'templateFileId' | 'version' | 'due'>

const blank: Card = {
  ...{ name: '', kind: 'flash', periodType: 'cumulative-month', subjectId: 0, wholeName: '全市', issuer: '' },
  ...{ numberPattern: '', issueDay: 15, remindDays: 7, retired: false },
}

type Props = { readonly series: BulletinSeries | null; readonly onClose: () => void }

export const SeriesEditor = ({ series, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.bulletins
  const [card, setCard] = useState<Card>(series ?? blank)
  const [indicators, setIndicators] = useState<string[]>([])
  const set = (change: Partial<Card>) => setCard({ ...card, ...change })
  const places = useQuery({ queryKey: ['subjects', 'place'], queryFn: () => api.subjects.list({ kind: 'place' }) })
  const cards = useQuery({ queryKey: ['indicators'], queryFn: () => api.indicators.list({}), enabled: series === null })
  const { retired, ...plain } = card
  const save = useAct({
    deed: () =>
      series === null
        ? api.bulletins.createSeries({ ...plain, indicators })
        : api.bulletins.changeSeries({ id: series.id, version: series.version, retired, ...plain }),
    said: () => w.parts.saved,
    touches: [bulletinsKey],
    after: onClose,
  })
  const lacks = card.name.trim() === '' || card.issuer.trim() === '' || card.numberPattern.trim() === ''
  const ready = !lacks && card.subjectId !== 0 && (series !== null || indicators.length > 0)
  const text = (key: 'name' | 'wholeName' | 'issuer' | 'numberPattern', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(wiring) => <Input {...wiring} value={card[key]} onChange={(event) => set({ [key]: event.target.value })} />}
    </Field>
  )
  const days = (key: 'issueDay' | 'remindDays', label: string, most: number, hint?: string) => (
    <Field label={label} hint={hint}>
      {({ status: _, ...wiring }) => (
        <InputNumber
          {...wiring}
          min={key === 'issueDay' ? 1 : 0}
          max={most}
          precision={0}
          value={card[key]}
          onChange={(value) => set({ [key]: value ?? 0 })}
        />
      )}
    </Field>
  )
  return (
    <Drawer
      open
      size={520}
      title={series === null ? words.addSeries : `${words.changeSeries} · ${series.name}`}
      onClose={onClose}
      extra={
        <Button type="primary" loading={save.pending} disabled={!ready} onClick={() => save.run(undefined)}>
          {w.parts.save}
        </Button>
      }
    >
      <ActFaults act={save} onReload={onClose} />
      {text('name', words.name)}
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={card.kind}
            options={bulletinKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Field label={words.periodType}>
        {(wiring) => (
          <Select
            {...wiring}
            disabled={series !== null}
            value={card.periodType}
            options={bulletinPeriods.map((value) => ({ value, label: words.periodTypes[value] }))}
            onChange={(periodType) => set({ periodType })}
          />
        )}
      </Field>
      <Field label={words.place}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            value={card.subjectId === 0 ? null : card.subjectId}
            options={(places.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(subjectId) => set({ subjectId: subjectId ?? 0 })}
          />
        )}
      </Field>
      {text('wholeName', words.wholeName, words.wholeNameHint)}
      {text('issuer', words.issuer)}
      {text('numberPattern', words.numberPattern, words.numberPatternHint)}
      {days('issueDay', words.issueDay, 28, words.issueDayHint)}
      {days('remindDays', words.remindDays, 60)}
      {series === null ? (
        <Field label={words.indicators} hint={words.indicatorsHint}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={indicators}
              options={(cards.data ?? []).map(({ card: { code, name } }) => ({ value: code, label: name }))}
              onChange={setIndicators}
            />
          )}
        </Field>
      ) : (
        <>
          <Checkbox checked={card.retired} onChange={(event) => set({ retired: event.target.checked })}>
            {words.retired}
          </Checkbox>
          <TemplatePanel series={series} />
        </>
      )}
    </Drawer>
  )
}
