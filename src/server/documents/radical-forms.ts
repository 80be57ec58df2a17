// Fonts share one glyph between 行 and the radical ⾏; a PDF made with them gives back the radical.
// So with the long dash, which some fonts give back as a bar.
// The block of Kangxi radicals has compatibility mappings, that of further radicals has nearly none.
const further =
  '⺁厂⺄乙⺆冂⺇几⺊卜⺋卩⺎兀⺏尢⺒巳⺓幺⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺟母⺠民⺡氵⺢水⺤爫⺥爪⺦丬⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺲罒⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭歯⻮齿⻰龙⻲亀⻳龟'
const plainForms = new Map<string, string>()
for (let at = 0; at < further.length; at += 2) plainForms.set(further.charAt(at), further.charAt(at + 1))

export function plainCharacters(text: string): string {
  return text
    .replaceAll('\u2015', '\u2014')
    .replace(/[\u2E80-\u2FD5\uFB00-\uFB06\uF900-\uFAFF]/g, (form) => plainForms.get(form) ?? form.normalize('NFKC'))
}
