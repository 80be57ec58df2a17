import { describe, expect, test } from 'vitest'
import { readDocument } from './read-document.ts'

async function linesOf(body: string): Promise<readonly string[]> {
  const read = await readDocument(
    new TextEncoder().encode(`<!DOCTYPE html><html><body>${body}</body></html>`),
    'a.html',
  )
  return read.ok ? read.document.text.trimEnd().split('\n') : [read.fault.code]
}

describe('a web page reads as it shows', () => {
  test('scripts, styles, hidden parts and controls are no text', async () => {
    const clutter =
      '<script>var a="目标100亿元"</script><style>p{}</style><div style="display:none">暗</div><p hidden>暗</p><button>打印</button><noscript>请</noscript>'
    expect(await linesOf(`${clutter}<p>正文</p>`)).toEqual(['正文'])
  })

  test('a text typed with its line ends keeps them, and what is hidden in it stays hidden', async () => {
    const typed = '<pre>一、目标\n  产值<b>12</b>亿元<script>var a=1</script>\n<i hidden>暗</i>二、任务</pre>'
    expect(await linesOf(typed)).toEqual(['一、目标', '  产值12亿元', '二、任务'])
  })

  test('a menu of links goes, the links to the annexes and within sentences stay', async () => {
    const menu =
      '<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政策</a></li></ul>'
    const annexes = [1, 2, 3].map((n) => `<p><a href="/files/${n}.docx">附件${n}：任务分工表</a></p>`).join('')
    const sentence =
      '<p>依据<a href="/1">条例</a>、<a href="/2">办法</a>和<a href="/3">意见</a>，结合我市制造业发展的实际，制定本方案，请认真执行。</p>'
    expect(await linesOf(`${menu}${sentence}<div>${annexes}</div>`)).toEqual([
      '依据条例、办法和意见，结合我市制造业发展的实际，制定本方案，请认真执行。',
      '附件1：任务分工表',
      '附件2：任务分工表',
      '附件3：任务分工表',
    ])
  })

  test('line breaks part paragraphs; the editor of the source does not', async () => {
    expect(
      await linesOf('<div>一、总体要求<br>坚持制造业\n   当家。<br/>到2026年达到\n100亿元 &amp; 更多&nbsp;。</div>'),
    ).toEqual(['一、总体要求', '坚持制造业当家。', '到2026年达到 100亿元 & 更多 。'])
  })

  test('a list counts from where it says, and without marks it does not count', async () => {
    const list =
      '<ol start="3"><li>甲</li><li>2026年乙</li></ol><ol style="list-style: none"><li>（一）丙</li></ol><ul><li>丁</li></ul>'
    expect(await linesOf(list)).toEqual(['3.甲', '4. 2026年乙', '（一）丙', '丁'])
  })

  test('a table that lays out the page is no table, the one in it is', async () => {
    const inner =
      '<table><tr><th>任务</th><th>单位</th></tr><tr><td>甲<br>乙</td><td><p>市科技局</p><p>市商务局</p></td></tr></table>'
    expect(await linesOf(`<table><tr><td>左</td><td><h1>方案</h1><p>正文</p>${inner}</td></tr></table>`)).toEqual([
      '左',
      '方案',
      '正文',
      '任务\t单位',
      '甲 乙\t市科技局 市商务局',
    ])
  })

  test('a cell that reaches below the table ends with it', async () => {
    const read = await readDocument(
      new TextEncoder().encode(
        '<table><tr><td rowspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td rowspan="9">3</td></tr></table>',
      ),
      '',
    )
    expect(read.ok && read.document.text).toBe('甲\t1\n\t2\n\t3\n')
    expect(read.ok && read.document.tables[0]?.rows.map((row) => row.cells.map((cell) => cell.rows))).toEqual([
      [3, 1],
      [1],
      [1],
    ])
  })

  test('a page nested thousands deep is read, one made to choke on is refused', async () => {
    expect(await linesOf(`${'<div>'.repeat(9_000)}望潮`)).toEqual(['望潮'])
    expect(await linesOf('<div><b>'.repeat(200_000))).toEqual(['markup-too-deep'])
  })
})
