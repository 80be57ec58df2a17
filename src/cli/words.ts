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
  isNoFolder: (path: string) => `${path} 不是文件夹，或路径中有一段不是文件夹。请换一个位置。`,
  isFolderNotFile: (path: string) => `${path} 是文件夹。请写到一个文件，如 ${path}/档案包.zip。`,
  noWriting: (path: string) => `没有权限写入 ${path}。请换一个位置，或改权限。`,
  noSuchPlace: (path: string) => `不能写到 ${path}：没有这个位置。请检查路径。`,
  diskFull: (path: string) => `磁盘满了，写不进 ${path}。请清出空间后再试。`,
  needsValue: (name: string) => `${name} 后面要写上内容。`,
  takesNoValue: (name: string) => `${name} 后面不写内容，单独写就行。`,
  optionTwice: (name: string) => `${name} 写了两次，只能写一次。`,
  meant: (name: string) => `是不是“${name}”？`,
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
  isNoFolder: (path) => `${path} is no folder, or a part of its path is none. Choose another place.`,
  isFolderNotFile: (path) => `${path} is a folder. Name a file, such as ${path}/package.zip.`,
  noWriting: (path) => `No permission to write to ${path}. Choose another place or change the permission.`,
  noSuchPlace: (path) => `${path} cannot be written: there is no such place. Please check the path.`,
  diskFull: (path) => `The disk is full; ${path} was not written. Make room and try again.`,
  needsValue: (name) => `${name} needs a value after it.`,
  takesNoValue: (name) => `${name} stands alone, without a value.`,
  optionTwice: (name) => `${name} was given twice; give it once.`,
  meant: (name) => `Did you mean "${name}"?`,
}

export const words: Readonly<Record<Language, typeof zh>> = { zh, en }
