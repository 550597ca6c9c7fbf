import type { PictureFacts, PictureSize } from './picture-size.ts'

/** A picture of the archive at one of its sizes. */
export interface PictureSource {
  path: string
  size: PictureSize
}

/** Maximum difference between the proportions of a picture and of its smaller copy, since lengths are whole pixels. */
const maxSkew = 0.02

const proportionOf = ({ width, height }: PictureSize) => width / height

/** Returns the smaller copies of a picture, narrowest first. Skips files that are not smaller copies. */
function listSmallerSources({ path, size }: PictureSource, facts: PictureFacts): PictureSource[] {
  return facts
    .listSmallerPictures(path)
    .flatMap((smaller) => {
      const measured = facts.findPictureSize(smaller)
      if (measured === null || measured.width >= size.width) return []
      const skew = Math.abs(proportionOf(measured) / proportionOf(size) - 1)
      return skew <= maxSkew + 1 / measured.height ? [{ path: smaller, size: measured }] : []
    })
    .sort((a, b) => a.size.width - b.size.width)
}

/** Width of a picture in the layout, by the number of pictures in a row: in the text column, and on a phone. */
const layoutWidths = [
  { column: '40em', phone: '88vw' },
  { column: '20em', phone: '42vw' },
  { column: '13em', phone: '42vw' },
] as const

/**
 * Lists the sources of a picture with smaller copies, for the browser to choose from.
 * @param beside the number of pictures in its gallery; 1 outside galleries
 */
export function createSourceAttributes(
  whole: PictureSource,
  facts: PictureFacts,
  beside: number,
): { srcSet?: string; sizes?: string } {
  const smaller = listSmallerSources(whole, facts)
  const { column, phone } = layoutWidths[Math.min(beside, layoutWidths.length) - 1] ?? layoutWidths[0]
  if (smaller.length === 0) return {}
  return {
    srcSet: [...smaller, whole].map(({ path, size }) => `${path} ${size.width}w`).join(','),
    sizes: `(min-width:44em) ${column},${phone}`,
  }
}
