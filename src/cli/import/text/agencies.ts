/** News agencies, each with a pattern for credits that name it alone. */
const agenciesAndCreditPatterns: readonly (readonly [string, RegExp])[] = [
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

/**
 * Returns the agency if a credit consists of its name alone; otherwise `null`. A country or city may follow: `Reuters
 * (UK)`.
 */
export const parseAgencyCredit = (credit: string): string | null =>
  agenciesAndCreditPatterns.find(([, creditPattern]) =>
    creditPattern.test(credit.trim().replace(/ \([A-Z]{2,4}\)$/, '')),
  )?.[0] ?? null

const isNamedIn = (name: string, text: string) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(text)

/**
 * Returns the agency if a story names exactly one, otherwise `null`. This is a guess, so its provenance is `inferred`.
 */
export function findOnlyAgencyInStory(text: string): string | null {
  const namedAgencies = agenciesAndCreditPatterns.filter(([name]) => isNamedIn(name, text))
  return namedAgencies.length === 1 ? (namedAgencies[0]?.[0] ?? null) : null
}
