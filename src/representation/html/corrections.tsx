import { addressToPath } from '../../model/address.ts'
import type { ArticleFields, Correction } from '../../model/article.ts'
import { correctionFormAddress } from '../../model/correction-request.ts'
import type { ArticleDocument } from '../../model/document.ts'
import { chromeLanguage, langWithin } from '../chrome.ts'
import { dateInWords } from '../date.ts'
import { correctedOf } from '../dateline.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'

interface OfArticle {
  fields: ArticleFields
  setting: Setting
}

/** At the top of an article, that it was corrected, and when. */
export function Corrected({ fields, setting }: OfArticle) {
  const corrected = correctedOf(fields, setting)
  return (
    corrected && (
      <p class="stamp" lang={langWithin(setting.language, chromeLanguage(setting))}>
        <a href="#corrections">{corrected}</a>
      </p>
    )
  )
}

/** Corrections, each with its date. */
export const CorrectionItems = ({ list, setting }: { list: readonly Correction[]; setting: Setting }) => (
  <ul>
    {list.map(({ published, text }) => (
      <li>
        <time datetime={published}>
          {dateInWords(published, setting.language, setting.edition?.timeZone ?? 'UTC')}
        </time>
        {` – ${text}`}
      </li>
    ))}
  </ul>
)

/** An article's corrections, at their place. */
export const Corrections = ({ fields, setting }: OfArticle) =>
  fields.corrections.length > 0 && (
    <section class="correction" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title" lang={langWithin(setting.language, chromeLanguage(setting))}>
        {wordsFor(chromeLanguage(setting)).lists.corrections}
      </h2>
      <CorrectionItems list={fields.corrections} setting={setting} />
    </section>
  )

/** Where the way to ask for a correction of an article leads; `null` where there is none. */
function wayToAsk({ address }: ArticleDocument, { edition, archive }: Setting): string | null {
  if (edition?.corrections.by === 'form')
    return `${correctionFormAddress(edition.id)}?article=${encodeURIComponent(address)}`
  if (edition?.corrections.by !== 'mail' || !edition.contact || !edition.correction) return null
  const subject = encodeURIComponent(`${edition.correction}: ${archive.url}${addressToPath(address)}`)
  return `mailto:${edition.contact}?subject=${subject}`
}

/** The way to ask for a correction. */
export function CorrectionLink({ document, setting }: { document: ArticleDocument; setting: Setting }) {
  const href = wayToAsk(document, setting)
  return (
    href && (
      <p>
        <a
          href={href}
          rel="nofollow"
          lang={setting.edition?.correction ? setting.edition.language : undefined}
        >
          {setting.edition?.correction ?? wordsFor(setting.language).correctionForm.title}
        </a>
      </p>
    )
  )
}
