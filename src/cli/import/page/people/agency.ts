/** News agencies by the names that they are credited under. */
const agencies: readonly (readonly [string, RegExp])[] = [
  ['AFP', /^(?:the )?(?:afp|agence[ -]france[ -]presse)$/i],
  ['Associated Press', /^(?:the )?(?:ap|associated press)$/i],
  ['Reuters', /^(?:thomson )?reuters$/i],
  ['La Presse canadienne', /^la presse canadienne$/i],
  ['The Canadian Press', /^(?:the )?canadian press$/i],
  ['EFE', /^(?:agencia )?efe$/i],
  ['ANSA', /^ansa$/i],
  ['Belga', /^belga$/i],
  ['dpa', /^dpa$/i],
]

/** The agency that a credit names, or `null` when it names none. */
export const agencyNamed = (credit: string): string | null =>
  agencies.find(([, names]) => names.test(credit.trim().replace(/ \([A-Z]{2,4}\)$/, '')))?.[0] ?? null
