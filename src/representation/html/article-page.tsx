import { raw } from 'hono/html'
import { addressToPath } from '../../model/address.ts'
import type { ArticleDocument } from '../../model/document.ts'
import type { NameList } from '../../model/edition.ts'
import { addressOfDate, addressOfName } from '../../model/list-address.ts'
import { noticesOf } from '../../model/notices.ts'
import { creditedNames, formatAnonymisedNote, formatCredits, formatDateline } from '../credits.ts'
import { inInterfaceLanguage, interfaceLanguage, langAttribute } from '../interface-language.ts'
import type { RenderContext } from '../representation.ts'
import { printedStandfirst } from '../standfirst.ts'
import { wordsFor } from '../words/index.ts'
import { AlternateLinks } from './alternate-links.tsx'
import { ArticleMeta } from './article-meta.tsx'
import { CorrectionLink, CorrectionSection, LastCorrection } from './corrections.tsx'
import { Layout } from './layout.tsx'
import { Notice } from './notice.tsx'

interface Props {
  document: ArticleDocument
  context: RenderContext
}

const DayLink = ({ document: { fields, edition }, context }: Props) => {
  const published = fields.published?.slice(0, 10) ?? null
  return (
    <a
      href={addressOfDate(edition, published)}
      lang={published === null ? interfaceLang(context) : undefined}
    >
      {formatDateline({ ...fields, published }, context) ?? wordsFor(interfaceLanguage(context)).undated}
    </a>
  )
}

/** No class says *byline* or *vcard*: citation managers make people of whatever stands there. */
function Dateline({ document, context }: Props) {
  const { fields } = document
  const credit = formatCredits(fields, context)
  return (
    <p class="dateline">
      {fields.published === null ? (
        <DayLink document={document} context={context} />
      ) : (
        <time datetime={fields.published}>{formatDateline(fields, context)}</time>
      )}
      {credit !== null && ' · '}
      {credit !== null && <span class="credit">{credit}</span>}
    </p>
  )
}

/** The `lang` of our own words among an article's. */
const interfaceLang = (context: RenderContext) => langAttribute(context.language, interfaceLanguage(context))

/** Names as links to their lists. */
function NameLinks({
  list,
  names,
  context,
}: {
  list: NameList
  names: readonly string[]
  context: RenderContext
}) {
  const edition = context.edition?.id ?? ''
  if (names.length === 0) return null
  return (
    <p class="count">
      <span lang={interfaceLang(context)}>{wordsFor(interfaceLanguage(context)).nameLabels[list]}</span>{' '}
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
function citation({ fields, address }: ArticleDocument, context: RenderContext): string {
  const { archive, edition } = context
  return [
    ...creditedNames(fields),
    wordsFor(interfaceLanguage(context)).quoteHeadline(fields.headline),
    (edition ?? archive).name,
    formatDateline(fields, context),
    archive.url + addressToPath(address),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** Leads on from the article: to its day, its other forms, who to write to. */
function ArticleFooter({ document, context }: Props) {
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
          {words.moreFromDate} <DayLink document={document} context={context} />
        </p>
      )}
      <CorrectionLink document={document} context={context} />
      <Notice text={noticesOf(fields, context.edition).foot} edition={context.edition} />
    </>
  )
}

/** What stands above an article's body. */
function ArticleHeader({ document, context }: Props) {
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
      <LastCorrection fields={fields} context={context} />
    </>
  )
}

/** An article's page. */
export function ArticlePage({ document, context }: Props) {
  const { fields, body, address } = document
  const words = wordsFor(interfaceLanguage(context))
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
            {words.missingPictures(body.lostPictures)}
          </p>
        )}
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        {fields.rights !== null && <p class="count">{fields.rights}</p>}
        <CorrectionSection fields={fields} context={context} />
        <NameLinks list="authors" names={fields.authors} context={context} />
        <NameLinks list="topics" names={fields.topics} context={context} />
      </article>
    </Layout>
  )
}
