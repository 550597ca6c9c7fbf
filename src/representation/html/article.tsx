import { raw } from 'hono/html'
import { addressToPath } from '../../model/address.ts'
import type { ArticleDocument } from '../../model/document.ts'
import type { NameList } from '../../model/edition.ts'
import { addressOfDate, addressOfName } from '../../model/list-address.ts'
import { noticesOf } from '../../model/notices.ts'
import { chromeLanguage, inChrome, langWithin } from '../chrome.ts'
import { anonymisedLine, creditedNames, creditOf, datelineOf } from '../dateline.ts'
import type { Setting } from '../representation.ts'
import { standfirstOf } from '../standfirst.ts'
import { wordsFor } from '../words/index.ts'
import { ArticleMeta } from './article-meta.tsx'
import { Corrected, CorrectionLink, Corrections } from './corrections.tsx'
import { Layout, Notice, OtherForms } from './layout.tsx'

interface Props {
  document: ArticleDocument
  setting: Setting
}

const DayLink = ({ document: { fields, edition }, setting }: Props) => {
  const published = fields.published?.slice(0, 10) ?? null
  return (
    <a href={addressOfDate(edition, published)} lang={published === null ? chromeLangIn(setting) : undefined}>
      {datelineOf({ ...fields, published }, setting) ?? wordsFor(chromeLanguage(setting)).undated}
    </a>
  )
}

/** No class says *byline* or *vcard*: citation managers make people of whatever stands there. */
function Dateline({ document, setting }: Props) {
  const { fields } = document
  const credit = creditOf(fields, setting)
  return (
    <p class="dateline">
      {fields.published === null ? (
        <DayLink document={document} setting={setting} />
      ) : (
        <time datetime={fields.published}>{datelineOf(fields, setting)}</time>
      )}
      {credit !== null && ' · '}
      {credit !== null && <span class="credit">{credit}</span>}
    </p>
  )
}

/** The `lang` of our own words among an article's. */
const chromeLangIn = (setting: Setting) => langWithin(setting.language, chromeLanguage(setting))

/** Names as links to their lists. */
function Names({ list, names, setting }: { list: NameList; names: readonly string[]; setting: Setting }) {
  const edition = setting.edition?.id ?? ''
  if (names.length === 0) return null
  return (
    <p class="count">
      <span lang={chromeLangIn(setting)}>{wordsFor(chromeLanguage(setting)).namesOf[list]}</span>{' '}
      {names.map((name, place) => (
        <>
          {place > 0 && ', '}
          <a href={addressToPath(addressOfName(edition, list, name))}>{name}</a>
        </>
      ))}
    </p>
  )
}

/** What to put in a footnote: who, the headline, the edition, the date, and the address that stays. */
function citation({ fields, address }: ArticleDocument, setting: Setting): string {
  const { archive, edition } = setting
  return [
    ...creditedNames(fields),
    wordsFor(chromeLanguage(setting)).quoted(fields.headline),
    (edition ?? archive).name,
    datelineOf(fields, setting),
    archive.url + addressToPath(address),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** Leads on from the article: to its day, its other forms, who to write to. */
function Foot({ document, setting }: Props) {
  const { fields } = document
  const words = wordsFor(setting.language)
  return (
    <>
      <section class="cite">
        <h2>{words.cite}</h2>
        <p class="url">{citation(document, setting)}</p>
      </section>
      {fields.url !== null && (
        <p>
          {words.originalAddress} <span class="url">{fields.url}</span>
        </p>
      )}
      {OtherForms(setting)}
      {fields.published !== null && (
        <p>
          {words.sameDate} <DayLink document={document} setting={setting} />
        </p>
      )}
      <CorrectionLink document={document} setting={setting} />
      <Notice text={noticesOf(fields, setting.edition).foot} edition={setting.edition} />
    </>
  )
}

/** What stands above an article's body. */
function Head({ document, setting }: Props) {
  const { fields, edition } = document
  const anonymised = anonymisedLine(fields, setting)
  const standfirst = standfirstOf(fields)
  return (
    <>
      {fields.section !== null && (
        <p class="kicker">
          <a href={addressToPath(addressOfName(edition, 'sections', fields.section))}>{fields.section}</a>
        </p>
      )}
      <h1 id="headline">{fields.headline}</h1>
      {standfirst !== null && <p class="standfirst">{standfirst}</p>}
      <Dateline document={document} setting={setting} />
      {anonymised !== null && (
        <p class="stamp" lang={chromeLangIn(setting)}>
          {anonymised}
        </p>
      )}
      <Corrected fields={fields} setting={setting} />
    </>
  )
}

/** An article's page. */
export function ArticlePage({ document, setting }: Props) {
  const { fields, body, address } = document
  const words = wordsFor(chromeLanguage(setting))
  return (
    <Layout
      setting={setting}
      title={fields.headline}
      canonical={address}
      notice={noticesOf(fields, setting.edition).top}
      meta={<ArticleMeta document={document} setting={setting} />}
      foot={<Foot document={document} setting={inChrome(setting)} />}
    >
      <article>
        <Head document={document} setting={setting} />
        {raw(body.html)}
        {body.lostPictures > 0 && (
          <p class="count" lang={chromeLangIn(setting)}>
            {words.lostPictures(body.lostPictures)}
          </p>
        )}
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        {fields.rights !== null && <p class="count">{fields.rights}</p>}
        <Corrections fields={fields} setting={setting} />
        <Names list="authors" names={fields.authors} setting={setting} />
        <Names list="topics" names={fields.topics} setting={setting} />
      </article>
    </Layout>
  )
}
