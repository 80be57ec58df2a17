export const wall = {
  title: '大屏',
  open: '大屏',
  figures: '主要指标',
  lights: '目标进度',
  behind: '需要盯的目标',
  ranking: (indicator: string) => `${indicator}排名`,
  asOf: (day: string) => `数据截至 ${day}`,
  nothing: '还没有可显示的指标和目标',
  silent: (names: string) => `${names}没有数，不排名`,
  behindNone: '没有滞后或需关注的目标',
  unreachable: (at: string) => `连接中断，显示的是 ${at} 的数据`,
}
