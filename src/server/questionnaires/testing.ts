import type { IssuedCodes, QuestionnairesPage } from '#contract/questionnaires.ts'
import type { PanelHarbour } from '../panels/testing.ts'

const scale = [100, 80, 60, 30, 0].map((points, at) => ({
  points,
  text: ['很满意', '满意', '一般', '不满意', '很不满意'][at] ?? '',
}))

/** A questionnaire that people can answer, with codes for whoever asks. */
export async function openSurvey({ office, door, at }: PanelHarbour) {
  const draft = {
    ...{ item: 'surveyed', title: '园区服务满意度', intro: '不记名', due: '2026-12-10', leastShown: 3 },
    questions: [
      { code: 'overall', kind: 'rating', text: '总体满意吗？', required: true, weight: 2, options: scale },
      {
        ...{ code: 'help', kind: 'choice', text: '办事有人帮办吗？', required: false, weight: 1 },
        options: [
          { text: '有', points: 100 },
          { text: '没有', points: 0 },
          { text: '没办过', points: null },
        ],
      },
      { code: 'words', kind: 'text', text: '还有什么建议？', required: false, weight: 0, options: [] },
    ],
  }
  const wanted = async (answer: Promise<{ status: number; body: QuestionnairesPage }>) => {
    const { status, body } = await answer
    const [first] = body.questionnaires ?? []
    if (status !== 200 || first === undefined) throw new Error(JSON.stringify(body))
    return first
  }
  const ask = (method: string, path: string, body?: object) =>
    wanted(office.ask<QuestionnairesPage>(method, path, body))
  const { id } = await ask('POST', `${at}/questionnaires`, { ...draft, revision: 0 })
  const questionnaire = await ask('POST', `/api/questionnaires/${id}/opening`, {})
  return {
    draft,
    questionnaire,
    list: () => ask('GET', `${at}/questionnaires`),
    close: () => ask('POST', `/api/questionnaires/${id}/closing`, { words: '已全部回收' }),
    issue: async (row: number, group: string, count: number) =>
      (
        await office.ask<{ issued: IssuedCodes[] }>('POST', `/api/questionnaires/${id}/codes`, {
          ...{ rows: [row], group, count },
        })
      ).body.issued.flatMap(({ codes }) => codes),
    send: (code: string, answers: object) => door.browser().ask('POST', '/api/replies', { code, answers }),
  }
}
