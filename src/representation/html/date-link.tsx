import type { ArticleDocument } from '../../model/document.ts'
import { addressOfDateList } from '../../model/list-address.ts'
import { formatPublicationDate } from '../credits.ts'
import { chooseInterfaceLanguage, toInterfaceLangAttribute } from '../interface-language.ts'
import type { DocumentProps } from '../representation.ts'
import { chooseCatalogue } from '../words/index.ts'

/** A link to the list for the article's day, month or year, or to the list of undated articles. */
export function DateLink({ document: { fields, edition }, context }: DocumentProps<ArticleDocument>) {
  const published = fields.published?.slice(0, 10) ?? null
  const lang = published === null ? toInterfaceLangAttribute(context) : undefined
  return (
    <a href={addressOfDateList(edition, published)} lang={lang}>
      {formatPublicationDate({ ...fields, published }, context) ??
        chooseCatalogue(chooseInterfaceLanguage(context)).undated}
    </a>
  )
}
