import { raw } from 'hono/html'
import { addressToPath } from '../../model/address.ts'
import type { ArticleFields } from '../../model/article.ts'
import type { ArticleDocument } from '../../model/document.ts'
import type { NameList } from '../../model/edition.ts'
import { addressOfDate, addressOfName } from '../../model/list-address.ts'
import { noticesOf } from '../../model/notices.ts'
import { dateInWords } from '../date.ts'
import { anonymisedLine, creditOf, datelineOf } from '../dateline.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout, Notice, OtherForms } from './layout.tsx'

/** OpenGraph with `DC.type` is what citation managers need to see a newspaper article (docs/decisions/0004). */
function Meta({ document, setting }: { document: ArticleDocument; setting: Setting }) {
  const { fields, body, address } = document
  const url = setting.archive.url + addressToPath(address)
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:title" content={fields.headline} />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={setting.edition?.name ?? setting.archive.name} />
      <meta property="og:locale" content={setting.language.replace('-', '_')} />
      <meta property="og:description" content={body.text.slice(0, 200)} />
      <meta name="description" content={body.text.slice(0, 200)} />
      {fields.published !== null && <meta property="article:published_time" content={fields.published} />}
      {fields.status?.is === 'noindex' && <meta name="robots" content="noindex" />}
      {fields.modified !== null && <meta property="article:modified_time" content={fields.modified} />}
      {fields.section !== null && <meta property="article:section" content={fields.section} />}
      {fields.authors.map((author) => (
        <meta property="article:author" content={author} />
      ))}
      <meta name="DC.type" content="newspaperArticle" />
      <meta name="DC.title" content={fields.headline} />
      <meta name="DC.publisher" content={setting.edition?.name ?? setting.archive.name} />
      <meta name="DC.language" content={setting.language} />
      {fields.published !== null && <meta name="DC.date" content={fields.published} />}
      {fields.authors.map((author) => (
        <meta name="DC.creator" content={author} />
      ))}
    </>
  )
}

function Dateline({ fields, setting }: { fields: ArticleFields; setting: Setting }) {
  const [date, credit] = [datelineOf(fields, setting), creditOf(fields, setting)]
  const edition = setting.edition?.id ?? ''
  if (date === null && credit === null) return null
  return (
    <p class="dateline">
      {date !== null && (
        <a href={addressOfDate(edition, fields.published)}>
          <time datetime={fields.published ?? ''}>{date}</time>
        </a>
      )}
      {date !== null && credit !== null && ' · '}
      {credit !== null && <span class="byline">{credit}</span>}
    </p>
  )
}

function Corrections({ fields, setting }: { fields: ArticleFields; setting: Setting }) {
  if (fields.corrections.length === 0) return null
  const timeZone = setting.edition?.timeZone ?? 'UTC'
  return (
    <section class="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{wordsFor(setting.language).corrections}</h2>
      <ul>
        {fields.corrections.map(({ published, text }) => (
          <li>
            <time datetime={published}>{dateInWords(published, setting.language, timeZone)}</time>
            {` – ${text}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CorrectionLink({ document, setting }: { document: ArticleDocument; setting: Setting }) {
  const { edition, archive } = setting
  if (!edition?.contact || !edition.correction) return null
  const subject = encodeURIComponent(
    `${edition.correction}: ${archive.url}${addressToPath(document.address)}`,
  )
  return (
    <p>
      <a href={`mailto:${edition.contact}?subject=${subject}`}>{edition.correction}</a>
    </p>
  )
}

/** Names as links to their lists. */
function Names({ list, names, setting }: { list: NameList; names: readonly string[]; setting: Setting }) {
  const edition = setting.edition?.id ?? ''
  if (names.length === 0) return null
  return (
    <p>
      {wordsFor(setting.language).namesOf[list]}{' '}
      {names.map((name, place) => (
        <>
          {place > 0 && ', '}
          <a href={addressToPath(addressOfName(edition, list, name))}>{name}</a>
        </>
      ))}
    </p>
  )
}

function Foot({ document, setting }: { document: ArticleDocument; setting: Setting }) {
  const { fields, body } = document
  const words = wordsFor(setting.language)
  return (
    <>
      {body.lostPictures > 0 && <p>{words.lostPictures(body.lostPictures)}</p>}
      <Names list="authors" names={fields.authors} setting={setting} />
      <Names list="topics" names={fields.topics} setting={setting} />
      {fields.rights !== null && <p>{fields.rights}</p>}
      {fields.url !== null && (
        <p>
          {words.originalAddress} <span class="url">{fields.url}</span>
        </p>
      )}
      {OtherForms(setting)}
      <CorrectionLink document={document} setting={setting} />
      <Notice text={noticesOf(fields, setting.edition).foot} />
    </>
  )
}

/** An article's page. */
export function ArticlePage({ document, setting }: { document: ArticleDocument; setting: Setting }) {
  const { fields, body, address } = document
  const meta = <Meta document={document} setting={setting} />
  const foot = <Foot document={document} setting={setting} />
  return (
    <Layout setting={setting} title={fields.headline} canonical={address} meta={meta} foot={foot}>
      <Notice text={noticesOf(fields, setting.edition).top} />
      <article>
        {fields.section !== null && (
          <p class="kicker">
            <a href={addressToPath(addressOfName(document.edition, 'sections', fields.section))}>
              {fields.section}
            </a>
          </p>
        )}
        <h1>{fields.headline}</h1>
        {fields.alternativeHeadline !== null && <p class="standfirst">{fields.alternativeHeadline}</p>}
        <Dateline fields={fields} setting={setting} />
        {anonymisedLine(fields, setting) !== null && <p>{anonymisedLine(fields, setting)}</p>}
        {fields.corrections.length > 0 && (
          <p>
            <a href="#corrections">{wordsFor(setting.language).corrected}</a>
          </p>
        )}
        <div class="body">{raw(body.html)}</div>
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        <Corrections fields={fields} setting={setting} />
      </article>
    </Layout>
  )
}
