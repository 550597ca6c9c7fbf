import { addressToPath } from '../../model/address.ts'
import type { CollectionDocument } from '../../model/document.ts'
import { titleOf } from '../collection-title.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout, Notice, OtherForms } from './layout.tsx'
import { SearchBox } from './search-form.tsx'

function Listings({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const timeZone = setting.edition?.timeZone ?? 'UTC'
  if (document.listings.length === 0) return null
  return (
    <section>
      {document.subject === 'front' && <h2>{wordsFor(setting.language).newest}</h2>}
      <ul class="plain">
        {document.listings.map(({ address, headline, published }) => (
          <li>
            <a href={addressToPath(address)}>{headline}</a>{' '}
            {published !== null && (
              <time class="count" datetime={published}>
                {dateInWords(published, setting.language, timeZone)}
              </time>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Divisions({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const words = wordsFor(setting.language)
  const heading = { archive: words.editions, front: words.byYear }[document.subject as string]
  if (document.divisions.length === 0) return null
  return (
    <section>
      {heading && <h2>{heading}</h2>}
      <ul class="plain">
        {document.divisions.map(({ address, name, articles }) => (
          <li>
            <a href={addressToPath(address)}>{divisionName(name, setting)}</a>{' '}
            <span class="count">{words.articles(articles)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Divisions of the calendar are named by their period; the others by their own name. */
const divisionName = (name: string, { language }: Setting) =>
  /^\d{4}(?:-\d\d){0,2}$/.test(name)
    ? dateInWords(name, language, 'UTC')
    : name === 'undated'
      ? wordsFor(language).undated
      : name

/** The page of a list of articles. */
export function CollectionPage({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const title = titleOf(document, setting)
  return (
    <Layout setting={setting} title={title} canonical={document.address} foot={OtherForms(setting)}>
      <Notice text={setting.edition?.notices.listing} />
      <h1>{title}</h1>
      <p class="count">{wordsFor(setting.language).articles(document.articles)}</p>
      {['archive', 'front'].includes(document.subject) && <SearchBox setting={setting} words="" />}
      <Listings document={document} setting={setting} />
      <Divisions document={document} setting={setting} />
    </Layout>
  )
}
