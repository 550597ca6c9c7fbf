import { chooseInterfaceLanguage, toInterfaceLang } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'

/** The element that publishing leaves where a picture is missing. */
export const missingMark = '<span class="missing"></span>'

/** A body, with the words for missing pictures in the language of the page's own words. */
export function BodyHtml({ html, context }: { html: string; context: RenderContext }) {
  if (!html.includes(missingMark)) return raw(html)
  const { missingPicture } = findWords(chooseInterfaceLanguage(context))
  const words = (
    <span class="missing" lang={toInterfaceLang(context)}>
      {missingPicture}
    </span>
  )
  return raw(html.replaceAll(missingMark, String(words)))
}
