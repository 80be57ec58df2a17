/** What the parks of the invented city 望潮市 put into their table, by clause. None of it belongs to a real place. */
export type DemoLine = {
  readonly unit?: string
  readonly whole: string
  readonly wholeMeasures: string
  readonly annual: string
  readonly annualMeasures: string
}
export type DemoForm = {
  readonly unit: string
  /** how far it has come */
  readonly state: 'blank' | 'draft' | 'submitted' | 'returned' | 'accepted'
  readonly lines: Readonly<Record<string, DemoLine>>
  readonly explanation?: string
  readonly reason?: string
}

export const matrixTitle = '各园区三年行动重点工作计划表'
export const matrixDue = '2026-12-10'

const line = (
  whole: string,
  wholeMeasures: string,
  annual: string,
  annualMeasures: string,
  unit?: string,
): DemoLine => ({
  ...{ whole, wholeMeasures, annual, annualMeasures },
  ...(unit === undefined ? {} : { unit }),
})

const lingang: DemoForm['lines'] = {
  工业投资: line(
    '2026年58亿 2027年64亿 2028年70亿',
    '推进港机总装基地、海工涂装中心等12个项目',
    '58亿元',
    '总装基地主体封顶，涂装中心开工',
  ),
  工业技改投资: line('三年累计68亿元', '每年组织30家企业技改', '22亿元', '完成8家重点企业产线改造'),
  实体经济载体: line('合计42万㎡（北片26万㎡，南片16万㎡）', '建设标准厂房和配套研发楼', '12万㎡', '北片一期交付'),
  公共配套设施: line('9.6亿元', '污水处理厂扩建、供热管网', '3.2亿元', '管网一期通气'),
  主导产业一: line('港口机械产值520亿元', '以总装带配套', '港口机械产值430亿元', '本地配套率提高3个百分点'),
  主导产业二: line('海工装备产值260亿元', '引进设计和检测机构', '海工装备产值205亿元', '新增2家配套企业'),
  主导产业三: line('船用配套产值120亿元', '组建配套联盟', '船用配套产值95亿元', '发布需求清单'),
  未来新增产业方向: line('海上风电运维', '', '完成产业研究', ''),
  龙头企业引进: line('4', '港机、海工各引进2家', '1', '落地港机总装项目'),
  产业基金和融资: line('12亿元', '设立海工产业基金', '3亿元', '基金完成备案'),
  管理模式创新: line('推行管委会加公司运营', '组建园区运营公司', '公司挂牌', ''),
  高新技术企业培育: line('86(24)', '一企一策辅导', '68(6)', '申报12家'),
  人才引进: line('180', '与两所高校共建实训基地', '50', '引进高级工程师15名'),
  孵化器建设: line('20000', '改造旧厂房', '8000', '一期投用'),
  公共技术平台: line('6(3)', '检测、涂装、焊接三个平台', '4(1)', '焊接平台挂牌'),
}

const dongyu: DemoForm['lines'] = {
  ...lingang,
  工业投资: line('2026年42亿 2027年46亿 2028年52亿，三年合计138亿', '推进海洋生物制品二期', '42亿元', '二期开工'),
  工业技改投资: line('40亿元', '推动医疗器械企业扩产', '13亿元', '完成6家'),
  实体经济载体: line('31.5万㎡', '加速器二期', '10万㎡', '主体封顶'),
  公共配套设施: line('6.2亿元', '危废处置和供气', '1.8亿元', '供气站投用'),
  主导产业一: line('海洋生物制品产值160亿元', '建设中试基地', '海洋生物制品产值118亿元', '中试基地开工'),
  主导产业二: line('医疗器械产值100亿元', '三类证辅导', '医疗器械产值78亿元', '取证4个'),
  主导产业三: line('不涉及：园区只设两个主导产业', '', '不涉及：园区只设两个主导产业', ''),
  未来新增产业方向: line('合成生物', '', '引进1个团队', ''),
  高新技术企业培育: line('176(48)', '提前一年储备', '140(12)', '申报20家'),
  公共技术平台: line('34(10)', '扩建检验检测平台', '27(3)', '新增3个'),
}

const qingshi: DemoForm['lines'] = {
  ...lingang,
  工业投资: line('126', '特种合金和复合材料项目', '38', '两条线投产'),
  工业技改投资: line('440000', '高温合金产线改造', '140000', '完成3家', '万元'),
  实体经济载体: line('根据园区发展需求', '按项目落地情况建设', '6万㎡', '标准厂房一期'),
  公共配套设施: line('4.1亿元', '变电站和污水管网', '1.2亿元', '变电站开工'),
  主导产业一: line('特种合金产值280亿元', '延伸下游', '特种合金产值215亿元', ''),
  主导产业二: line('复合材料产值140亿元', '检测认证中心', '复合材料产值98亿元', ''),
  主导产业三: line('无', '', '无', ''),
  高新技术企业培育: line('66(18)', '辅导入库', '52(4)', '申报6家'),
}

const nanpu: DemoForm['lines'] = {
  ...lingang,
  工业投资: line('2026年24亿 2027年26亿 2028年30亿', '智能终端整机项目', '24亿元', '整机一期投产'),
  工业技改投资: line('38亿元', '机器换人', '12亿元', '完成10家'),
  实体经济载体: line('18万㎡', '工业上楼', '6万㎡', '一期封顶'),
  公共配套设施: line('2.8亿元', '供电和环保', '0.9亿元', '电缆沟完工'),
  主导产业一: line('智能终端产值150亿元', '整机带配套', '智能终端产值112亿元', ''),
  主导产业二: line('精密模具产值60亿元', '共享工厂', '精密模具产值46亿元', ''),
  主导产业三: line('不涉及：园区只设两个主导产业', '', '不涉及：园区只设两个主导产业', ''),
  高新技术企业培育: line('92(26)', '梯度培育', '73(7)', '申报9家'),
}

const luzhou: DemoForm['lines'] = {
  工业投资: line('96', '新型显示材料项目', '28', '项目签约'),
  工业技改投资: line('34亿元', '产线升级', '', ''),
}

/** Two accepted, two handed in (one of them with an explanation), one sent back, one begun, two not yet begun. */
export const demoForms: readonly DemoForm[] = [
  { unit: '临港工业园管委会', state: 'submitted', lines: lingang },
  {
    unit: '东屿高新区管委会',
    state: 'returned',
    lines: dongyu,
    reason: '工业投资分年之和与三年合计不符，请核对后重报。',
  },
  { unit: '云帆航空产业园管委会', state: 'blank', lines: {} },
  {
    ...{ unit: '青石先进制造园管委会', state: 'submitted', lines: qingshi },
    explanation: '载体面积待国土空间规划批复后补报；园区没有第三个主导产业。',
  },
  { unit: '南浦智造园管委会', state: 'accepted', lines: nanpu },
  { unit: '鹭洲电子信息园管委会', state: 'draft', lines: luzhou },
  { unit: '白塔科技园管委会', state: 'blank', lines: {} },
  { unit: '望潮综合保税区管委会', state: 'blank', lines: {} },
]

export const splitReasons = {
  issued: '按方案附件下达各园区',
  revised: '领导小组第二次会议明确，技改投资差额由临港、青石承担',
} as const
