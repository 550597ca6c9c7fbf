import type { RenderContext } from '../../representation.ts'

/** An edition's notice about being an archive, in the edition's language. */
export const Notice = ({ text, edition }: { text: string | undefined; edition: RenderContext['edition'] }) =>
  text === undefined ? null : (
    <aside class="stamp" role="note" lang={edition?.language} dir="auto">
      {text}
    </aside>
  )
