/** News agencies, and the credits that name each of them alone. */
const agencies: readonly (readonly [string, RegExp])[] = [
  ['AFP', /^(?:the )?(?:afp|agence[ -]france[ -]presse)$/i],
  ['Associated Press', /^(?:the )?(?:ap|associated press)$/i],
  ['Reuters', /^(?:thomson )?reuters$/i],
  ['La Presse canadienne', /^la presse canadienne$/i],
  ['The Canadian Press', /^(?:the )?canadian press$/i],
  ['EFE', /^(?:agencia )?efe$/i],
  ['ANSA', /^ansa$/i],
  ['Belga', /^belga$/i],
  ['dpa', /^(?:dpa|deutsche presse[ -]?agentur)$/i],
]

/** Returns the agency that a credit names, or `null`; a country or city may follow: `Reuters (UK)`. */
export const agencyFromCredit = (credit: string): string | null =>
  agencies.find(([, credits]) => credits.test(credit.trim().replace(/ \([A-Z]{2,4}\)$/, '')))?.[0] ?? null

const standsIn = (name: string, text: string) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(text)

/** Returns the only agency that a story names, or `null`: a guess, so its provenance is `inferred`. */
export function findAgencyInStory(text: string): string | null {
  const namedAgencies = agencies.filter(([name]) => standsIn(name, text))
  return namedAgencies.length === 1 ? (namedAgencies[0]?.[0] ?? null) : null
}
