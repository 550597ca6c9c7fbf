import { encodeAddress } from '../../model/address.ts'
import { createUnicodePatternGetter } from '../../model/unicode-pattern.ts'
import { type Absence, describeAbsence } from '../absence.ts'
import { toInternetArchiveUrl } from '../internet-archive-url.ts'
import type { RenderContext } from '../representation.ts'
import { chooseCatalogue } from '../words/index.ts'
import { DateTime } from './date-time.tsx'
import { Layout } from './frame/layout.tsx'
import { LinkItem } from './frame/link-item.tsx'
import { SearchBox } from './frame/search-box.tsx'

interface AbsenceProps {
  absence: Absence
  context: RenderContext
}

const AddressChoices = ({ addresses }: { addresses: readonly string[] }) => (
  <ul class="plain">
    {addresses.map((address) => (
      <LinkItem href={encodeAddress(address)}>{address}</LinkItem>
    ))}
  </ul>
)

/** Links to the front page, and to copies of the page in the Internet Archive. */
function FrontPageAndArchiveLinks({ absence, context }: AbsenceProps) {
  const { frontPage, internetArchive } = chooseCatalogue(context.language)
  const { edition, archive } = context
  const siteOrigin = edition?.hosts[0] ? `https://${edition.hosts[0]}` : archive.url
  const path = edition ? absence.address.slice(edition.id.length + 1) : absence.address
  return (
    <ul class="plain">
      <LinkItem href={edition ? `/${edition.id}/` : '/'}>{frontPage}</LinkItem>
      <LinkItem href={toInternetArchiveUrl(siteOrigin + encodeAddress(path), null)} rel="external">
        {internetArchive}
      </LinkItem>
    </ul>
  )
}

/** Renders an authority, as a link if it is a URL. */
const renderAuthority = (authority: string) =>
  /^https?:/.test(authority) ? (
    <a href={authority} rel="nofollow">
      {authority}
    </a>
  ) : (
    authority
  )

/** The public details of a takedown: headline, reason, date and authority, if known. */
function TakedownDetails({ absence, context }: AbsenceProps) {
  const { reason, since, authority, headline } = absence
  const { takedown } = chooseCatalogue(context.language)
  return (
    <>
      {headline !== null && <p>{headline}</p>}
      {reason !== null && <p>{reason}</p>}
      {since !== null && (
        <p>
          {takedown.since} <DateTime date={since} context={{ ...context, edition: null }} />
        </p>
      )}
      {authority !== null && (
        <p>
          {takedown.authority} {renderAuthority(authority)}
        </p>
      )}
    </>
  )
}

const wordPattern = createUnicodePatternGetter(String.raw`\p{L}{3,}`)
const extensionPattern = createUnicodePatternGetter(String.raw`\.\p{L}{2,5}$`, 'u')

/**
 * Extracts search terms from the last segment of an old address, without its extension and numeric ids:
 * `/2014/02/port-fire_n_77.html` → `port fire`.
 */
function searchTermsFromOldAddress(address: string): string {
  const segments = (address.split('?', 1)[0] ?? '').split('/').slice(2)
  const lastSegment = segments.filter((segment) => segment.search(wordPattern()) >= 0).at(-1) ?? ''
  const words = lastSegment.replace(extensionPattern(), '').match(wordPattern()) ?? []
  return words.slice(0, 8).join(' ')
}

/** The page shown at an address without a document. */
export function AbsencePage({ absence, context }: AbsenceProps) {
  const { status, address, choices } = absence
  const { title, detail } = describeAbsence(absence, context)
  return (
    <Layout context={context} title={title} address={null} head={<meta name="robots" content="noindex" />}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <TakedownDetails absence={absence} context={context} />
      {choices.length > 0 && <AddressChoices addresses={choices} />}
      {status === 404 && <SearchBox context={context} terms={searchTermsFromOldAddress(address)} />}
      {[404, 503].includes(status) && <FrontPageAndArchiveLinks absence={absence} context={context} />}
    </Layout>
  )
}
