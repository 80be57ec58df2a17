import DownOutlined from '@ant-design/icons/es/icons/DownOutlined'
import { Button, type ButtonProps, Popover } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'

type Props = {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly label: ReactNode
  /** what the button looks like where it is none of the page's title line */
  readonly button?: ButtonProps
  readonly className?: string
  readonly children: ReactNode
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** A button with deeds under it. The list stands at the end of the document, so the focus is led into it and back. */
export const PullDown = ({ open, onOpen, label, button, className = 'menu', children }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]') ?? [])]
  const close = () => {
    onOpen(false)
    trigger.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') close()
    if (event.key === 'Escape') event.stopPropagation()
    if (step === undefined) return
    event.preventDefault()
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[(at + step + all.length) % all.length]?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={onOpen}
      afterOpenChange={(shown) => {
        if (shown) items()[0]?.focus()
      }}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside
        <div ref={list} className={className} onKeyDown={onKeyDown}>
          {children}
        </div>
      }
    >
      <Button ref={trigger} aria-haspopup="true" aria-expanded={open} {...button}>
        {label} {button?.icon === undefined && <DownOutlined aria-hidden />}
      </Button>
    </Popover>
  )
}
