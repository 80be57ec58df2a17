import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { ActFaults } from '../parts/ActFaults.tsx'
import type { Act } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

type Props<Input> = {
  readonly title: string
  readonly width: number
  readonly may: boolean
  readonly save: Act<Input>
  readonly onSave: () => void
  readonly onClose: () => void
  /** other deeds, at the left of the foot */
  readonly more?: ReactNode
  readonly children: ReactNode
}

/** One thing of the settings, to be looked at by everybody and changed by whom it is given to. */
export const EditorDrawer = <Input,>(props: Props<Input>) => {
  const { title, width, may, save, onSave, onClose, more, children } = props
  const { w } = useLanguage()
  const foot = (
    <div className="drawer-actions">
      {more}
      {more !== undefined && <span className="grow" />}
      <Button onClick={onClose}>{may ? w.parts.cancel : w.parts.close}</Button>
      {may && (
        <Button type="primary" loading={save.pending} onClick={onSave}>
          {w.parts.save}
        </Button>
      )}
    </div>
  )
  return (
    <Drawer open size={width} title={title} footer={foot} onClose={onClose}>
      <ActFaults act={save} />
      {children}
    </Drawer>
  )
}
