import { addressToPath, editionOf } from '../../model/address.ts'
import type { CollectionDocument, Place } from '../../model/document.ts'
import { langWithin } from '../chrome.ts'
import { placeName, titleOf } from '../collection-title.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { CorrectionItems } from './corrections.tsx'
import { Layout, OtherForms } from './layout.tsx'
import { SearchBox } from './search-form.tsx'
import { Way } from './way.tsx'

/** Whether a list begins with the newest of its articles, and divides the rest. */
const isBeginning = ({ subject, listings, divisions, articles }: CollectionDocument) =>
  divisions.length > 0 && listings.length > 0 && (subject === 'front' || listings.length < (articles ?? 0))

function Listings({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const timeZone = setting.edition?.timeZone ?? 'UTC'
  if (document.listings.length === 0) return null
  return (
    <section>
      {isBeginning(document) && <h2>{wordsFor(setting.language).newest}</h2>}
      <ul class="plain">
        {document.listings.map(({ address, headline, published, language, corrections }) => (
          <Way
            href={addressToPath(address)}
            lang={langWithin(setting.language, language ?? setting.edition?.language)}
            aside={
              <>
                {published !== null && (
                  <time class="count" datetime={published}>
                    {dateInWords(published, setting.language, timeZone)}
                  </time>
                )}
                {corrections && <CorrectionItems list={corrections} setting={setting} />}
              </>
            }
          >
            {headline}
          </Way>
        ))}
      </ul>
    </section>
  )
}

/** Names are in their edition's language; parts of the calendar in the page's. */
function languageOfDivision(address: string, { subject }: CollectionDocument, setting: Setting) {
  if (subject === 'archive') return setting.editions.find(({ id }) => id === editionOf(address))?.language
  return ['sections', 'topics', 'authors'].includes(subject) ? setting.edition?.language : undefined
}

function Divisions({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const words = wordsFor(setting.language)
  const heading = document.subject === 'archive' ? words.editions : isBeginning(document) && words.byYear
  if (document.divisions.length === 0) return null
  return (
    <section>
      {heading && <h2>{heading}</h2>}
      <ul class="plain columns">
        {document.divisions.map(({ address, name, articles }) => (
          <Way
            href={addressToPath(address)}
            lang={langWithin(setting.language, languageOfDivision(address, document, setting))}
            aside={articles !== null && <span class="count"> {words.articles(articles)}</span>}
          >
            {placeName(name, document, setting)}
          </Way>
        ))}
      </ul>
    </section>
  )
}

/** The ways through an edition: its indexes, and what it holds. */
function Ways({ edition, language }: Setting) {
  const { lists, holdings } = wordsFor(language)
  if (!edition) return null
  return (
    <nav aria-label={edition.name}>
      <ul class="line">
        {(['sections', 'topics', 'authors'] as const).map((list) => (
          <Way href={`/${edition.id}/${list}`}>{lists[list]}</Way>
        ))}
        <Way href={`/${edition.id}/on-this-day`}>{lists.days}</Way>
        <Way href={`/${edition.id}/corrections`}>{lists.corrections}</Way>
        <Way href={`/${edition.id}/holdings`}>{holdings.title}</Way>
      </ul>
    </nav>
  )
}

function Around({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const { language } = setting
  const words = wordsFor(language)
  const { above, previous, next, chain, period, subject, edition } = document
  const way = (place: Place | null, rel: string, label: (name: string) => string) =>
    place && (
      <Way href={addressToPath(place.address)} rel={rel}>
        {label(placeName(place.name, document, setting))}
      </Way>
    )
  return (
    <nav aria-label={titleOf(document, setting)}>
      <ul class="line">
        {way(previous, 'prev', (name) => `← ${name}`)}
        {above && <Way href={addressToPath(above.address)}>{`↑ ${aboveName(above, document, setting)}`}</Way>}
        {way(next, 'next', (name) => `${name} →`)}
        {!previous && chain?.earlier && document.listings.length === document.articles && (
          <Way href={addressToPath(chain.earlier)}>{`← ${words.earlier}`}</Way>
        )}
        {subject === 'day' && period !== null && (
          <Way href={`/${edition}/on-this-day/${period.slice(5)}`}>
            {`${words.lists.days} – ${placeName(`--${period.slice(5)}`, document, setting)}`}
          </Way>
        )}
      </ul>
    </nav>
  )
}

const aboveName = ({ name }: Place, document: CollectionDocument, setting: Setting) =>
  placeName(name, { ...document, subject: 'front' }, setting)

/** The page of a list of articles. */
export function CollectionPage({ document, setting }: { document: CollectionDocument; setting: Setting }) {
  const title = titleOf(document, setting)
  const isFront = document.subject === 'front' || document.subject === 'archive'
  const isNamed = isFront || document.names.length > 0
  return (
    <Layout
      setting={setting}
      title={title}
      canonical={document.address}
      notice={setting.edition?.notices.listing}
      foot={OtherForms(setting)}
    >
      <h1
        class={isFront ? 'unseen' : undefined}
        lang={langWithin(
          setting.language,
          isNamed ? (setting.edition ?? setting.archive).language : undefined,
        )}
      >
        {title}
      </h1>
      {document.articles !== null && (
        <p class="count">{wordsFor(setting.language).articles(document.articles)}</p>
      )}
      {['archive', 'front'].includes(document.subject) && <SearchBox setting={setting} words="" />}
      {isFront ? <Ways {...setting} /> : <Around document={document} setting={setting} />}
      <Listings document={document} setting={setting} />
      <Divisions document={document} setting={setting} />
      {!isFront && <Ways {...setting} />}
    </Layout>
  )
}
