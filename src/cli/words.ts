export type Language = 'zh' | 'en'

const zh = {
  usage: '用法：jingwei 命令 [参数]\n',
  moreHelp: '每个命令加 --help 看详细说明；--lang en 用英文。',
  unknownCommand: (name: string) => `没有“${name}”这个命令。`,
  badOption: (why: string) => `参数不对：${why}`,
  unknownOption: (name: string) => `没有 ${name} 这个选项。`,
  oneFile: '需要且只能给出一个文件。',
  twoFiles: '需要给出两个文件：左边一份，右边一份。',
  noFile: (path: string) => `找不到文件：${path}。请检查路径。`,
  isFolder: (path: string) => `${path} 是文件夹，请给出其中的文件。`,
  noAccess: (path: string) => `没有权限读取 ${path}。`,
}

const en: typeof zh = {
  usage: 'Usage: jingwei COMMAND [ARGUMENTS]\n',
  moreHelp: 'Every command explains itself with --help.',
  unknownCommand: (name) => `There is no command "${name}".`,
  badOption: (why) => `Wrong arguments: ${why}`,
  unknownOption: (name) => `There is no option ${name}.`,
  oneFile: 'Name one file.',
  twoFiles: 'Name two files: the left one and the right one.',
  noFile: (path) => `No such file: ${path}. Please check the path.`,
  isFolder: (path) => `${path} is a folder; name a file in it.`,
  noAccess: (path) => `No permission to read ${path}.`,
}

export const words: Readonly<Record<Language, typeof zh>> = { zh, en }
