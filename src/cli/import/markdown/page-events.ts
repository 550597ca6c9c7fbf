import type { Briefing } from '../briefing.ts'
import { createSiteStatement, type ImportEvent } from '../importer.ts'
import type { GeneratedSite } from '../site-lookup.ts'

import type { PageBody } from './body/convert-body.ts'
import { findFrontMatterText } from './front-matter/front-matter-values.ts'
import { findUnparsableDate } from './front-matter-fields.ts'
import type { PageFactsWithPath } from './urls/page-facts.ts'
import { explainDerivationFailure } from './urls/page-urls.ts'

/** Marks a subject as reported in this import. Returns true if it was not reported before. */
const claimFirstReport = (subject: string, { reportedSubjects }: Briefing) =>
  reportedSubjects.size < reportedSubjects.add(subject).size

/** Yields warnings about the parts of a page that could not be read as written. */
export function* yieldPageWarnings(
  facts: PageFactsWithPath,
  body: PageBody,
  isOutputByUnknownTag: ReadonlyMap<string, boolean>,
): Generator<ImportEvent> {
  const { file, briefing } = facts
  const createWarning = (text: string): ImportEvent => ({ kind: 'warning', file, text })
  for (const [name, isOutput] of isOutputByUnknownTag)
    if (claimFirstReport(name, briefing))
      yield createWarning(
        `contains the template tag ${name}, which the import does not know. Such tags were left out here and in other files${isOutput ? '' : '; the text between them stays'}`,
      )
  if (body.indentedProseCount > 0)
    yield createWarning(
      body.indentedProseCount === 1
        ? 'has 1 paragraph that is indented like code, but was imported as text: check it in the article'
        : `has ${body.indentedProseCount} paragraphs that are indented like code, but were imported as text: check them in the article`,
    )
  const addressWarning = explainDerivationFailure(facts)
  if (addressWarning !== null && claimFirstReport(addressWarning, briefing))
    yield createWarning(addressWarning)
  const unparsableDate = findUnparsableDate(facts)
  if (unparsableDate !== null)
    yield createWarning(
      `date: ${unparsableDate} cannot be read as a date: write it in the form 2016-04-08, and import again`,
    )
}

/** Creates a site statement from the settings of a site generator. */
export const createGeneratedSiteStatement = ({ config, origin, basePath }: GeneratedSite): ImportEvent =>
  createSiteStatement({
    name: findFrontMatterText(config, 'title'),
    language: findFrontMatterText(config, 'lang', 'language', 'locale', 'languagecode'),
    url: origin && `${origin}${basePath}/`,
  })
