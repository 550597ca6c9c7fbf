import { addressToPath } from '../../model/address.ts'
import type { Absence } from '../absence.ts'
import { formatDate } from '../format-date.ts'
import type { RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'
import { NavLink } from './nav-link.tsx'
import { SearchBox } from './search-box.tsx'

function AddressChoices({ addresses }: { addresses: readonly string[] }) {
  return (
    <ul class="plain">
      {addresses.map((address) => (
        <NavLink href={addressToPath(address)}>{address}</NavLink>
      ))}
    </ul>
  )
}

/** Where else a lost page may be found. */
function OtherPlaces({ absence, context }: { absence: Absence; context: RenderContext }) {
  const words = wordsFor(context.language)
  const { edition, archive } = context
  const origin = edition?.hosts[0] ? `https://${edition.hosts[0]}` : archive.url
  const path = edition ? absence.address.slice(edition.id.length + 1) : absence.address
  return (
    <ul class="plain">
      <NavLink href={edition ? `/${edition.id}/` : '/'}>{words.frontPage}</NavLink>
      <NavLink href={`https://web.archive.org/web/*/${origin}${addressToPath(path)}`} rel="external">
        {words.internetArchive}
      </NavLink>
    </ul>
  )
}

/** What may be told of something that is not shown. */
function TakedownDetails({ absence, context }: { absence: Absence; context: RenderContext }) {
  const { reason, since, authority, headline } = absence
  const words = wordsFor(context.language).takedown
  return (
    <>
      {headline !== null && <p>{headline}</p>}
      {reason !== null && <p>{reason}</p>}
      {since !== null && (
        <p>
          {words.since} <time datetime={since}>{formatDate(since, context.language, 'UTC')}</time>
        </p>
      )}
      {authority !== null && (
        <p>
          {words.authority}{' '}
          {/^https?:/.test(authority) ? (
            <a href={authority} rel="nofollow">
              {authority}
            </a>
          ) : (
            authority
          )}
        </p>
      )}
    </>
  )
}

/** The words of an old address: its last segment, without its ending and the numbers that systems put there. */
function searchTermsFromAddress(address: string): string {
  const segments = (address.split('?', 1)[0] ?? '').split('/').slice(2)
  const last = segments.filter((segment) => /\p{L}{3}/u.test(segment)).at(-1) ?? ''
  const words = last.replace(/\.\p{L}{2,5}$/u, '').match(/\p{L}{3,}/gu) ?? []
  return words.slice(0, 8).join(' ')
}

/** The page for an address where the archive shows no document. */
export function AbsencePage({ absence, context }: { absence: Absence; context: RenderContext }) {
  const { title, detail } = wordsFor(context.language).absences[absence.status]
  return (
    <Layout context={context} title={title} canonical={null} meta={<meta name="robots" content="noindex" />}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <TakedownDetails absence={absence} context={context} />
      {absence.choices.length > 0 && <AddressChoices addresses={absence.choices} />}
      {absence.status === 404 && (
        <SearchBox context={context} terms={searchTermsFromAddress(absence.address)} />
      )}
      {[404, 503].includes(absence.status) && <OtherPlaces absence={absence} context={context} />}
    </Layout>
  )
}
