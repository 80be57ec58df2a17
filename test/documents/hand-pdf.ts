/** A PDF written by hand: a page of Latin lines, or of nothing; `encrypt` adds the dictionary that asks for a password. */
export function handPdf(lines: readonly string[], encrypt = false): Uint8Array {
  const drawn = lines.map((line, index) => `1 0 0 1 72 ${760 - index * 24} Tm (${line}) Tj`).join('\n')
  const content = `BT /F1 14 Tf\n${drawn}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'5a'.repeat(32)}> /U <${'3c'.repeat(32)}> >>`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const lock = encrypt ? ' /Encrypt 6 0 R /ID [<00> <00>]' : ''
  const end = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${end}\n%%EOF`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
