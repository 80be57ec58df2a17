import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'
import type { LeagueLine } from './messages.ts'

export type Speech = { readonly w: Words['whatIf']; readonly f: Format; readonly decimals: number }

/** The lines in sight: each keeps its cells, and only what reads otherwise is written. `body` has no other children. */
export class LeagueRows {
  private readonly body: HTMLElement
  private readonly rows: Row[] = []

  constructor(body: HTMLElement) {
    this.body = body
  }

  write(lines: readonly LeagueLine[], chosen: number | null, speech: Speech): void {
    while (this.rows.length < lines.length) {
      const row = new Row()
      this.rows.push(row)
      this.body.append(row.element)
    }
    for (const row of this.rows.splice(lines.length)) row.element.remove()
    for (const [at, line] of lines.entries()) this.rows[at]?.write(line, line.row === chosen, speech)
  }

  /** Whose line a click went into, by the place of the subject; null beside the names. */
  rowOf(target: EventTarget | null): number | null {
    if (!(target instanceof Element)) return null
    const button = target.closest('button')
    return this.rows.find((row) => row.button === button)?.subject ?? null
  }
}

class Row {
  readonly element = document.createElement('tr')
  readonly button = document.createElement('button')
  subject = -1
  private readonly rank = this.cell('num')
  private readonly gained = this.part(this.cell('num'), 'span')
  private readonly name = document.createTextNode('')
  private readonly code = document.createElement('span')
  private readonly total: HTMLElement
  private readonly change: HTMLElement
  private readonly grade: HTMLElement
  private readonly gradeWas = document.createTextNode('')
  private readonly gradeNow = document.createElement('b')

  constructor() {
    this.button.type = 'button'
    this.button.className = 'what-if-open'
    this.code.className = 'quiet'
    this.button.append(this.name, this.code)
    this.cell('').append(this.button)
    this.total = this.cell('num')
    this.change = this.cell('num quiet')
    this.grade = this.part(this.cell(''), 'span')
    this.grade.append(this.gradeWas, this.gradeNow)
  }

  write(line: LeagueLine, chosen: boolean, { w, f, decimals }: Speech): void {
    const { row, code, name, rank, gained, total, change } = line
    this.element.toggleAttribute('data-chosen', chosen)
    say(this.rank, rank === 0 ? w.unranked : f.number(rank))
    dress(this.rank, rank === 0 ? 'num quiet' : 'num')
    say(this.gained, gained === 0 ? '' : `${gained > 0 ? '▲' : '▼'} ${f.number(Math.abs(gained))}`)
    dress(this.gained, gained === 0 ? '' : gained > 0 ? 'what-if-up' : 'what-if-down')
    if (row !== this.subject) {
      this.subject = row
      this.name.data = name
      this.code.textContent = name === code ? '' : ` ${code}`
      this.button.title = `${name} ${code}`
    }
    say(this.total, f.number(total, decimals))
    say(this.change, change === 0 ? '' : f.signed(change, decimals))
    this.writeGrade(line, w)
  }

  private writeGrade({ gradeBefore, grade }: LeagueLine, w: Words['whatIf']): void {
    const regraded = gradeBefore !== grade
    const was = regraded ? `${gradeBefore ?? w.noGrade} → ` : (grade ?? '')
    if (this.gradeWas.data !== was) this.gradeWas.data = was
    say(this.gradeNow, regraded ? (grade ?? w.noGrade) : '')
    dress(this.grade, regraded ? 'what-if-regraded' : '')
  }

  private cell(className: string): HTMLElement {
    const cell = this.part(this.element, 'td')
    cell.className = className
    return cell
  }

  private part(into: HTMLElement, tag: string): HTMLElement {
    const part = document.createElement(tag)
    into.append(part)
    return part
  }
}

const said = new WeakMap<HTMLElement, string>()
function say(element: HTMLElement, text: string): void {
  if (said.get(element) === text) return
  said.set(element, text)
  const { firstChild } = element
  if (firstChild instanceof Text) firstChild.data = text
  else element.textContent = text
}

function dress(element: HTMLElement, className: string): void {
  if (element.className !== className) element.className = className
}
