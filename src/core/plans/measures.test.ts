import { describe, expect, it } from 'vitest'
import { readPlan } from './read.ts'
import type { DutyGrade, MeasureReading } from './reading.ts'

const short: Readonly<Record<DutyGrade, string>> = { lead: '牵', assist: '配', territorial: '属', responsible: '责' }

const read = (text: string): readonly MeasureReading[] => readPlan({ text, tables: [] }).measures
const said = (measure: MeasureReading): string =>
  [measure.number, measure.title, measure.duties.map((duty) => `${short[duty.grade]}${duty.name}`).join(' ')].join('｜')
const measuresOf = (text: string): string[] => read(text).map(said)

describe('duties in brackets', () => {
  it('tells who leads from who assists', () => {
    const text = `二、重点任务
（一）培育集群。建设望潮新材料集群。（市工业和信息化局牵头，市发展改革委、市财政局配合）
（二）盘活用地。清理闲置土地。〔市自然资源局、市住建局牵头,市财政局按职责分工负责,各县(市、区)人民政府(管委会)结合职责抓好落实〕
（三）建设园区。完善配套。（各镇、市公路局负责）
（四）优化服务。精简流程。（市政务局、市司法局按职责分工负责）`
    expect(measuresOf(text)).toEqual([
      '二/(一)｜培育集群｜牵市工业和信息化局 配市发展改革委 配市财政局',
      '二/(二)｜盘活用地｜牵市自然资源局 牵市住建局 配市财政局 属各县(市、区)人民政府(管委会)',
      '二/(三)｜建设园区｜责各镇 责市公路局',
      '二/(四)｜优化服务｜责市政务局 责市司法局',
    ])
  })

  it('leaves brackets that only explain alone', () => {
    const text = `一、重点任务
（一）建设港区。推进望潮（湾西）产业园，由市城投集团牵头，争取政策（含专项债）。
（二）优化服务。由责任单位答复（一般不超过5个工作日）。
（三）规范管理。本办法由市工信局负责解释（以下简称主管部门）。
（四）加强监管。落实各方责任（含分管负责同志）。`
    for (const measure of read(text)) expect(measure.duties).toEqual([])
  })

  it('reads a sentence of prose that says who leads, where no bracket and no label does', () => {
    const text = `一、重点任务
（一）建设产业园。完善配套设施。由市工信局牵头，市财政局、市自然资源局配合。
（二）培育企业。建立培育库，由市科技局牵头负责，会同市财政局、市税务局组织实施。
（三）招引项目。由市商务局牵头，各县（市、区）配合，每季度调度一次。
（四）优化服务。由市政务局牵头制定清单。（责任单位：市司法局）
（五）完善机制。由分管副市长任组长，由市政府办牵头，研究重大事项。`
    expect(measuresOf(text)).toEqual([
      '一/(一)｜建设产业园｜牵市工信局 配市财政局 配市自然资源局',
      '一/(二)｜培育企业｜牵市科技局 配市财政局 配市税务局',
      '一/(三)｜招引项目｜牵市商务局 配各县（市、区）',
      '一/(四)｜优化服务｜责市司法局',
      '一/(五)｜完善机制｜',
    ])
  })

  it('knows labels in brackets of their own, roles with 按职责分工, and lists whose first leads', () => {
    const text = `一、重点任务
1.育企业。
【牵头单位】市科技局
【责任单位】市财政局、市税务局
2.保要素。〔市资规局牵头，市水利局、国网望潮供电公司等按职责分工配合〕
3.创品牌。（市市监局、市工信局，排在第一位的为牵头单位）
4.稳运行。（责任科室：运行科，配合科室：融资科、技改科）
5.促融合。（市商务局会同市文旅局负责）`
    expect(measuresOf(text)).toEqual([
      '一/1｜育企业｜牵市科技局 配市财政局 配市税务局',
      '一/2｜保要素｜牵市资规局 配市水利局 配国网望潮供电公司',
      '一/3｜创品牌｜牵市市监局 配市工信局',
      '一/4｜稳运行｜牵运行科 配融资科 配技改科',
      '一/5｜促融合｜牵市商务局 配市文旅局',
    ])
  })

  it('reads a table by quarters, its parts, and a blank under 牵头单位 as above', () => {
    const text = `望潮市2026年攻坚任务清单
序号\t重点任务\t年度目标\t一季度\t上半年\t三季度\t全年\t牵头单位\t责任单位
一、扩大投资
1\t开展攻坚\t新开工项目260个\t开工80个\t累计150个\t累计200个\t累计260个\t市发改委\t市工信局、各县市区
2\t推动竣工\t竣工项目120个\t建台账\t\t周调度\t纳统\t\t各县市区
二、培育企业
3\t培育企业\t净增规上企业160家\t\t建库\t培训\t入库\t市工信局\t市统计局`
    const measures = read(text)
    expect(measures.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '表/一/1 开展攻坚',
      '表/一/2 推动竣工',
      '表/二/3 培育企业',
    ])
    expect(measures[1]?.duties.map(({ name, grade, inherited }) => [name, grade, inherited ?? false])).toEqual([
      ['市发改委', 'lead', true],
      ['各县市区', 'assist', false],
    ])
    expect(measures[0]?.steps.map(({ period, text }) => `${period} ${text}`)).toEqual([
      '2026Q1 开工80个',
      '2026H1 累计150个',
      '2026Q3 累计200个',
    ])
  })

  it('reads a table of two columns with its parts, and one whose cells stand one a line and break', () => {
    const two =
      '任务分工表\n重点任务\t责任单位\n一、培育企业\n1.新增规上企业。\t市工信局\n2.培育小巨人。\t市科技局\n二、引项目\n3.引进项目。\t市商务局'
    expect(measuresOf(two)).toEqual([
      '表/一/1｜新增规上企业｜责市工信局',
      '表/一/2｜培育小巨人｜责市科技局',
      '表/二/3｜引进项目｜责市商务局',
    ])
    const bare =
      '望潮市责任分工\n序号\n重点任务\n牵头单位\n责任单位\n1\n实施技改\n市工信局\n市财政局\n市税务局\n2\n引进项目\n市商务局\n市发改委'
    expect(read(bare).map(({ title, duties }) => [title, duties.length])).toEqual([
      ['实施技改', 3],
      ['引进项目', 2],
    ])
  })

  it('takes lines that open with a unit for that unit’s measures, where there are several of them', () => {
    const text = `三、部门任务
市工信局：新增省级专精特新企业20户，实施技改项目100个。
市投促局、市商务局：引进到位资金150亿元。
甲县：规上工业增加值增长9%以上，新增企业15户。
四、要求
市统计局：按月监测并通报各县区完成情况。`
    expect(measuresOf(text).filter((line) => line.startsWith('三'))).toEqual([
      '三｜新增省级专精特新企业20户，实施技改项目100个｜责市工信局',
      '三｜引进到位资金150亿元｜责市投促局 责市商务局',
    ])
    expect(read(text).flatMap(({ duties }) => duties.map(({ name }) => name))).not.toContain('市统计局')
  })

  it('reads items counted 01, 02 and labels parted by a stroke', () => {
    const text =
      '二、任务\n（一）改造\n01 分类推进\n建立清单。\n责任单位｜市工信局 市财政局\n02 打造标杆\n做示范。\n责任单位｜市科技局'
    expect(measuresOf(text)).toEqual(['二/(一)/1｜分类推进｜责市工信局 责市财政局', '二/(一)/2｜打造标杆｜责市科技局'])
  })

  it('takes no row of indicators for a thing to do, unless the table hands them out as tasks', () => {
    const rows = '指标\t单位\t2026年目标\t责任单位\n工业总产值\t亿元\t500\t市工信局\n工业投资\t亿元\t80\t市发改委'
    expect(read(`附件\n望潮市主要指标表\n${rows}`)).toEqual([])
    expect(read(`附件\n望潮市目标任务分解表\n${rows}`).map(({ title }) => title)).toEqual(['工业总产值', '工业投资'])
  })

  it('never splits inside a name and splits before the last unit', () => {
    const text = `二、任务
1.甲事。做甲事。（责任单位：市人力资源和社会保障局、市住房和城乡建设局和各区、县级市，市直有关部门）
2.乙事。做乙事。（责任单位：市委宣传部、各市、县（区）人民政府）
3.丙事。做丙事。（工业和信息化部、国家发展改革委等部门，各省、自治区、直辖市人民政府按职责分工负责）`
    expect(measuresOf(text)).toEqual([
      '二/1｜甲事｜责市人力资源和社会保障局 责市住房和城乡建设局 责各区 责县级市 责市直有关部门',
      '二/2｜乙事｜责市委宣传部 责各市、县（区）人民政府',
      '二/3｜丙事｜责工业和信息化部 责国家发展改革委 责各省、自治区、直辖市人民政府',
    ])
  })

  it('keeps a unit once, and the role a bracket behind its name gives it', () => {
    const text = `二、任务
（一）甲事。做甲事。（责任单位：市工信局（牵头）、市商务局、市科技局、市商务局）`
    expect(measuresOf(text)).toEqual(['二/(一)｜甲事｜牵市工信局 配市商务局 配市科技局'])
  })

  it('lets the first unit lead from the place on where the document says so', () => {
    const text = `一、任务
1.甲事。做甲事。（责任单位：市甲局、市乙局）
2.乙事。做乙事。（责任单位：市甲局、市乙局，排在首位的为牵头单位，下同）
3.丙事。做丙事。（责任单位：市丙局、市丁局）`
    expect(measuresOf(text)).toEqual([
      '一/1｜甲事｜责市甲局 责市乙局',
      '一/2｜乙事｜牵市甲局 配市乙局',
      '一/3｜丙事｜牵市丙局 配市丁局',
    ])
  })
})

describe('duties behind labels', () => {
  it('reads labels on lines of their own, with the deadline', () => {
    const text = `一、降低成本
1. 落实减税政策。全面落实优惠。
责任单位：市税务局、各县（市、区）人民政府
2．降低用能成本。推进直供。
牵头单位：市发展改革委  配合单位：市供电公司
完成时限：2025年12月底前
3、降低物流成本。
责任单位：
市交通运输局、市商务局`
    expect(measuresOf(text)).toEqual([
      '一/1｜落实减税政策｜责市税务局 责各县（市、区）人民政府',
      '一/2｜降低用能成本｜牵市发展改革委 配市供电公司',
      '一/3｜降低物流成本｜责市交通运输局 责市商务局',
    ])
    expect(read(text)[1]?.deadline).toMatchObject({ text: '2025年12月底前', period: '2025-12' })
  })

  it('gives people no duty', () => {
    const text = `一、任务
（一）甲事。做甲事。【责任领导：张某某；责任单位：市市场监管局】`
    expect(measuresOf(text)).toEqual(['一/(一)｜甲事｜责市市场监管局'])
  })
})

describe('which items are measures', () => {
  it('takes the units behind the last part for the whole measure', () => {
    const text = `一、稳增长
（一）强化监测
1.健全机制。做好以下工作：
（1）建立清单；
（2）开展分析。（市工信局牵头，市统计局配合）
2.促进消费。办好展会。（市商务局会同市文旅局负责）`
    expect(measuresOf(text)).toEqual([
      '一/(一)/1｜健全机制｜牵市工信局 配市统计局',
      '一/(一)/2｜促进消费｜牵市商务局 配市文旅局',
    ])
  })

  it('makes paragraphs with units of their own measures of their own', () => {
    const text = `一、主要任务
（一）稳外贸
支持企业参展，办好展会。（责任单位：市商务局、市贸促会）
扩大保费补贴。（责任单位：市财政局）
（二）稳外资
开展招商。
建立专班。
（责任单位：市发展改革委）`
    expect(measuresOf(text)).toEqual([
      '一/(一)｜支持企业参展，办好展会｜责市商务局 责市贸促会',
      '一/(一)｜扩大保费补贴｜责市财政局',
      '一/(二)｜稳外资｜责市发展改革委',
    ])
  })

  it('reads articles of a policy but not its general and final provisions', () => {
    const text = `望潮市促进投资若干规定
第一章 总则
第一条 为促进投资，制定本规定。
第二章 支持措施
第二条 支持扩产。对新增投资给予奖励。（责任单位：市工信局）
第三条 支持技改：
（一）补贴设备；
（二）贴息贷款。
（责任单位：市工信局、市财政局）
第三章 附则
第四条 本规定由市工信局负责解释。`
    expect(measuresOf(text)).toEqual([
      '第二章/第二条｜支持扩产｜责市工信局',
      '第二章/第三条｜支持技改｜责市工信局 责市财政局',
    ])
  })

  it('lists numbered items without units, and no aims or principles', () => {
    const text = `一、总体要求
（一）指导思想。坚持创新。
（二）发展目标。到2027年产值达500亿元。
二、重点任务
（一）建设平台。建好平台。
三、保障措施
（一）加强领导。成立专班。`
    expect(measuresOf(text)).toEqual(['二/(一)｜建设平台｜', '三/(一)｜加强领导｜'])
  })

  it('reads outlines of Chinese numerals alone, and the boxes of a chapter', () => {
    expect(
      measuresOf('一、盘活用地。清理闲置土地。\n二、改造厂房。改造老旧厂房。\n三、招商引资。引进项目。'),
    ).toHaveLength(3)
    const box = `二、任务
（一）强基础
1.推进攻关。加快攻关。（市科技局负责）
专栏1 重点工程
1.强基工程。支持十个项目。
2.智造工程。建设示范工厂。`
    expect(measuresOf(box).map((line) => line.split('｜')[0])).toEqual([
      '二/(一)/1',
      '二/(一)/专栏1/1',
      '二/(一)/专栏1/2',
    ])
  })
})

describe('task tables', () => {
  it('reads columns for leads, helpers and deadlines, parts, and blank cells that mean as above', () => {
    const text = `附件
望潮市任务分工表
序号\t重点任务\t牵头单位\t配合单位\t完成时限
一、创新\t\t\t\t
1\t建设平台，集聚资源。\t市科技局\t市工信局 市发改委\t2025年6月
2\t攻关技术\t\t\t持续推进
二、企业\t\t\t\t
序号\t重点任务\t牵头单位\t配合单位\t完成时限
3\t培育企业\t市工信局\t各县（市、区）政府（管委会）\t2025年底`
    expect(measuresOf(text)).toEqual([
      '附件/一/1｜建设平台，集聚资源｜牵市科技局 配市工信局 配市发改委',
      '附件/一/2｜攻关技术｜牵市科技局 配市工信局 配市发改委',
      '附件/二/3｜培育企业｜牵市工信局 配各县（市、区）政府（管委会）',
    ])
    const [first, second] = read(text)
    expect(first?.deadline?.period).toBe('2025-06')
    expect(second?.duties.every((duty) => duty.inherited === true)).toBe(true)
    expect(second?.deadline).toMatchObject({ period: null, text: '持续推进' })
  })

  it('keeps two steps of one year, and takes prose that goes back in time for no schedule', () => {
    const steps = (schedule: string) =>
      read(`三、重点任务\n\n（一）建设产业大脑。${schedule}（市政务和数据局牵头，市财政局配合）\n`).at(0)?.steps ?? []
    const periods = (schedule: string) => steps(schedule).map(({ period }) => period)
    expect(periods('2026年完成立项；2028年上线一期；2028年上线二期。')).toEqual(['2026', '2028', '2028'])
    expect(periods('2028年全面建成。2026年先行试点的做法要总结推广。')).toEqual([])
  })

  it('reads steps by year and the note in the header that the first unit leads', () => {
    const text = `序号\t项目\t实施步骤\t责任单位（排名第一的为牵头部门）
1\t推进智造\t2017 年启动。 2018 年制定方案。 2019-2020 年推进建设。\t经济局 发改局 各社区`
    const [measure] = read(text)
    expect(measure?.steps.map((step) => [step.period, step.text])).toEqual([
      ['2017', '启动'],
      ['2018', '制定方案'],
      ['2019-2020', '推进建设'],
    ])
    expect(measure && said(measure)).toBe('1｜推进智造｜牵经济局 配发改局 配各社区')
  })

  it('reads tables printed one cell a line, with and without tabs', () => {
    const bare =
      '望潮市任务表\n序号\n重点任务\n牵头单位\n配合单位\n1\n建设平台\n市科技局\n市工信局\n2\n推进电网\n市供电公司\n市发改委'
    expect(measuresOf(bare)).toEqual([
      '表/1｜建设平台｜牵市科技局 配市工信局',
      '表/2｜推进电网｜牵市供电公司 配市发改委',
    ])
    const tabbed =
      '\t推进举措\n\t责任部门\n（排在首位的为牵头部门）\n\t（一）创新\n\t\n\t1、建设平台\n\t市科技局、工信局，各镇区\n\t2、攻关技术\n\t市工信局'
    expect(measuresOf(tabbed)).toEqual([
      '(一)/1｜建设平台｜牵市科技局 配工信局 配各镇区',
      '(一)/2｜攻关技术｜牵市工信局',
    ])
  })

  it('takes merged cells from the document and marks the units as inherited', () => {
    const rows = ['任务\t责任单位', '建设平台\t市科技局、市工信局', '攻关技术\t']
    const text = rows.join('\n')
    const cellsAt = (start: number, widths: readonly number[], spans: readonly number[]) => {
      let at = start
      return widths.map((width, index) => {
        const cell = { start: at, end: at + width, columns: 1, rows: spans[index] ?? 1 }
        at += width + 1
        return cell
      })
    }
    const tables = [
      {
        start: 0,
        end: text.length,
        rows: [
          { start: 0, end: 7, cells: cellsAt(0, [2, 4], [1, 1]) },
          { start: 8, end: 22, cells: cellsAt(8, [4, 9], [1, 2]) },
          { start: 23, end: 28, cells: cellsAt(23, [4], [1]) },
        ],
      },
    ]
    const measures = readPlan({ text, tables }).measures
    expect(measures.map((measure) => measure.duties.map((duty) => [duty.name, duty.inherited ?? false]))).toEqual([
      [
        ['市科技局', false],
        ['市工信局', false],
      ],
      [
        ['市科技局', true],
        ['市工信局', true],
      ],
    ])
  })

  it('reads no measures from tables that name no units', () => {
    expect(
      measuresOf('序号\t指标\t分值\t评分标准\n1\t产业比重\t10\t持平得基准分\n2\t增速\t20\t每增1个百分点加1分'),
    ).toEqual([])
  })
})
