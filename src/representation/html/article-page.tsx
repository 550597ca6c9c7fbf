import { raw } from 'hono/html'
import { addressToPath } from '../../model/address.ts'
import type { ArticleDocument } from '../../model/document.ts'
import type { NameList } from '../../model/edition.ts'
import { addressOfDate, addressOfName } from '../../model/list-address.ts'
import { noticesOf } from '../../model/notices.ts'
import { canonicalUrl } from '../canonical-url.ts'
import { creditedNames, formatAnonymisedNote, formatCredits, formatDateline } from '../credits.ts'
import { inInterfaceLanguage, interfaceLanguage, langAttribute } from '../interface-language.ts'
import type { DocumentProps, RenderContext } from '../representation.ts'
import { printedStandfirst } from '../standfirst.ts'
import { wordsFor } from '../words/index.ts'
import { AlternateLinks } from './alternate-links.tsx'
import { ArticleMeta } from './article-meta.tsx'
import { CorrectionLink, CorrectionSection, LastCorrection } from './corrections.tsx'
import { DateTime } from './date-time.tsx'
import { Layout } from './layout.tsx'
import { Notice } from './notice.tsx'

type ArticleProps = DocumentProps<ArticleDocument>

/** The `lang` of the page's own words among those of the article. */
const interfaceLang = (context: RenderContext) => langAttribute(context.language, interfaceLanguage(context))

/** A link to the list of the article's day, month or year, or of undated articles. */
const DateLink = ({ document: { fields, edition }, context }: ArticleProps) => {
  const published = fields.published?.slice(0, 10) ?? null
  const lang = published === null ? interfaceLang(context) : undefined
  return (
    <a href={addressOfDate(edition, published)} lang={lang}>
      {formatDateline({ ...fields, published }, context) ?? wordsFor(interfaceLanguage(context)).undated}
    </a>
  )
}

/** Date and credits. No class may contain *byline* or *vcard*: citation managers take such elements for people. */
function Dateline({ document, context }: ArticleProps) {
  const { published } = document.fields
  const credits = formatCredits(document.fields, context)
  return (
    <p class="dateline">
      {published === null ? (
        <DateLink document={document} context={context} />
      ) : (
        <DateTime date={published} context={context} />
      )}
      {credits !== null && ' · '}
      {credits !== null && <span class="credit">{credits}</span>}
    </p>
  )
}

interface NameLinksProps {
  list: NameList
  names: readonly string[]
  context: RenderContext
}

/** Links from an article's authors or topics to their lists. */
function NameLinks({ list, names, context }: NameLinksProps) {
  const editionId = context.edition?.id ?? ''
  if (names.length === 0) return null
  return (
    <p class="count">
      <span lang={interfaceLang(context)}>{wordsFor(interfaceLanguage(context)).nameLabels[list]}</span>{' '}
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <a href={addressToPath(addressOfName(editionId, list, name))}>{name}</a>
        </>
      ))}
    </p>
  )
}

/** A citation for a footnote: names, headline, edition, date, permanent URL. */
const citation = ({ fields, address }: ArticleDocument, context: RenderContext) =>
  [
    ...creditedNames(fields),
    wordsFor(interfaceLanguage(context)).quoteHeadline(fields.headline),
    (context.edition ?? context.archive).name,
    formatDateline(fields, context),
    canonicalUrl(context, address),
  ]
    .filter((part) => part !== null)
    .join(', ')

/** Citation, original URL, other representations, and links to the article's date and the correction form. */
function ArticleFooter({ document, context }: ArticleProps) {
  const { fields } = document
  const words = wordsFor(context.language)
  return (
    <>
      <section class="cite">
        <h2>{words.citeHeading}</h2>
        <p class="url">{citation(document, context)}</p>
      </section>
      {fields.url !== null && (
        <p>
          {words.originalUrl} <span class="url">{fields.url}</span>
        </p>
      )}
      <AlternateLinks {...context} />
      {fields.published !== null && (
        <p>
          {words.moreFromDate} <DateLink document={document} context={context} />
        </p>
      )}
      <CorrectionLink document={document} context={context} />
      <Notice text={noticesOf(fields, context.edition).foot} edition={context.edition} />
    </>
  )
}

/** Section, headline, standfirst, dateline and notes, above an article's text. */
function ArticleHeader({ document, context }: ArticleProps) {
  const { fields, edition } = document
  const anonymised = formatAnonymisedNote(fields, context)
  const standfirst = printedStandfirst(fields)
  return (
    <>
      {fields.section !== null && (
        <p class="kicker">
          <a href={addressToPath(addressOfName(edition, 'sections', fields.section))}>{fields.section}</a>
        </p>
      )}
      <h1 id="headline">{fields.headline}</h1>
      {standfirst !== null && <p class="standfirst">{standfirst}</p>}
      <Dateline document={document} context={context} />
      {anonymised !== null && (
        <p class="stamp" lang={interfaceLang(context)}>
          {anonymised}
        </p>
      )}
      <LastCorrection document={document} context={context} />
    </>
  )
}

/** The page of an article. */
export function ArticlePage({ document, context }: ArticleProps) {
  const { fields, body, address } = document
  return (
    <Layout
      context={context}
      title={fields.headline}
      canonical={address}
      notice={noticesOf(fields, context.edition).top}
      meta={<ArticleMeta document={document} context={context} />}
      foot={<ArticleFooter document={document} context={inInterfaceLanguage(context)} />}
    >
      <article>
        <ArticleHeader document={document} context={context} />
        {raw(body.html)}
        {body.lostPictures > 0 && (
          <p class="count" lang={interfaceLang(context)}>
            {wordsFor(interfaceLanguage(context)).missingPictures(body.lostPictures)}
          </p>
        )}
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        {fields.rights !== null && <p class="count">{fields.rights}</p>}
        <CorrectionSection document={document} context={context} />
        <NameLinks list="authors" names={fields.authors} context={context} />
        <NameLinks list="topics" names={fields.topics} context={context} />
      </article>
    </Layout>
  )
}
