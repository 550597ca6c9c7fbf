import { addressToPath } from '../../model/address.ts'
import type { Absence } from '../absence.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'
import { SearchBox } from './search-form.tsx'

function Choices({ addresses }: { addresses: readonly string[] }) {
  return (
    <ul class="plain">
      {addresses.map((address) => (
        <li>
          <a href={addressToPath(address)}>{address}</a>
        </li>
      ))}
    </ul>
  )
}

/** Where else a lost page may be found. */
function Elsewhere({ absence, setting }: { absence: Absence; setting: Setting }) {
  const words = wordsFor(setting.language)
  const { edition, archive } = setting
  const origin = edition?.hosts[0] ? `https://${edition.hosts[0]}` : archive.url
  const path = edition ? absence.address.slice(edition.id.length + 1) : absence.address
  return (
    <ul class="plain">
      <li>
        <a href={edition ? `/${edition.id}/` : '/'}>{words.front}</a>
      </li>
      <li>
        <a href={`https://web.archive.org/web/*/${origin}${addressToPath(path)}`} rel="external">
          {words.copyElsewhere}
        </a>
      </li>
    </ul>
  )
}

/** What may be told of something that is not shown. */
function Takedown({ absence, setting }: { absence: Absence; setting: Setting }) {
  const { reason, since, authority, headline } = absence
  const words = wordsFor(setting.language).takedown
  return (
    <>
      {headline !== null && <p>{headline}</p>}
      {reason !== null && <p>{reason}</p>}
      {since !== null && (
        <p>
          {words.since} <time datetime={since}>{dateInWords(since, setting.language, 'UTC')}</time>
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
function wordsOfAddress(address: string): string {
  const segments = (address.split('?', 1)[0] ?? '').split('/').slice(2)
  const last = segments.filter((segment) => /\p{L}{3}/u.test(segment)).at(-1) ?? ''
  const words = last.replace(/\.\p{L}{2,5}$/u, '').match(/\p{L}{3,}/gu) ?? []
  return words.slice(0, 8).join(' ')
}

/** The page for an address where the archive shows no document. */
export function AbsencePage({ absence, setting }: { absence: Absence; setting: Setting }) {
  const { title, detail } = wordsFor(setting.language).statuses[absence.status]
  return (
    <Layout setting={setting} title={title} canonical={null} meta={<meta name="robots" content="noindex" />}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <Takedown absence={absence} setting={setting} />
      {absence.choices.length > 0 && <Choices addresses={absence.choices} />}
      {absence.status === 404 && <SearchBox setting={setting} words={wordsOfAddress(absence.address)} />}
      {absence.status === 404 && <Elsewhere absence={absence} setting={setting} />}
    </Layout>
  )
}
