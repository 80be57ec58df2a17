import type { ThemeConfig } from 'antd'

export const colours = {
  ink: '#1d3f72',
  accent: '#0f8b8d',
  paper: '#f5f6f8',
  text: '#1c2430',
  quiet: '#5b6676',
  line: '#dde1e7',
  onCourse: '#2e8b57',
  watch: '#c98a00',
  late: '#c0392b',
  done: '#2b6cb0',
  noData: '#8a94a6',
} as const

/** Five hues at most on one chart, in this order. */
export const hues = ['#1d3f72', '#0f8b8d', '#b7791f', '#7a4f9a', '#6b7785'] as const

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif'

export const theme: ThemeConfig = {
  token: {
    // white words on the accent would stand at 4.1:1, so buttons carry the ink and the accent stays for marks
    colorPrimary: colours.ink,
    colorInfo: colours.done,
    colorSuccess: colours.onCourse,
    colorWarning: colours.watch,
    colorError: colours.late,
    colorLink: colours.ink,
    colorText: colours.text,
    colorTextSecondary: colours.quiet,
    colorBorder: '#c8ced8',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.paper,
    fontFamily,
    fontSize: 14,
    borderRadius: 3,
    controlHeight: 32,
    controlHeightSM: 26,
    // what opens stands where it stays from the first frame: on a slow machine a press begun on a growing menu ended
    // on the neighbour of the item, and did nothing or the wrong thing
    motion: false,
  },
  components: {
    // what antd mixes out of the ink is a grey that drowns the words on it
    Select: { optionSelectedBg: '#e6edf6' },
  },
}
