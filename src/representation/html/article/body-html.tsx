import { chooseInterfaceLanguage, toInterfaceLangAttribute } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** The element that marks a missing picture in a published body. */
export const missingPictureMark = '<span class="missing"></span>'

/** A body in which each missing picture is replaced by a notice in the language of the interface. */
export function BodyHtml({ html, context }: { html: string; context: RenderContext }) {
  if (!html.includes(missingPictureMark)) return raw(html)
  const { missingPicture } = chooseCatalogue(chooseInterfaceLanguage(context))
  const missingPictureNotice = (
    <span class="missing" lang={toInterfaceLangAttribute(context)}>
      {missingPicture}
    </span>
  )
  return raw(html.replaceAll(missingPictureMark, String(missingPictureNotice)))
}
